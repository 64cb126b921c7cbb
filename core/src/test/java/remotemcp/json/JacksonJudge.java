package remotemcp.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Another reader's verdict: jackson-core with duplicate keys refused, over text that the JDK has decoded strictly
/// (Jackson's own decoder of bytes is lax), and with our rules on top: no half surrogates, our limits.
final class JacksonJudge {
    private static final JsonFactory FACTORY = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final JsonParser parser;

    private JacksonJudge(JsonParser parser) {
        this.parser = parser;
    }

    /// The value; empty if the bytes are refused.
    static Optional<Json> read(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            try (var parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
                return new JacksonJudge(parser).document(text);
            }
        } catch (CharacterCodingException | JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<Json> document(String text) {
        if (text.startsWith("\uFEFF") || parser.nextToken() == null) {
            return Optional.empty();
        }
        Json value = value(1);
        return parser.nextToken() == null ? Optional.of(value) : Optional.empty();
    }

    private Json value(int depth) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(depth);
            case START_ARRAY -> array(depth);
            case VALUE_STRING -> Json.of(whole(parser.getString()));
            case VALUE_TRUE -> JsonBoolean.TRUE;
            case VALUE_FALSE -> JsonBoolean.FALSE;
            case VALUE_NULL -> JsonNull.NULL;
            default -> new JsonNumber(bounded(parser.getString()));
        };
    }

    private Json object(int depth) {
        limit(depth);
        var object = JsonObject.builder();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = whole(parser.currentName());
            parser.nextToken();
            object.put(key, value(depth + 1));
        }
        return object.build();
    }

    private Json array(int depth) {
        limit(depth);
        var items = new ArrayList<Json>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(depth + 1));
        }
        return new JsonArray(items);
    }

    private static String whole(String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("half a surrogate pair");
        }
        return text;
    }

    private static String bounded(String literal) {
        if (literal.length() > JsonLimits.standard().numberLength()) {
            throw new IllegalArgumentException("a long number");
        }
        return literal;
    }

    private static void limit(int depth) {
        if (depth > JsonLimits.standard().depth()) {
            throw new IllegalArgumentException("too deep");
        }
    }
}
