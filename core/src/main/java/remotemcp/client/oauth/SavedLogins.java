package remotemcp.client.oauth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// The logins for one MCP server, one for each issuer and resource it ever named; the first is the one in use.
record SavedLogins(String server, List<SavedLogin> logins) {
    private static final int MOST = 8;

    static SavedLogins of(String server, Optional<JsonObject> kept) {
        var logins = new ArrayList<SavedLogin>();
        // A file that another server's name leads to is not ours.
        kept.filter(json -> json.string("server").orElse("").equals(server)).flatMap(json -> json.array("logins")).ifPresent(array -> {
            for (Json json : array) {
                json.asObject().flatMap(SavedLogin::from).ifPresent(logins::add);
            }
        });
        return new SavedLogins(server, List.copyOf(logins));
    }

    Optional<SavedLogin> current() {
        return logins.isEmpty() ? Optional.empty() : Optional.of(logins.getFirst());
    }

    Optional<SavedLogin> at(Realm realm) {
        for (SavedLogin login : logins) {
            if (login.isOf(realm)) {
                return Optional.of(login);
            }
        }
        return Optional.empty();
    }

    /// With this login as the one in use.
    SavedLogins using(SavedLogin login) {
        var all = new ArrayList<SavedLogin>();
        all.add(login);
        all.addAll(without(login).logins());
        return new SavedLogins(server, List.copyOf(all.subList(0, Math.min(MOST, all.size()))));
    }

    /// Without the login of that issuer and resource.
    SavedLogins without(SavedLogin login) {
        var rest = new ArrayList<SavedLogin>();
        for (SavedLogin other : logins) {
            boolean isSame = other.resource().equals(login.resource()) && other.server().issuer().equals(login.server().issuer());
            if (!isSame) {
                rest.add(other);
            }
        }
        return new SavedLogins(server, List.copyOf(rest));
    }

    JsonObject toJson() {
        var all = new ArrayList<Json>();
        for (SavedLogin login : logins) {
            all.add(login.toJson());
        }
        return JsonObject.builder().put("version", 1).put("server", server).put("logins", new JsonArray(all)).build();
    }
}
