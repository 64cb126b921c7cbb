package remotemcp.hosts;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import remotemcp.json.Json;
import remotemcp.json.JsonException;
import remotemcp.json.JsonObject;

/// One request as it went over the wire.
///
/// @param target path and query as sent
/// @param headers names in lower case
/// @param body as text
/// @param status of the answer; 0 when none came
record RecordedRequest(String method, String target, Map<String, String> headers, String body, int status) {

    String path() {
        return URI.create(target).getPath();
    }

    /// One parameter of the query or of a form in the body.
    Optional<String> parameter(String name) {
        String text = method.equals("POST") && body.contains("=") ? body : Optional.ofNullable(URI.create(target).getRawQuery()).orElse("");
        return Stream.of(text.split("&")).map(pair -> pair.split("=", 2)).filter(pair -> pair.length == 2 && pair[0].equals(name))
            .map(pair -> java.net.URLDecoder.decode(pair[1], java.nio.charset.StandardCharsets.UTF_8)).findFirst();
    }

    Optional<JsonObject> json() {
        try {
            return body.startsWith("{") ? Json.parse(body).asObject() : Optional.empty();
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    /// The JSON-RPC method; empty for all else.
    String rpc() {
        return json().flatMap(object -> object.string("method")).orElse("");
    }

    @Override
    public String toString() {
        return method + " " + target + " -> " + status + (rpc().isEmpty() ? "" : " " + rpc());
    }
}
