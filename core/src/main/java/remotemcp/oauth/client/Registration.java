package remotemcp.oauth.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// What a client said of itself when it registered, after our rules were applied (RFC 7591 §2).
///
/// @param issued when, in epoch milliseconds
public record Registration(String name, List<String> redirectUris, ClientAuthMethod authMethod, Optional<String> uri, long issued) {

    public static Registration of(Client client) {
        return new Registration(client.name(), client.redirectUris(), client.authMethod(), client.uri(), 0);
    }

    public Client client(String id) {
        return new Client(id, name, redirectUris, authMethod, uri);
    }

    /// Short keys: the text becomes part of a `client_id`, which travels in URLs.
    public JsonObject toJson() {
        return JsonObject.builder().put("n", name).put("r", JsonArray.ofStrings(redirectUris)).put("m", authMethod.wire()).put("u", uri)
            .put("t", issued).build();
    }

    public static Registration from(JsonObject json) {
        var redirects = new ArrayList<String>();
        for (Json uri : json.array("r").orElseThrow()) {
            redirects.add(uri.asString().orElseThrow());
        }
        return new Registration(json.string("n").orElseThrow(), List.copyOf(redirects),
            ClientAuthMethod.find(json.string("m").orElseThrow()).orElseThrow(),
            json.string("u"), json.integer("t").orElseThrow());
    }
}
