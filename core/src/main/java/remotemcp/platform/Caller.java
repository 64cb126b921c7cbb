package remotemcp.platform;

import java.util.Set;
import remotemcp.json.JsonObject;

/// On whose behalf a request is made, as the access token says.
///
/// @param subject the user's stable id; empty on an open server
/// @param client the OAuth client's id; empty on an open server
/// @param scopes what the user allowed this client
/// @param claims what is known of the user, such as `email` and `name`
/// @param access the token and grant that authorise the request
public record Caller(String subject, String client, Set<String> scopes, JsonObject claims, Access access) {

    private static final Caller ANYONE = new Caller("", "", Set.of(), JsonObject.empty());

    /// A caller whose access does not end by itself.
    public Caller(String subject, String client, Set<String> scopes, JsonObject claims) {
        this(subject, client, scopes, claims, Access.open());
    }

    /// The caller on a server without login.
    public static Caller anyone() {
        return ANYONE;
    }

    public boolean isAnyone() {
        return subject.isEmpty();
    }

    /// The same caller, authorised so.
    public Caller with(Access other) {
        return new Caller(subject, client, scopes, claims, other);
    }
}
