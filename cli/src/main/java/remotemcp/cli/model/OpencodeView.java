package remotemcp.cli.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import remotemcp.hosts.HostProfile;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// opencode with a model that sees pictures.
final class OpencodeView implements ModelView {
    private static final int RESULT = HostProfile.OPENCODE.limits().result();
    private static final int LINES = 2_000;

    @Override
    public String note() {
        return "Pictures reach a model that is declared to see them; no other.";
    }

    @Override
    public Optional<String> instructions(String server, String text) {
        return text.isEmpty() ? Optional.empty()
            : Optional.of("<mcp_instructions>\n  <server name=\"" + server + "\">\n    " + text.replace("\n", "\n    ")
                + "\n  </server>\n</mcp_instructions>");
    }

    @Override
    public ToolOffer tools(String server, List<JsonObject> tools) {
        if (ToolDefinition.anyHasBooleanSchema(tools)) {
            return new ToolOffer(List.of(), ToolDefinition.allOmitted(tools));
        }
        Map<String, OfferedTool> offered = new TreeMap<>();
        var omitted = new ArrayList<OmittedTool>();
        for (JsonObject json : tools) {
            var tool = new ToolDefinition(json);
            String name = ToolDefinition.plain(server, "_-", '_') + "_" + ToolDefinition.plain(tool.name(), "_-", '_');
            JsonObject schema = tool.schema();
            JsonObject closed = (schema.has("properties") ? schema : schema.with("properties", JsonObject.empty()))
                .with("additionalProperties", Json.of(false));
            OfferedTool earlier = offered.put(name, OfferedTool.named(tool.name(), name, tool.description(), closed));
            if (earlier != null) {
                omitted.add(new OmittedTool(earlier.original(), "its name would be " + name + ", as that of " + tool.name()));
            }
        }
        return new ToolOffer(List.copyOf(offered.values()), omitted);
    }

    @Override
    public ModelResult result(String server, OfferedTool tool, JsonObject arguments, JsonObject result) {
        var texts = new ArrayList<String>();
        var media = new ArrayList<ModelPart>();
        for (JsonObject block : ToolDefinition.blocks(result)) {
            read(block, texts, media);
        }
        boolean isStructureAlone = ToolDefinition.blocks(result).isEmpty() && result.has("structuredContent");
        String text = isStructureAlone ? result.find("structuredContent").orElseThrow().text() : String.join("\n\n", texts);
        var parts = new ArrayList<ModelPart>();
        parts.add(new ModelPart.Text(result.bool("isError").orElse(false) ? text : cut(text)));
        if (!media.isEmpty()) {
            parts.add(new ModelPart.Text("Attached media from tool result:"));
            parts.addAll(media);
        }
        return new ModelResult(parts, false);
    }

    private static void read(JsonObject block, List<String> texts, List<ModelPart> media) {
        switch (ToolDefinition.type(block)) {
            case "text" -> texts.add(ToolDefinition.text(block, "text"));
            case "image" -> media.add(new ModelPart.Media(ToolDefinition.text(block, "mimeType")));
            case "resource" -> {
                JsonObject resource = block.object("resource").orElse(JsonObject.empty());
                texts.add(resource.string("text")
                    .orElseGet(() -> "[Binary MCP resource omitted: " + ToolDefinition.text(resource, "uri") + " ("
                        + ToolDefinition.text(resource, "mimeType") + ", " + Sizes.decoded(ToolDefinition.text(resource, "blob"))
                        + " B) is not a supported attachment type]"));
            }
            default -> {}
        }
    }

    /// Whole lines from the beginning, as many as fit.
    private static String cut(String text) {
        String[] lines = text.split("\n", -1);
        if (Sizes.bytes(text) <= RESULT && lines.length <= LINES) {
            return text;
        }
        var kept = new ArrayList<String>();
        int size = 0;
        for (String line : lines) {
            int more = Sizes.bytes(line) + (kept.isEmpty() ? 0 : 1);
            if (kept.size() == LINES || size + more > RESULT) {
                break;
            }
            kept.add(line);
            size += more;
        }
        String missing = kept.size() == LINES ? lines.length - LINES + " lines" : Sizes.bytes(text) - size + " bytes";
        return String.join("\n", kept) + "\n\n..." + missing
            + " truncated...\n\nThe tool call succeeded but the output was truncated. Full output saved to: FILE\n"
            + "Use the Task tool to have explore agent process this file with Grep and Read (with offset/limit). Do NOT read the full file yourself - delegate to save context.";
    }
}
