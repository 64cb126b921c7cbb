package remotemcp.doctor.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import remotemcp.client.wire.Printable;
import remotemcp.http.ContentCoding;
import remotemcp.http.Headers;
import remotemcp.json.Json;
import remotemcp.json.JsonException;
import remotemcp.json.JsonLimits;
import remotemcp.json.JsonObject;

/// What came back for a request: an answer, or none.
///
/// @param status zero when no answer came
/// @param body as it is; empty when it came compressed, which no request of ours takes unless it says so
/// @param trouble why none came, or why its body ends where it does; empty when all came
public record ProbeResponse(ProbeRequest request, int status, Headers headers, byte[] body, String trouble) {
    private static final JsonLimits LIMITS = new JsonLimits(128, 400, 500_000);
    private static final Set<String> SECRETS =
        Set.of("access_token", "refresh_token", "id_token", "client_secret", "registration_access_token", "client_id");
    private static final int EXCERPT = 120;

    public static ProbeResponse none(ProbeRequest request, String trouble) {
        return new ProbeResponse(request, 0, remotemcp.http.HeaderList.empty(), new byte[0], trouble);
    }

    /// What came for a request. A body that is compressed against the request's `Accept-Encoding` is none that a client can read.
    static ProbeResponse of(ProbeRequest request, int status, Headers headers, byte[] body, String trouble) {
        Optional<String> coding = request.headers().find("Accept-Encoding").isPresent() ? Optional.empty() : ContentCoding.of(headers);
        return coding.isEmpty() || body.length == 0 ? new ProbeResponse(request, status, headers, body, trouble)
            : new ProbeResponse(request, status, headers, new byte[0],
                "compressed: " + Printable.of(coding.get()) + ", although the request says Accept-Encoding: identity");
    }

    /// Whether its body came compressed, so that nobody knows what it says.
    public boolean isCompressed() {
        return trouble.startsWith("compressed: ");
    }

    public boolean came() {
        return status > 0;
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    public boolean isRedirect() {
        return status >= 300 && status < 400 && headers.find("Location").isPresent();
    }

    public String location() {
        return headers.find("Location").orElse("");
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /// The media type without its parameters, in lower case.
    public String type() {
        String field = headers.find("Content-Type").orElse("");
        int end = field.indexOf(';');
        return (end < 0 ? field : field.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    public boolean isJson() {
        return type().equals("application/json") || type().endsWith("+json");
    }

    public boolean isHtml() {
        return type().equals("text/html") || type().equals("application/xhtml+xml");
    }

    public boolean isEventStream() {
        return type().equals("text/event-stream");
    }

    /// The body, whatever its type says.
    public Optional<JsonObject> json() {
        return object(body);
    }

    /// The JSON-RPC answer to a request, in one piece or as the event of a stream that has an `id`.
    public Optional<JsonObject> rpc() {
        if (!isEventStream()) {
            return json().filter(ProbeResponse::isResponse);
        }
        for (String data : EventText.data(text())) {
            Optional<JsonObject> message = object(data.getBytes(StandardCharsets.UTF_8)).filter(ProbeResponse::isResponse);
            if (message.isPresent()) {
                return message;
            }
        }
        return Optional.empty();
    }

    public Optional<JsonObject> result() {
        return rpc().flatMap(message -> message.object("result"));
    }

    /// The code of a JSON-RPC error; zero when it is none.
    public long errorCode() {
        return rpc().flatMap(message -> message.object("error")).map(error -> error.integer("code").orElse(0)).orElse(0L);
    }

    /// The OAuth error code; empty text when it is none.
    public String oauthError() {
        return json().flatMap(object -> object.string("error")).orElse("");
    }

    /// For the report: status, telling header fields and the beginning of the body, without secrets.
    public String described() {
        if (!came()) {
            return trouble;
        }
        var parts = new ArrayList<String>(List.of("HTTP " + status));
        for (String name : List.of("Location", "WWW-Authenticate")) {
            headers.find(name).ifPresent(value -> parts.add(name + ": " + Printable.of(value)));
        }
        parts.add(type().isEmpty() ? "no Content-Type" : Printable.of(type()));
        String excerpt = excerpt();
        if (!excerpt.isEmpty()) {
            parts.add(excerpt);
        }
        return String.join(", ", parts) + (trouble.isEmpty() ? "" : " (" + trouble + ")");
    }

    private String excerpt() {
        String text = json().map(ProbeResponse::masked).map(JsonObject::text).orElseGet(this::text).strip();
        String line = Printable.of(text.length() > EXCERPT ? text.substring(0, EXCERPT) + "…" : text);
        return line.indexOf("token=") >= 0 || line.indexOf("code=") >= 0 ? "" : line;
    }

    private static JsonObject masked(JsonObject object) {
        JsonObject masked = object;
        for (String name : SECRETS) {
            if (object.has(name)) {
                masked = masked.with(name, "…");
            }
        }
        return masked;
    }

    private static boolean isResponse(JsonObject message) {
        return message.has("result") || message.object("error").isPresent();
    }

    private static Optional<JsonObject> object(byte[] utf8) {
        try {
            return Json.parse(utf8, LIMITS).asObject();
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return described();
    }
}
