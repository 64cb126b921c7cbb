package remotemcp.client;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import remotemcp.http.HeaderList;
import remotemcp.json.Json;
import remotemcp.json.JsonNumber;
import remotemcp.json.JsonObject;
import remotemcp.json.JsonString;
import remotemcp.mcp.MirroredArgument;
import remotemcp.platform.Base64Url;

/// The header fields that repeat parts of a request for proxies (2026-07-28, streamable HTTP, Request Metadata).
///
/// @param tools the marked arguments of each tool that was listed
public record MirroredFields(Map<String, List<MirroredArgument>> tools) {
    private static final String ENCODED = "=?base64?";
    private static final String ENCODED_END = "?=";

    /// @throws IllegalArgumentException when a tool's definition breaks a rule of the marks
    public static MirroredFields of(List<ListedTool> listed) {
        var tools = new HashMap<String, List<MirroredArgument>>();
        for (ListedTool tool : listed) {
            tools.put(tool.name(), MirroredArgument.in(tool.inputSchema()));
        }
        return new MirroredFields(tools);
    }

    /// The fields of a call; none for a tool that was not listed.
    public HeaderList of(String tool, JsonObject arguments) {
        HeaderList fields = HeaderList.empty();
        for (MirroredArgument argument : tools.getOrDefault(tool, List.of())) {
            Optional<Json> value = argument.among(Optional.of(arguments));
            if (value.isPresent()) {
                fields = fields.with("Mcp-Param-" + argument.header(), encoded(text(value.get())));
            }
        }
        return fields;
    }

    /// The fields that every request has.
    public static HeaderList standard(String method, JsonObject params) {
        HeaderList fields = HeaderList.empty().with("Mcp-Method", encoded(method));
        Optional<String> name = switch (method) {
            case "tools/call", "prompts/get" -> params.string("name");
            case "resources/read" -> params.string("uri");
            default -> method.startsWith("tasks/") ? params.string("taskId") : Optional.empty();
        };
        return name.isPresent() ? fields.with("Mcp-Name", encoded(name.get())) : fields;
    }

    private static String text(Json value) {
        return switch (value) {
            case JsonString(var text) -> text;
            case JsonNumber number when number.asLong().isPresent() -> Long.toString(number.asLong().getAsLong());
            default -> value.text();
        };
    }

    /// As it is, or in base64 where header fields could not carry it or it would look encoded (Value Encoding).
    static String encoded(String text) {
        boolean looksEncoded = text.startsWith(ENCODED) && text.endsWith(ENCODED_END);
        if (!looksEncoded && isPlain(text)) {
            return text;
        }
        String base64 = Base64Url.encode(text.getBytes(StandardCharsets.UTF_8)).replace('-', '+').replace('_', '/');
        return ENCODED + base64 + "=".repeat((4 - base64.length() % 4) % 4) + ENCODED_END;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return !text.startsWith(" ") && !text.endsWith(" ");
    }
}
