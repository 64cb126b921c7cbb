package remotemcp.hosts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonBoolean;
import remotemcp.json.JsonObject;

/// Looks through what a server says of itself for what the models of some hosts do not get.
///
/// @param instructions the server's, empty when it has none
/// @param tools as `tools/list` shows them, all pages that are known
/// @param isPaged whether the list has more than one page
public record HostReview(String instructions, List<JsonObject> tools, boolean isPaged) {
    private static final int FIRST_LINE = HostProfile.CODEX.limits().firstLine();
    private static final int TEXT = 4_000;
    private static final int SCHEMA = HostProfile.CODEX.limits().schema();
    private static final int TOOL_NAME = 40;
    private static final int PARAMETER_NAME = 64;

    public HostReview {
        tools = List.copyOf(tools);
    }

    /// Everything that was found, in the order of [HostCheck].
    public List<HostWarning> warnings() {
        var found = new ArrayList<HostWarning>();
        for (HostCheck check : HostCheck.values()) {
            warning(check).ifPresent(found::add);
        }
        return found;
    }

    /// What one check finds.
    public Optional<HostWarning> warning(HostCheck check) {
        List<String> seen = switch (check) {
            case INSTRUCTIONS_FIRST_LINE -> longer("the first line", firstLine(instructions), FIRST_LINE);
            case INSTRUCTIONS_LENGTH -> longer("the instructions", instructions, TEXT);
            case TOOL_DESCRIPTION_LENGTH -> ofEach(tool -> longer(name(tool), tool.string("description").orElse(""), TEXT));
            case INPUT_SCHEMA_SIZE -> ofEach(tool -> longer(name(tool), schema(tool).text(), SCHEMA));
            case INPUT_SCHEMA_ALTERNATIVES -> ofEach(HostReview::alternatives);
            case BOOLEAN_SCHEMA -> ofEach(HostReview::booleanSchemas);
            case PARAMETER_NAME -> ofEach(HostReview::oddParameters);
            case TOOL_NAME_LENGTH -> ofEach(tool -> longer(name(tool), name(tool), TOOL_NAME));
            case TOOL_NAMES_ALIKE -> alike();
            case TOOL_ANNOTATIONS -> ofEach(tool -> saysNothingOfItself(tool) ? List.of(name(tool)) : List.of());
            case PAGE_SIZE -> isPaged ? List.of("the list of tools has more than one page") : List.of();
            case RESULT_WITHOUT_TEXT -> List.of();
        };
        return seen.isEmpty() ? Optional.empty() : Optional.of(new HostWarning(check, seen));
    }

    /// Whether the models of some hosts get nothing of this result of a tool (`CallToolResult`).
    ///
    /// @param tool the tool's name
    public static Optional<HostWarning> ofResult(String tool, JsonObject result) {
        JsonArray content = result.array("content").orElse(JsonArray.of());
        if (content.size() == 0 || result.has("structuredContent")) {
            return Optional.empty();
        }
        var kinds = new LinkedHashSet<String>();
        for (Json block : content) {
            JsonObject read = block.asObject().orElse(JsonObject.empty());
            String type = read.string("type").orElse("");
            boolean isText = type.equals("text") || read.object("resource").filter(resource -> resource.has("text")).isPresent();
            if (isText) {
                return Optional.empty();
            }
            kinds.add(type);
        }
        return Optional
            .of(new HostWarning(HostCheck.RESULT_WITHOUT_TEXT, List.of(tool + " answered with nothing but " + String.join(", ", kinds))));
    }

    private interface Look {
        List<String> at(JsonObject tool);
    }

    private List<String> ofEach(Look look) {
        var seen = new ArrayList<String>();
        for (JsonObject tool : tools) {
            seen.addAll(look.at(tool));
        }
        return seen;
    }

    private static List<String> longer(String what, String text, int limit) {
        return text.length() <= limit ? List.of() : List.of(what + " (" + grouped(text.length()) + " characters)");
    }

    private static List<String> alternatives(JsonObject tool) {
        var seen = new ArrayList<String>();
        for (String keyword : List.of("oneOf", "anyOf", "allOf")) {
            if (schema(tool).has(keyword)) {
                seen.add(name(tool) + " (" + keyword + ")");
            }
        }
        return seen;
    }

    private static List<String> booleanSchemas(JsonObject tool) {
        var seen = new ArrayList<String>();
        for (var parameter : schema(tool).object("properties").orElse(JsonObject.empty()).entries()) {
            if (parameter.getValue() instanceof JsonBoolean) {
                seen.add(name(tool) + " (" + parameter.getKey() + ")");
            }
        }
        return seen;
    }

    private static List<String> oddParameters(JsonObject tool) {
        var seen = new ArrayList<String>();
        for (String parameter : schema(tool).object("properties").orElse(JsonObject.empty()).keys()) {
            if (!isPlain(parameter)) {
                seen.add(name(tool) + " (" + parameter + ")");
            }
        }
        return seen;
    }

    static boolean isPlain(String parameter) {
        for (int i = 0; i < parameter.length(); i++) {
            char c = parameter.charAt(i);
            if (!isLetterOrDigit(c) && c != '_' && c != '.' && c != '-') {
                return false;
            }
        }
        return !parameter.isEmpty() && parameter.length() <= PARAMETER_NAME;
    }

    private List<String> alike() {
        Map<String, String> first = new HashMap<>();
        var seen = new ArrayList<String>();
        for (JsonObject tool : tools) {
            String earlier = first.putIfAbsent(folded(name(tool)), name(tool));
            if (earlier != null) {
                seen.add(earlier + " and " + name(tool));
            }
        }
        return seen;
    }

    private static String folded(String name) {
        var folded = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            folded.append(isLetterOrDigit(name.charAt(i)) ? name.charAt(i) : '_');
        }
        return folded.toString();
    }

    private static boolean saysNothingOfItself(JsonObject tool) {
        JsonObject annotations = tool.object("annotations").orElse(JsonObject.empty());
        return !annotations.has("readOnlyHint") && !annotations.has("destructiveHint");
    }

    static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static String name(JsonObject tool) {
        return tool.string("name").orElse("(no name)");
    }

    private static JsonObject schema(JsonObject tool) {
        return tool.object("inputSchema").orElse(JsonObject.empty());
    }

    static String grouped(int number) {
        String digits = String.valueOf(number);
        return digits.length() <= 3 ? digits : grouped(number / 1000) + "," + digits.substring(digits.length() - 3);
    }
}
