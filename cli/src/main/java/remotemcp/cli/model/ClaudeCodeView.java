package remotemcp.cli.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import remotemcp.hosts.HostProfile;
import remotemcp.json.IndentedJson;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// Claude Code.
final class ClaudeCodeView implements ModelView {
    private static final int NAME = HostProfile.CLAUDE_CODE.limits().name();
    private static final int TEXT = HostProfile.CLAUDE_CODE.limits().description();
    private static final int RESULT = HostProfile.CLAUDE_CODE.limits().result();
    private static final int PREVIEW = 2_000;
    private static final int ERROR = 10_000;
    private static final int TOLERANCE = 1_024;
    private static final int PARAMETER = 64;

    @Override
    public String note() {
        return "By default its model gets the instructions and the bare names of the tools first, descriptions and schemas after it has searched for a tool.";
    }

    @Override
    public Optional<String> instructions(String server, String text) {
        return text.isEmpty() ? Optional.empty()
            : Optional.of("# MCP Server Instructions\n\nThe following MCP servers have provided instructions for how to use "
                + "their tools and resources:\n\n## " + server + "\n" + cut(text));
    }

    @Override
    public Optional<String> beforeSearch(String server, String text, ToolOffer offer) {
        return Optional.of(String.join("\n", offer.tools().stream().map(OfferedTool::name).toList()));
    }

    @Override
    public ToolOffer tools(String server, List<JsonObject> tools) {
        Map<String, OfferedTool> offered = new LinkedHashMap<>();
        var omitted = new ArrayList<OmittedTool>();
        for (JsonObject json : tools) {
            var tool = new ToolDefinition(json);
            String name = "mcp__" + ToolDefinition.plain(server, "_-", '_') + "__" + ToolDefinition.plain(tool.name(), "_-", '_');
            Optional<String> why = refusal(tool, name, offered);
            if (why.isPresent()) {
                omitted.add(new OmittedTool(tool.name(), why.get()));
            } else {
                var flat = new FlatSchema(tool.schema());
                String constraint = flat.constraint().map(words -> words + "\n\n").orElse("");
                offered.put(name, OfferedTool.named(tool.name(), name, cut(constraint + tool.description()), flat.schema()));
            }
        }
        return new ToolOffer(offered.values().stream().sorted(Comparator.comparing(OfferedTool::name)).toList(), omitted);
    }

    private static Optional<String> refusal(ToolDefinition tool, String name, Map<String, OfferedTool> earlier) {
        if (name.length() > NAME) {
            return Optional.of("its name would be " + name.length() + " characters long, more than " + NAME);
        }
        for (String parameter : tool.schema().object("properties").orElse(JsonObject.empty()).keys()) {
            if (parameter.isEmpty() || parameter.length() > PARAMETER || !ToolDefinition.plain(parameter, "_.-", '?').equals(parameter)) {
                return Optional.of("property key " + parameter + " does not match /^[a-zA-Z0-9_.-]{1,64}$/");
            }
        }
        return earlier.containsKey(name) ? Optional.of("its name would be " + name + ", as that of " + earlier.get(name).original())
            : Optional.empty();
    }

    private static String cut(String text) {
        return text.length() <= TEXT ? text : text.substring(0, TEXT) + "… [truncated]";
    }

    @Override
    public ModelResult result(String server, OfferedTool tool, JsonObject arguments, JsonObject result) {
        if (result.bool("isError").orElse(false)) {
            String text =
                String.join("\n", ToolDefinition.blocks(result).stream().map(block -> ToolDefinition.text(block, "text")).toList());
            return new ModelResult(List.of(new ModelPart.Text(middleCut(text))), true);
        }
        Optional<Json> structured = result.find("structuredContent");
        if (structured.isPresent()) {
            String text = structured.get().text();
            return ModelResult.text(text.length() <= RESULT ? text : saved(text));
        }
        List<ModelPart> parts = parts(server, result);
        int size = parts.stream().mapToInt(part -> part instanceof ModelPart.Text(var text) ? text.length() : 0).sum();
        if (size > RESULT) {
            return ModelResult.text(saved(IndentedJson.of(texts(parts))));
        }
        return parts.isEmpty() ? ModelResult.text("(" + tool.name() + " completed with no output)") : new ModelResult(parts, false);
    }

    private static List<ModelPart> parts(String server, JsonObject result) {
        var parts = new ArrayList<ModelPart>();
        for (JsonObject block : ToolDefinition.blocks(result)) {
            String mimeType = ToolDefinition.text(block, "mimeType");
            switch (ToolDefinition.type(block)) {
                case "text" -> parts.add(new ModelPart.Text(ToolDefinition.text(block, "text")));
                case "image" -> {
                    parts.add(new ModelPart.Media(mimeType));
                    parts.add(new ModelPart.Text("[Image: source: FILE]"));
                }
                case "audio" ->
                    parts.add(new ModelPart.Text("[Audio from " + server + "] " + binary(mimeType, ToolDefinition.text(block, "data"))));
                case "resource_link" -> parts.add(
                    new ModelPart.Text("[Resource link: " + ToolDefinition.text(block, "name") + "] " + ToolDefinition.text(block, "uri")
                        + block.string("description").map(words -> " (" + words + ")").orElse("")));
                case "resource" -> {
                    JsonObject resource = block.object("resource").orElse(JsonObject.empty());
                    String words = resource.string("text")
                        .orElseGet(() -> binary(ToolDefinition.text(resource, "mimeType"), ToolDefinition.text(resource, "blob")));
                    parts
                        .add(new ModelPart.Text("[Resource from " + server + " at " + ToolDefinition.text(resource, "uri") + "] " + words));
                }
                default -> parts.add(new ModelPart.Text(block.text()));
            }
        }
        return parts;
    }

    private static String binary(String mimeType, String base64) {
        return "Binary content (" + mimeType + ", " + Sizes.decoded(base64) + " bytes) saved to FILE";
    }

    private static JsonArray texts(List<ModelPart> parts) {
        var all = new ArrayList<Json>();
        for (ModelPart part : parts) {
            if (part instanceof ModelPart.Text(var text)) {
                all.add(JsonObject.builder().put("type", "text").put("text", text).build());
            }
        }
        return new JsonArray(all);
    }

    private static String saved(String text) {
        return "<persisted-output>\nOutput too large (" + Sizes.kilobytes(Sizes.bytes(text))
            + "KB). Full output saved to: FILE\n\nPreview (first 2KB):\n"
            + text.substring(0, PREVIEW) + "\n...\n</persisted-output>";
    }

    private static String middleCut(String text) {
        int half = ERROR / 2;
        return text.length() <= ERROR + TOLERANCE ? text
            : text.substring(0, half) + "\n\n... [" + (text.length() - ERROR) + " characters truncated] ...\n\n"
                + text.substring(text.length() - half);
    }
}
