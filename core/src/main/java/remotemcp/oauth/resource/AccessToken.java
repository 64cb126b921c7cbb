package remotemcp.oauth.resource;

import java.util.ArrayList;
import java.util.Set;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.platform.Access;
import remotemcp.platform.Caller;

/// What an access token says.
///
/// @param id names the token, so that it can be revoked alone
/// @param grant the grant it belongs to
/// @param audience the resource it is for (RFC 8707)
/// @param expires epoch milliseconds
public record AccessToken(String id, String grant, String audience, long expires, Caller caller) {

    JsonObject toJson() {
        return JsonObject.builder().put("id", id).put("grant", grant).put("aud", audience).put("exp", expires).put("sub", caller.subject())
            .put("client", caller.client()).put("scopes", JsonArray.ofStrings(caller.scopes())).put("claims", caller.claims()).build();
    }

    static AccessToken from(JsonObject json) {
        var scopes = new ArrayList<String>();
        for (Json scope : json.array("scopes").orElseThrow()) {
            scopes.add(scope.asString().orElseThrow());
        }
        var caller = new Caller(json.string("sub").orElseThrow(), json.string("client").orElseThrow(), Set.copyOf(scopes),
            json.object("claims").orElseThrow());
        var access = new Access(json.string("grant").orElseThrow(), json.string("id").orElseThrow(), json.integer("exp").orElseThrow());
        return new AccessToken(access.token(), access.grant(), json.string("aud").orElseThrow(), access.expires(), caller.with(access));
    }
}
