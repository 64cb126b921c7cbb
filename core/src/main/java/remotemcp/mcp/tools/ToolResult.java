package remotemcp.mcp.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.json.JsonString;
import remotemcp.mcp.Content;

/// What a tool answers: blocks for the model to read and, where the tool has an output schema, a value for programs.
public record ToolResult(List<Content> content, Optional<Json> structuredContent, boolean isError) {

    public ToolResult {
        content = List.copyOf(content);
    }

    public static ToolResult text(String text) {
        return of(new Content.Text(text));
    }

    public static ToolResult of(Content... content) {
        return new ToolResult(List.of(content), Optional.empty(), false);
    }

    /// A value for programs, and its JSON text for clients that only read text.
    public static ToolResult structured(Json value) {
        return text(value.text()).with(value);
    }

    /// Tells the model what went wrong, so that it can try again in another way.
    public static ToolResult error(String text) {
        return new ToolResult(List.of(new Content.Text(text)), Optional.empty(), true);
    }

    /// This result with a value for programs.
    public ToolResult with(Json structured) {
        return new ToolResult(content, Optional.of(structured), isError);
    }

    /// This result with one more block.
    public ToolResult and(Content block) {
        var blocks = new ArrayList<>(content);
        blocks.add(block);
        return new ToolResult(blocks, structuredContent, isError);
    }

    /// Whether there are blocks, and none that a model reads as text: some hosts give their models nothing of such a result.
    boolean lacksText() {
        if (content.isEmpty() || structuredContent.isPresent()) {
            return false;
        }
        for (Content block : content) {
            if (block instanceof Content.Text || block instanceof Content.EmbeddedText) {
                return false;
            }
        }
        return true;
    }

    /// Characters of text in all of it.
    int size() {
        int size = structuredContent.isPresent() ? sizeOf(structuredContent.get()) : 0;
        for (Content block : content) {
            size += block.size();
        }
        return size;
    }

    private static int sizeOf(Json value) {
        int size = 0;
        switch (value) {
            case JsonString(var text) -> size = text.length();
            case JsonArray array -> {
                for (Json element : array) {
                    size += 1 + sizeOf(element);
                }
            }
            case JsonObject object -> {
                for (var member : object.entries()) {
                    size += member.getKey().length() + sizeOf(member.getValue());
                }
            }
            default -> size = 4;
        }
        return size;
    }

    void writeTo(JsonObject.Builder result) {
        var blocks = new Json[content.size()];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = content.get(i).toJson();
        }
        result.put("content", JsonArray.of(blocks));
        if (structuredContent.isPresent()) {
            result.put("structuredContent", structuredContent.get());
        }
        if (isError) {
            result.put("isError", true);
        }
    }
}
