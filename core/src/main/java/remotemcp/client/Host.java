package remotemcp.client;

import java.util.ArrayList;
import java.util.Optional;
import remotemcp.http.Uri;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.protocol.RpcException;

/// The host's side of a connection: what it can do for servers, and what it lets them know.
///
/// @param extra further capabilities to declare, such as `extensions`
record Host(JsonObject identity, JsonObject extra, Optional<Elicitation> elicitation, Optional<Sampling> sampling, Optional<Roots> roots,
    Watcher watcher) {

    JsonObject capabilities() {
        var declared = JsonObject.builder().putAll(extra);
        if (elicitation.isPresent()) {
            var modes = JsonObject.of("form", JsonObject.empty());
            declared.put("elicitation", elicitation.get().showsPages() ? modes.with("url", JsonObject.empty()) : modes);
        }
        sampling.ifPresent(_ -> declared.put("sampling", JsonObject.empty()));
        roots.ifPresent(_ -> declared.put("roots", JsonObject.empty()));
        return declared.build();
    }

    /// Whether anything that a server says by itself reaches somebody.
    boolean hasEars() {
        return elicitation.isPresent() || sampling.isPresent() || roots.isPresent() || watcher != Watcher.none();
    }

    /// Does what a server asks of its client.
    ///
    /// @throws RpcException when it was never offered, makes no sense, or the host refuses
    JsonObject answer(String method, JsonObject params) {
        return switch (method) {
            case "ping" -> JsonObject.empty();
            case "elicitation/create" -> elicit(elicitation.orElseThrow(() -> RpcException.methodNotFound(method)), params);
            case "sampling/createMessage" -> sampling.orElseThrow(() -> RpcException.methodNotFound(method)).create(params);
            case "roots/list" -> list(roots.orElseThrow(() -> RpcException.methodNotFound(method)));
            default -> throw RpcException.methodNotFound(method);
        };
    }

    private static JsonObject elicit(Elicitation user, JsonObject params) {
        String message = params.string("message").orElse("");
        return switch (params.string("mode").orElse("form")) {
            case "form" -> {
                JsonObject schema =
                    params.object("requestedSchema").orElseThrow(() -> RpcException.invalidParams("requestedSchema is missing"));
                yield user.fill(new Elicitation.Form(message, schema)).toJson(true);
            }
            case "url" -> {
                if (!user.showsPages()) {
                    throw RpcException.invalidParams("This client shows no pages");
                }
                yield user.visit(new Elicitation.Page(message, safe(params.string("url").orElse("")))).toJson(false);
            }
            default -> throw RpcException.invalidParams("Unknown mode of elicitation");
        };
    }

    /// S26d: nothing but web pages reaches what opens URLs.
    private static String safe(String url) {
        boolean isSafe = Uri.parse(url).filter(uri -> !uri.host().isEmpty() && uri.authority().flatMap(Uri.Authority::userinfo).isEmpty()
            && (uri.scheme().equals("https") || uri.scheme().equals("http") && uri.isLoopback())).isPresent();
        if (!isSafe) {
            throw RpcException.invalidParams("Only https URLs, and http of this computer, are shown to the user");
        }
        return url;
    }

    private static JsonObject list(Roots roots) {
        var list = new ArrayList<Json>();
        for (Roots.Root root : roots.list()) {
            list.add(root.toJson());
        }
        return JsonObject.of("roots", new JsonArray(list));
    }
}
