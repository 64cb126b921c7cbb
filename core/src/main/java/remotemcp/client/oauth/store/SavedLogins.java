package remotemcp.client.oauth.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.client.oauth.discovery.DiscoveredServer;
import remotemcp.client.oauth.registration.IssuerBinding;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// The logins for one MCP server, one for each issuer and resource it ever named; the first is the one in use.
///
/// @param failure the last login, when it came to nothing
/// @param bindings whom the client's own credentials are for, one for each client, the newest first
public record SavedLogins(String server, List<SavedLogin> logins, Optional<Failure> failure, List<IssuerBinding> bindings) {
    private static final int MOST = 8;

    /// @param at epoch milliseconds
    public record Failure(long at, String message) {
    }

    public static SavedLogins none(String server) {
        return new SavedLogins(server, List.of(), Optional.empty(), List.of());
    }

    public static SavedLogins of(String server, Optional<JsonObject> kept) {
        // What was kept for another server is not ours.
        return kept.filter(json -> json.string("server").orElse("").equals(server)).map(json -> from(server, json))
            .orElseGet(() -> none(server));
    }

    private static SavedLogins from(String server, JsonObject json) {
        var logins = new ArrayList<SavedLogin>();
        for (Json login : json.array("logins").orElse(JsonArray.of())) {
            login.asObject().flatMap(SavedLogin::from).ifPresent(logins::add);
        }
        Optional<Failure> failure =
            json.object("failure").map(found -> new Failure(found.integer("at").orElse(0), found.string("message").orElse("")));
        var bindings = new ArrayList<IssuerBinding>();
        for (Json binding : json.array("bindings").orElse(JsonArray.of())) {
            binding.asObject().flatMap(IssuerBinding::from).ifPresent(bindings::add);
        }
        return new SavedLogins(server, List.copyOf(logins), failure, List.copyOf(bindings));
    }

    public Optional<SavedLogin> current() {
        return logins.isEmpty() ? Optional.empty() : Optional.of(logins.getFirst());
    }

    public Optional<SavedLogin> at(DiscoveredServer discovered) {
        for (SavedLogin login : logins) {
            if (login.isOf(discovered)) {
                return Optional.of(login);
            }
        }
        return Optional.empty();
    }

    /// With this login as the one in use.
    public SavedLogins using(SavedLogin login) {
        var all = new ArrayList<SavedLogin>();
        all.add(login);
        all.addAll(without(login).logins());
        return new SavedLogins(server, List.copyOf(all.subList(0, Math.min(MOST, all.size()))), Optional.empty(), bindings);
    }

    /// Without the login of that issuer and resource.
    public SavedLogins without(SavedLogin login) {
        var rest = new ArrayList<SavedLogin>();
        for (SavedLogin other : logins) {
            boolean isSame = other.resource().equals(login.resource()) && other.server().issuer().equals(login.server().issuer());
            if (!isSame) {
                rest.add(other);
            }
        }
        return new SavedLogins(server, List.copyOf(rest), failure, bindings);
    }

    public SavedLogins failed(long at, String message) {
        return new SavedLogins(server, logins, Optional.of(new Failure(at, message)), bindings);
    }

    /// The issuer that this client's credentials are for, as bound; of logins kept before bindings were, that of the login it made.
    public Optional<String> boundIssuer(String client) {
        for (IssuerBinding binding : bindings) {
            if (binding.client().equals(client)) {
                return Optional.of(binding.issuer());
            }
        }
        for (SavedLogin login : logins) {
            if (!login.client().dynamic() && login.client().id().equals(client)) {
                return Optional.of(login.server().issuer());
            }
        }
        return Optional.empty();
    }

    public SavedLogins bound(IssuerBinding binding) {
        var all = new ArrayList<IssuerBinding>();
        all.add(binding);
        for (IssuerBinding other : bindings) {
            if (!other.client().equals(binding.client()) && all.size() < MOST) {
                all.add(other);
            }
        }
        return new SavedLogins(server, logins, failure, List.copyOf(all));
    }

    public JsonObject toJson() {
        var all = new ArrayList<Json>();
        for (SavedLogin login : logins) {
            all.add(login.toJson());
        }
        var json = JsonObject.builder().put("version", 1).put("server", server).put("logins", new JsonArray(all));
        failure.ifPresent(found -> json.put("failure", JsonObject.builder().put("at", found.at()).put("message", found.message()).build()));
        if (!bindings.isEmpty()) {
            var bound = new ArrayList<Json>();
            for (IssuerBinding binding : bindings) {
                bound.add(binding.toJson());
            }
            json.put("bindings", new JsonArray(bound));
        }
        return json.build();
    }
}
