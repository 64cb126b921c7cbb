package remotemcp.client.wire;

import java.util.Map;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.json.JsonString;

/// How much room JSON takes, about, in characters: counted where a server decides how much we keep of it.
public final class Weight {
    private static final int VALUE = 32;

    private Weight() {
    }

    public static long of(Json json) {
        return switch (json) {
            case JsonString(var text) -> VALUE + text.length();
            case JsonArray array -> of(array);
            case JsonObject object -> of(object);
            default -> VALUE;
        };
    }

    private static long of(JsonArray array) {
        long weight = VALUE;
        for (Json value : array) {
            weight += of(value);
        }
        return weight;
    }

    private static long of(JsonObject object) {
        long weight = VALUE;
        for (Map.Entry<String, Json> member : object.entries()) {
            weight += VALUE + member.getKey().length() + of(member.getValue());
        }
        return weight;
    }
}
