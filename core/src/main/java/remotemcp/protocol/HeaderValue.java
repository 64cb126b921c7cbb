package remotemcp.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonBoolean;
import remotemcp.json.JsonNumber;
import remotemcp.json.JsonString;
import remotemcp.platform.Base64Url;

/// A value of the body as a header field repeats it: as it stands, or as `=?base64?…?=` where a header field could not carry it or it
/// would look encoded (2026-07-28, streamable HTTP, Value Encoding and Server Validation).
public final class HeaderValue {
    private static final String ENCODED = "=?base64?";
    private static final String ENCODED_END = "?=";

    private HeaderValue() {
    }

    /// The field's value for a string, a number or a boolean.
    public static String of(Json value) {
        return encode(switch (value) {
            case JsonString(var text) -> text;
            case JsonNumber number when number.asLong().isPresent() -> Long.toString(number.asLong().getAsLong());
            default -> value.text();
        });
    }

    /// The field's value for a text.
    public static String encode(String text) {
        boolean looksEncoded = text.startsWith(ENCODED) && text.endsWith(ENCODED_END);
        if (!looksEncoded && isPlain(text)) {
            return text;
        }
        return ENCODED + Base64Url.padded(text.getBytes(StandardCharsets.UTF_8)) + ENCODED_END;
    }

    /// Whether the field's value repeats that value of the body. `42.0` and `42` are the same.
    ///
    /// @param header without white space around it
    /// @throws RpcException -32020 when the field's value is encoded wrongly, or would have to be
    public static boolean matches(String header, Json body) {
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

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return !text.startsWith(" ") && !text.endsWith(" ");
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

    private static boolean isSameNumber(byte[] said, JsonNumber body) {
        try {
            var number = new JsonNumber(new String(said, StandardCharsets.US_ASCII)).asLong();
            return number.isPresent() && number.equals(body.asLong());
        } catch (IllegalArgumentException notANumber) {
            return false;
        }
    }
}
