package remotemcp.platform;

import java.util.Set;
import remotemcp.json.JsonObject;

/// On whose behalf a request is made, as the access token says.
///
/// @param subject the user's stable id; empty on an open server
/// @param client the OAuth client's id; empty on an open server
/// @param scopes what the user allowed this client
/// @param claims what is known of the user, such as `email` and `name`
public record Caller(String subject, String client, Set<String> scopes, JsonObject claims) {

    private static final Caller ANYONE = new Caller("", "", Set.of(), JsonObject.empty());

    /// The caller on a server without login.
    public static Caller anyone() {
        return ANYONE;
    }

    public boolean isAnyone() {
        return subject.isEmpty();
    }
}
