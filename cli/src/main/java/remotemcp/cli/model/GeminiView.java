package remotemcp.cli.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.hosts.HostProfile;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// Gemini CLI.
final class GeminiView implements ModelView {
    private static final int NAME = HostProfile.GEMINI.limits().name();
    private static final int RESULT = HostProfile.GEMINI.limits().result();
    private static final int HEAD = 8_000;
    private static final int TAIL = 32_000;
    private static final int ENDS = 30;
    private static final JsonObject WAIT = JsonObject.builder().put("type", "boolean")
        .put("description",
            "Set to true to wait for all previously requested tools in this turn to complete before starting. Set to false (or omit) to run in "
                + "parallel. Use true when this tool depends on the output of previous tools.")
        .build();

    @Override
    public String note() {
        return "It reads the first page of the list of tools only, and a turn later it shortens long results further.";
    }

    @Override
    public Optional<String> instructions(String server, String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of("The following are instructions provided by the tool server '" + server
            + "':\n---[start of server instructions]---\n" + text + "\n---[end of server instructions]---");
    }

    @Override
    public ToolOffer tools(String server, List<JsonObject> tools) {
        if (ToolDefinition.anyHasBooleanSchema(tools)) {
            return new ToolOffer(List.of(), ToolDefinition.allOmitted(tools));
        }
        var offered = new ArrayList<OfferedTool>();
        for (JsonObject json : tools) {
            var tool = new ToolDefinition(json);
            String whole = ToolDefinition.plain("mcp_" + server + "_" + tool.name(), "_-.:", '_');
            String name = whole.length() <= NAME ? whole : whole.substring(0, ENDS) + "..." + whole.substring(whole.length() - ENDS);
            offered.add(OfferedTool.named(tool.name(), name, tool.description(), withWait(nullable(tool.schema()))));
        }
        return ToolOffer.of(offered);
    }

    private static JsonObject withWait(JsonObject schema) {
        return schema.with("properties", schema.object("properties").orElse(JsonObject.empty()).with("wait_for_previous", WAIT));
    }

    /// A type or null is written in the words of Gemini's own schemas.
    private static JsonObject nullable(JsonObject schema) {
        var changed = JsonObject.builder();
        for (var member : schema.entries()) {
            Optional<String> only = member.getKey().equals("type") ? orNull(member.getValue()) : Optional.empty();
            if (only.isPresent()) {
                changed.put("type", only.get()).put("nullable", true);
            } else {
                changed.put(member.getKey(), nullable(member.getValue()));
            }
        }
        return changed.build();
    }

    private static Json nullable(Json value) {
        return switch (value) {
            case JsonObject object -> nullable(object);
            case JsonArray array -> new JsonArray(array.values().stream().map(GeminiView::nullable).toList());
            default -> value;
        };
    }

    private static Optional<String> orNull(Json type) {
        if (!(type instanceof JsonArray types) || types.size() != 2 || !types.values().contains(Json.of("null"))) {
            return Optional.empty();
        }
        return types.values().stream().flatMap(each -> each.asString().stream()).filter(each -> !each.equals("null")).findFirst();
    }

    @Override
    public ModelResult result(String server, OfferedTool tool, JsonObject arguments, JsonObject result) {
        if (result.bool("isError").orElse(false)) {
            return new ModelResult(List.of(new ModelPart.Text(failure(tool, arguments, result))), true);
        }
        var texts = new ArrayList<String>();
        var media = new ArrayList<ModelPart>();
        for (JsonObject block : ToolDefinition.blocks(result)) {
            read(tool.original(), block, texts, media);
        }
        var parts = new ArrayList<ModelPart>();
        if (!texts.isEmpty()) {
            parts.add(new ModelPart.Text(cut(String.join("\n", texts))));
        }
        parts.addAll(media);
        return new ModelResult(parts, false);
    }

    private static void read(String tool, JsonObject block, List<String> texts, List<ModelPart> media) {
        String mimeType = ToolDefinition.text(block, "mimeType");
        switch (ToolDefinition.type(block)) {
            case "text" -> texts.add(untrusted(ToolDefinition.text(block, "text")));
            case "image" -> {
                texts.add("[Tool '" + tool + "' provided the following image data with mime-type: " + mimeType + "]");
                media.add(new ModelPart.Media(mimeType));
            }
            case "audio" -> {
                texts.add("[SYSTEM: Binary content (" + mimeType + ") stripped from response due to protocol limitations.]");
                texts.add("[Tool '" + tool + "' provided the following audio data with mime-type: " + mimeType + "]");
            }
            case "resource_link" -> texts.add("Resource Link: " + block.string("title").orElse(ToolDefinition.text(block, "name")) + " at "
                + ToolDefinition.text(block, "uri"));
            case "resource" -> {
                JsonObject resource = block.object("resource").orElse(JsonObject.empty());
                Optional<String> text = resource.string("text");
                String type = resource.string("mimeType").orElse("application/octet-stream");
                texts.add(text.map(GeminiView::untrusted)
                    .orElse("[Tool '" + tool + "' provided the following embedded resource with mime-type: " + type + "]"));
                if (text.isEmpty()) {
                    media.add(new ModelPart.Media(type));
                }
            }
            default -> {}
        }
    }

    private static String untrusted(String text) {
        return "<untrusted_context>\n" + text + "\n</untrusted_context>";
    }

    private static String failure(OfferedTool tool, JsonObject arguments, JsonObject result) {
        var call = JsonObject.builder().put("name", tool.original()).put("args", arguments).build();
        JsonObject response =
            JsonObject.of("functionResponse", JsonObject.builder().put("name", tool.original()).put("response", result).build());
        return "MCP tool '" + tool.original() + "' reported tool error for function call: " + call.text() + " with response: ["
            + response.text() + "]";
    }

    private static String cut(String text) {
        if (text.length() <= RESULT) {
            return text;
        }
        return "Output too large. Showing first " + Sizes.grouped(HEAD) + " and last " + Sizes.grouped(TAIL)
            + " characters. For full output see: FILE\n"
            + text.substring(0, HEAD) + "\n\n... [" + Sizes.grouped(text.length() - HEAD - TAIL) + " characters omitted] ...\n\n"
            + text.substring(text.length() - TAIL);
    }
}
