package remotemcp.transport.legacy;

import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// What a client said in `initialize` that it can be asked for, as bits, so that a session id stays short. Anything else a
/// client declares concerns no server and is dropped.
///
/// @param bits one bit for each line of the table below, the first line lowest
record Capabilities(int bits) {
    private static final String[][] TABLE = {
        {"roots", ""}, {"roots", "listChanged"},
        {"sampling", ""}, {"sampling", "context"}, {"sampling", "tools"},
        {"elicitation", ""}, {"elicitation", "form"}, {"elicitation", "url"},
    };

    static Capabilities none() {
        return new Capabilities(0);
    }

    static Capabilities of(JsonObject declared) {
        int bits = 0;
        for (int i = 0; i < TABLE.length; i++) {
            bits |= isDeclared(declared, TABLE[i]) ? 1 << i : 0;
        }
        return new Capabilities(bits);
    }

    private static boolean isDeclared(JsonObject declared, String[] line) {
        var whole = declared.object(line[0]);
        return whole.isPresent()
            && (line[1].isEmpty() || whole.get().object(line[1]).isPresent() || whole.get().bool(line[1]).orElse(false));
    }

    /// The declaration again, as the newest revision writes it.
    JsonObject toJson() {
        var json = JsonObject.empty();
        for (int i = 0; i < TABLE.length; i++) {
            if ((bits >> i & 1) == 1) {
                json = add(json, TABLE[i]);
            }
        }
        return json;
    }

    private static JsonObject add(JsonObject json, String[] line) {
        JsonObject whole = json.object(line[0]).orElse(JsonObject.empty());
        return json.with(line[0], line[1].isEmpty() ? whole : whole.with(line[1], value(line[1])));
    }

    private static Json value(String part) {
        return part.equals("listChanged") ? Json.of(true) : JsonObject.empty();
    }
}
