package remotemcp.oauth.token;

import java.util.List;
import remotemcp.json.JsonObject;
import remotemcp.oauth.grant.Grant;

/// What a token request earned, before it becomes an access token and an answer.
///
/// @param grant the grant as it stands now
/// @param scopes of the access token: those granted, or fewer
/// @param audience of the access token: the resource granted, or one below it
/// @param claims of the user
/// @param refreshToken to be used next
record TokenIssue(Grant grant, List<String> scopes, String audience, JsonObject claims, String refreshToken) {
}
