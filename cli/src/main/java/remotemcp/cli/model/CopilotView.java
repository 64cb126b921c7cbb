package remotemcp.cli.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import remotemcp.hosts.HostProfile;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// Copilot CLI with a model of the user's own.
final class CopilotView implements ModelView {
    private static final int NAME = HostProfile.COPILOT.limits().name();
    private static final int RESULT = HostProfile.COPILOT.limits().result();
    private static final int PREVIEW = 500;

    @Override
    public String note() {
        return "Its model gets no instructions, and no picture unless it is declared to see them (that was not measured).";
    }

    @Override
    public Optional<String> instructions(String server, String text) {
        return Optional.empty();
    }

    @Override
    public ToolOffer tools(String server, List<JsonObject> tools) {
        Map<String, OfferedTool> offered = new TreeMap<>();
        for (JsonObject json : tools) {
            var tool = new ToolDefinition(json);
            String name = free(cut(ToolDefinition.plain(server + "-" + tool.name(), "_-", '-'), NAME), offered);
            offered.put(name, OfferedTool.named(tool.name(), name, tool.description(), CopilotSchema.of(tool.schema())));
        }
        return ToolOffer.of(List.copyOf(offered.values()));
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    private static String free(String name, Map<String, OfferedTool> taken) {
        String free = name;
        for (int number = 2; taken.containsKey(free); number++) {
            free = cut(name, NAME - 1 - String.valueOf(number).length()) + "_" + number;
        }
        return free;
    }

    @Override
    public ModelResult result(String server, OfferedTool tool, JsonObject arguments, JsonObject result) {
        var text = new StringBuilder();
        for (JsonObject block : ToolDefinition.blocks(result)) {
            text.append(ToolDefinition.text(block, "text"))
                .append(block.object("resource").map(resource -> ToolDefinition.text(resource, "text")).orElse(""));
        }
        Optional<Json> structured = result.find("structuredContent");
        structured.ifPresent(value -> text.append(text.isEmpty() ? "" : "\n\n").append(value.text()));
        String whole = (result.bool("isError").orElse(false) ? "MCP server '" + server + "': " : "") + text;
        return ModelResult.text(Sizes.bytes(whole) <= RESULT ? whole : saved(whole));
    }

    private static String saved(String text) {
        return "Output too large to read at once (" + Sizes.kilobytes(Sizes.bytes(text))
            + " KB). Saved to: FILE\nConsider using tools like grep (for searching), "
            + "head/tail (for viewing start/end), view with view_range (for specific sections), or jq (for JSON) to examine portions of the output.\n\n"
            + "Preview (first " + PREVIEW + " chars):\n" + text.substring(0, PREVIEW);
    }
}
