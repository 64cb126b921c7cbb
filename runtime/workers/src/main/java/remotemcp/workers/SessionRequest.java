package remotemcp.workers;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import remotemcp.http.HeaderList;
import remotemcp.http.HttpRequest;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.platform.Access;
import remotemcp.platform.Base64Url;
import remotemcp.platform.Caller;

/// A request and its caller on the way to a session's object. The caller travels in a header that nobody outside can set: only this
/// worker's own code can call the object, and it writes the header anew. Credentials stay behind.
record SessionRequest(HttpRequest request, Caller caller) {
    private static final String CALLER = "Remote-Mcp-Caller";

    HeaderList headers() {
        return HeaderList.copyOf(request.headers()).without("Authorization").without("Cookie").replacing(CALLER,
            Base64Url.encode(json().bytes()));
    }

    /// Path and query.
    String target() {
        return request.query().isEmpty() ? request.path() : request.path() + "?" + request.query();
    }

    private JsonObject json() {
        return JsonObject.builder().put("subject", caller.subject()).put("client", caller.client())
            .put("scopes", JsonArray.ofStrings(caller.scopes())).put("claims", caller.claims())
            .put("grant", caller.access().grant()).put("token", caller.access().token()).put("expires", caller.access().expires()).build();
    }

    static SessionRequest of(HttpRequest request) {
        byte[] bytes = Base64Url.decode(request.header(CALLER).orElseThrow()).orElseThrow();
        JsonObject json = Json.parse(new String(bytes, StandardCharsets.UTF_8)).asObject().orElseThrow();
        Set<String> scopes = new LinkedHashSet<>();
        for (Json scope : json.array("scopes").orElseThrow()) {
            scopes.add(scope.asString().orElseThrow());
        }
        var access =
            new Access(json.string("grant").orElseThrow(), json.string("token").orElseThrow(), json.integer("expires").orElseThrow());
        return new SessionRequest(request, new Caller(json.string("subject").orElseThrow(), json.string("client").orElseThrow(),
            scopes, json.object("claims").orElseThrow(), access));
    }
}
