package remotemcp.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonNull;
import remotemcp.json.JsonObject;

/// An argument marked `x-mcp-header`, which clients repeat in the header `Mcp-Param-{header}` (2026-07-28, Custom Headers from
/// Tool Parameters). The rules for the mark are checked when the tool is declared.
///
/// @param path the chain of property names that leads to the argument
public record MirroredArgument(String header, List<String> path) {
    private static final String MARK = "x-mcp-header";

    /// The argument's value; empty when absent or null, and then no header is expected.
    public Optional<Json> among(Optional<Json> arguments) {
        Optional<Json> value = arguments;
        for (String step : path) {
            value = value.flatMap(Json::asObject).flatMap(object -> object.find(step));
        }
        return value.filter(found -> !(found instanceof JsonNull));
    }

    /// All marked arguments of an input schema.
    ///
    /// @throws IllegalArgumentException when a mark breaks a rule
    public static List<MirroredArgument> in(JsonObject schema) {
        var found = new ArrayList<MirroredArgument>();
        collect(schema, List.of(), found);
        if (marks(schema) != found.size()) {
            throw new IllegalArgumentException(MARK + " is allowed only on properties reached through properties alone");
        }
        return List.copyOf(found);
    }

    private static void collect(JsonObject schema, List<String> path, List<MirroredArgument> found) {
        JsonObject properties = schema.object("properties").orElse(JsonObject.empty());
        for (Map.Entry<String, Json> property : properties.entries()) {
            var steps = new ArrayList<>(path);
            steps.add(property.getKey());
            property.getValue().asObject().ifPresent(inner -> {
                if (inner.has(MARK)) {
                    found.add(new MirroredArgument(header(inner, found), List.copyOf(steps)));
                }
                collect(inner, steps, found);
            });
        }
    }

    private static String header(JsonObject property, List<MirroredArgument> others) {
        String type = property.string("type").orElse("");
        if (!type.equals("string") && !type.equals("integer") && !type.equals("boolean")) {
            throw new IllegalArgumentException(MARK + " is allowed only on a string, an integer or a boolean");
        }
        String header = property.string(MARK).orElse("");
        if (!isToken(header)) {
            throw new IllegalArgumentException(MARK + " must be a header name");
        }
        for (MirroredArgument other : others) {
            if (other.header.equalsIgnoreCase(header)) {
                throw new IllegalArgumentException("two arguments share the header " + header);
            }
        }
        return header;
    }

    /// Counts marks anywhere, so that one in a place where clients cannot follow is noticed. A property may be named like the mark.
    private static int marks(Json value) {
        int count = value instanceof JsonObject object && object.find(MARK).filter(mark -> mark.asObject().isEmpty()).isPresent() ? 1 : 0;
        if (value instanceof JsonObject object) {
            for (Map.Entry<String, Json> member : object.entries()) {
                count += marks(member.getValue());
            }
        } else if (value instanceof JsonArray array) {
            for (Json element : array) {
                count += marks(element);
            }
        }
        return count;
    }

    private static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letterOrDigit && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
