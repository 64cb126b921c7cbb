package remotemcp.doctor.checks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import remotemcp.client.wire.Printable;
import remotemcp.doctor.report.Finding;
import remotemcp.json.JsonObject;

/// Whether models can use the tools as they are defined. Limits are those of the strictest client.
final class ToolChecks {
    private static final int NAME = 64;
    private static final int DESCRIPTION = 8_000;
    private static final int MOST = 128;
    private static final int LIST = 100_000;

    private ToolChecks() {
    }

    static Finding names(ExaminationContext context) {
        var seen = new HashSet<String>();
        var bad = of(context, tool -> {
            String name = tool.string("name").orElse("");
            return name.isEmpty() || name.length() > NAME || !isPlain(name) || !seen.add(name);
        });
        return bad.isEmpty() ? Finding.healthy("they do") : Finding.failure("read tools/list", "names: " + bad)
            .why(
                "Models' interfaces take names of 1 to 64 letters, digits, _ and -, each once; Claude and ChatGPT leave such a tool out, or fail with the whole list.")
            .fix("Rename: " + bad + ".");
    }

    static Finding descriptions(ExaminationContext context) {
        String bad = of(context, tool -> tool.string("description").orElse("").isBlank());
        return bad.isEmpty() ? Finding.healthy("it does") : Finding.warning("read tools/list", "no description: " + bad)
            .why(
                "The description is all that a model knows of a tool: it does not use it, or uses it wrongly. Directories of connectors refuse such servers.")
            .fix("Say in a sentence what each does and when to use it: " + bad + ".");
    }

    static Finding schemas(ExaminationContext context) {
        String bad = of(context, tool -> {
            JsonObject schema = tool.object("inputSchema").orElse(JsonObject.empty());
            boolean isObject =
                schema.string("type").orElse("").equals("object") && (!schema.has("properties") || schema.object("properties").isPresent());
            return !isObject || schema.has("oneOf") || schema.has("anyOf") || schema.has("allOf");
        });
        return bad.isEmpty() ? Finding.healthy("they do") : Finding.failure("read tools/list", "inputSchema: " + bad)
            .why(
                "Models' interfaces refuse schemas that are no object, or have oneOf, anyOf or allOf at the top, and with one tool all of them.")
            .fix(
                "Give each \"inputSchema\": {\"type\": \"object\", \"properties\": {…}}, and move alternatives into a property or into tools of their own: "
                    + bad + ".");
    }

    static Finding sizes(ExaminationContext context) {
        int bytes = context.calls().tools().body().length;
        int count = context.calls().listedTools().size();
        String longOnes = of(context, tool -> tool.string("description").orElse("").length() > DESCRIPTION);
        boolean fits = bytes <= LIST && count <= MOST && longOnes.isEmpty();
        return fits ? Finding.healthy(count + " tools, " + bytes + " bytes") : Finding
            .warning("read tools/list",
                count + " tools, " + bytes + " bytes" + (longOnes.isEmpty() ? "" : ", long descriptions: " + longOnes))
            .why(
                "The list is part of every conversation: it costs tokens with each message, crowds the model's memory, and VS Code takes at most 128 tools.")
            .fix("Offer fewer tools and shorter descriptions: below " + MOST + " tools and " + LIST / 1000 + " kB, or several servers.");
    }

    private static String of(ExaminationContext context, Predicate<JsonObject> isBad) {
        var bad = new ArrayList<String>();
        for (JsonObject tool : context.calls().listedTools()) {
            if (isBad.test(tool)) {
                bad.add(Printable.of(tool.string("name").orElse("(no name)")));
            }
        }
        List<String> first = bad.size() > 5 ? bad.subList(0, 5) : bad;
        return String.join(", ", first) + (bad.size() > 5 ? " and " + (bad.size() - 5) + " more" : "");
    }

    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean isLetter = (c | 32) >= 'a' && (c | 32) <= 'z';
            if (!isLetter && !(c >= '0' && c <= '9') && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }
}
