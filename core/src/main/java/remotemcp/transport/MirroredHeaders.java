package remotemcp.transport;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import remotemcp.http.Headers;
import remotemcp.json.Json;
import remotemcp.json.JsonBoolean;
import remotemcp.json.JsonNumber;
import remotemcp.json.JsonString;
import remotemcp.mcp.MirroredArgument;
import remotemcp.mcp.RpcException;
import remotemcp.mcp.RpcRequest;
import remotemcp.mcp.Tool;
import remotemcp.platform.Base64Url;

/// Holds the headers that repeat parts of the body against the body (2026-07-28, streamable HTTP, Request Metadata and Server
/// Validation). A proxy decides by the header, we by the body: what differs, or comes twice, would let a request slip past one
/// of the two, so it is refused with -32020.
final class MirroredHeaders {
    private static final String ENCODED = "=?base64?";
    private static final String ENCODED_END = "?=";

    private MirroredHeaders() {
    }

    /// The one value of a header, without the white space around it; empty when absent.
    static Optional<String> one(Headers headers, String name) {
        List<String> values = headers.all(name);
        if (values.size() > 1) {
            throw RpcException.headerMismatch(name + " came " + values.size() + " times");
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(trimmed(values.get(0)));
    }

    static void checkMethod(Headers headers, RpcRequest request) {
        String header = one(headers, "Mcp-Method").orElseThrow(() -> RpcException.headerMismatch("Mcp-Method is missing"));
        if (!header.equals(request.method())) {
            throw RpcException.headerMismatch("Mcp-Method is not the method of the body");
        }
    }

    /// Checks `Mcp-Name` where the method has one.
    static void checkName(Headers headers, RpcRequest request) {
        String member = switch (request.method()) {
            case "tools/call", "prompts/get" -> "name";
            case "resources/read" -> "uri";
            default -> "";
        };
        if (member.isEmpty()) {
            return;
        }
        String header = one(headers, "Mcp-Name").orElseThrow(() -> RpcException.headerMismatch("Mcp-Name is missing"));
        Json body = request.params().find(member).orElse(null);
        if (body != null && !agrees(header, body)) {
            throw RpcException.headerMismatch("Mcp-Name is not the " + member + " of the body");
        }
    }

    static void checkArguments(Headers headers, RpcRequest request, Tool tool) {
        for (MirroredArgument argument : tool.mirrored()) {
            String name = "Mcp-Param-" + argument.header();
            Optional<String> header = one(headers, name);
            Optional<Json> body = argument.in(request);
            boolean agree = header.isPresent() == body.isPresent() && (body.isEmpty() || agrees(header.get(), body.get()));
            if (!agree) {
                throw RpcException.headerMismatch(name + " is not the argument of the body");
            }
        }
    }

    private static boolean agrees(String header, Json body) {
        if (body instanceof JsonString(var text) && !isEncoded(header)) {
            return plain(header).equals(text);
        }
        byte[] said = decode(header);
        return switch (body) {
            case JsonString(var text) -> Arrays.equals(said, text.getBytes(StandardCharsets.UTF_8));
            case JsonBoolean bool -> Arrays.equals(said, bool.bytes());
            case JsonNumber number -> isSameNumber(said, number);
            default -> false;
        };
    }

    /// Bytes of UTF-8: decoded, or as they stand when the value is not marked as encoded.
    private static byte[] decode(String header) {
        return isEncoded(header) ? base64(header.substring(ENCODED.length(), header.length() - ENCODED_END.length()))
            : plain(header).getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean isEncoded(String header) {
        int length = ENCODED.length() + ENCODED_END.length();
        return header.length() >= length && header.startsWith(ENCODED) && header.endsWith(ENCODED_END);
    }

    private static String plain(String header) {
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c != '\t' && (c < ' ' || c > '~')) {
                throw RpcException.headerMismatch("a value holds a character that has to be encoded");
            }
        }
        return header;
    }

    /// Padded base64 (RFC 4648 §4), in its one canonical spelling.
    private static byte[] base64(String text) {
        int end = text.length();
        while (end > 0 && text.length() - end < 2 && text.charAt(end - 1) == '=') {
            end--;
        }
        boolean whole = text.length() % 4 == 0 && text.indexOf('-') < 0 && text.indexOf('_') < 0;
        Optional<byte[]> bytes = whole ? Base64Url.decode(text.substring(0, end).replace('+', '-').replace('/', '_')) : Optional.empty();
        return bytes.orElseThrow(() -> RpcException.headerMismatch("a value is not base64"));
    }

    /// `42.0` and `42` are the same (Server Validation).
    private static boolean isSameNumber(byte[] said, JsonNumber body) {
        try {
            var number = new JsonNumber(new String(said, StandardCharsets.US_ASCII)).asLong();
            return number.isPresent() && number.equals(body.asLong());
        } catch (IllegalArgumentException notANumber) {
            return false;
        }
    }

    private static String trimmed(String value) {
        int from = 0;
        int to = value.length();
        while (from < to && isBlank(value.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(value.charAt(to - 1))) {
            to--;
        }
        return value.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
