package remotemcp.hosts;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import remotemcp.json.JsonObject;

/// What the requests of one host say about it, in the words of a table. Ports, ids and secrets are left out.
///
/// @param all every request, in order
/// @param afterExpiry those of the session in which an access token expired
record WireSummary(List<RecordedRequest> all, List<RecordedRequest> afterExpiry) {
    /// Linux gives ports from here on to programs that ask for any.
    private static final int FIRST_BY_CHANCE = 32_768;
    private static final String RESOURCE_METADATA = "/.well-known/oauth-protected-resource";
    private static final String SERVER_METADATA = "/.well-known/oauth-authorization-server";

    String userAgents() {
        return distinct(mcp().map(request -> "`" + request.headers().getOrDefault("user-agent", "none") + "`"));
    }

    String versions() {
        return distinct(mcp().flatMap(request -> version(request).stream()));
    }

    /// From the first request to the first that registers a client or goes to the authorization endpoint.
    String discovery() {
        return distinct(all.stream().takeWhile(request -> !request.path().equals("/register") && !request.path().equals("/authorize"))
            .filter(request -> !request.headers().containsKey("authorization")).map(WireSummary::step));
    }

    String registration() {
        Optional<JsonObject> body =
            all.stream().filter(request -> request.path().equals("/register")).findFirst().flatMap(RecordedRequest::json);
        Optional<String> document =
            authorizations(request -> request.parameter("client_id")).filter(id -> id.startsWith("https://")).findFirst();
        return document.map(url -> "client document `" + url + "`")
            .or(() -> body.map(client -> "dynamic" + client.string("application_type").map(type -> ", " + type).orElse("")
                + client.string("client_name").map(name -> ", \"" + name + "\"").orElse("")))
            .orElse("none seen");
    }

    /// A port that the host took by chance is written PORT.
    String redirect() {
        List<String> uris = authorizations(request -> request.parameter("redirect_uri")).distinct().toList();
        boolean byChance = uris.size() > 1 || uris.stream().anyMatch(uri -> URI.create(uri).getPort() >= FIRST_BY_CHANCE);
        return uris.isEmpty() ? "none seen" : "`" + (byChance ? uris.getFirst().replaceFirst(":\\d+", ":PORT") : uris.getFirst()) + "`";
    }

    String scope() {
        return authorizations(request -> Optional.of(request.parameter("scope").map(scope -> "`" + scope + "`").orElse("none")
            + request.parameter("prompt").map(prompt -> ", prompt=" + prompt).orElse(""))).findFirst().orElse("none seen");
    }

    String resource() {
        boolean authorize = authorizations(request -> request.parameter("resource")).findAny().isPresent();
        boolean token = tokens(all, "authorization_code").anyMatch(request -> request.parameter("resource").isPresent());
        boolean refresh = tokens(all, "refresh_token").anyMatch(request -> request.parameter("resource").isPresent());
        return Stream.of(authorize ? "authorize" : "", token ? "code" : "", refresh ? "refresh" : "").filter(word -> !word.isEmpty())
            .collect(Collectors.joining(", "));
    }

    /// Whether the host refreshes before it is refused.
    String refresh() {
        int refresh = first(afterExpiry, request -> isToken(request, "refresh_token"));
        int refused = first(afterExpiry,
            request -> request.path().equals("/mcp") && request.status() == 401 && request.headers().containsKey("authorization"));
        return refresh < 0 ? "none seen" : refused >= 0 && refused < refresh ? "on 401" : "ahead";
    }

    String stream() {
        return mcp().anyMatch(request -> request.method().equals("GET") && request.status() == 200) ? "yes" : "no";
    }

    String delete() {
        return mcp().anyMatch(request -> request.method().equals("DELETE")) ? "yes" : "no";
    }

    private Stream<RecordedRequest> mcp() {
        return all.stream().filter(request -> request.path().equals("/mcp"));
    }

    private Stream<String> authorizations(Function<RecordedRequest, Optional<String>> part) {
        return all.stream().filter(request -> request.path().equals("/authorize") && request.method().equals("GET"))
            .flatMap(request -> part.apply(request).stream());
    }

    private static Stream<RecordedRequest> tokens(List<RecordedRequest> requests, String grant) {
        return requests.stream().filter(request -> isToken(request, grant));
    }

    private static boolean isToken(RecordedRequest request, String grant) {
        return request.path().equals("/token") && request.parameter("grant_type").equals(Optional.of(grant));
    }

    private static Optional<String> version(RecordedRequest request) {
        String named = request.headers().getOrDefault("mcp-protocol-version", "");
        return switch (request.rpc()) {
            case "initialize" ->
                request.json().flatMap(message -> message.object("params")).flatMap(params -> params.string("protocolVersion"))
                    .map(version -> "initialize " + version);
            case "server/discover" -> Optional.of("server/discover " + named);
            default -> Optional.empty();
        };
    }

    private static String step(RecordedRequest request) {
        String path = request.path();
        String name = switch (path) {
            case RESOURCE_METADATA -> "resource metadata of the root";
            case RESOURCE_METADATA + "/mcp" -> "resource metadata of /mcp";
            case SERVER_METADATA -> "server metadata";
            default -> request.method() + " " + path;
        };
        return request.status() == 200 ? name : name + " (" + request.status() + ")";
    }

    private static int first(List<RecordedRequest> requests, Predicate<RecordedRequest> wanted) {
        for (int i = 0; i < requests.size(); i++) {
            if (wanted.test(requests.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static String distinct(Stream<String> words) {
        var seen = new ArrayList<>(new LinkedHashSet<>(words.toList()));
        return seen.isEmpty() ? "none seen" : String.join("; ", seen);
    }
}
