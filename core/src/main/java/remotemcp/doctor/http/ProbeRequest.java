package remotemcp.doctor.http;

import java.nio.charset.StandardCharsets;
import remotemcp.client.oauth.Form;
import remotemcp.client.wire.Printable;
import remotemcp.http.HeaderList;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// One HTTP request of the doctor's.
///
/// @param what it is, in words that hold no secret
public record ProbeRequest(String method, String url, HeaderList headers, byte[] body, String what) {
    private static final byte[] NOTHING = new byte[0];

    public static ProbeRequest of(String method, String url) {
        return new ProbeRequest(method, url, HeaderList.empty(), NOTHING, "");
    }

    public static ProbeRequest get(String url) {
        return of("GET", url).with("Accept", "application/json");
    }

    public static ProbeRequest json(String url, Json body) {
        return new ProbeRequest("POST", url, HeaderList.empty().with("Content-Type", "application/json").with("Accept", "application/json"),
            body.bytes(), "");
    }

    public static ProbeRequest form(String url, Form form) {
        return new ProbeRequest("POST", url,
            HeaderList.empty().with("Content-Type", "application/x-www-form-urlencoded").with("Accept", "application/json"),
            form.encoded().getBytes(StandardCharsets.US_ASCII), "");
    }

    /// A JSON-RPC message for an MCP endpoint.
    public static ProbeRequest rpc(String url, JsonObject message) {
        return new ProbeRequest("POST", url,
            HeaderList.empty().with("Content-Type", "application/json").with("Accept", "application/json, text/event-stream"),
            message.bytes(),
            message.string("method").orElse(""));
    }

    public ProbeRequest with(String name, String value) {
        return new ProbeRequest(method, url, headers.replacing(name, value), body, what);
    }

    public ProbeRequest with(HeaderList more) {
        ProbeRequest request = this;
        for (var field : more.list()) {
            request = request.with(field.name(), field.value());
        }
        return request;
    }

    public ProbeRequest carrying(String text) {
        return new ProbeRequest(method, url, headers, text.getBytes(StandardCharsets.UTF_8), what);
    }

    public ProbeRequest at(String other) {
        return new ProbeRequest(method, other, headers, body, what);
    }

    public ProbeRequest named(String words) {
        return new ProbeRequest(method, url, headers, body, words);
    }

    /// For the report: the line and what it was about, never the fields that hold secrets.
    public String described() {
        int query = url.indexOf('?');
        return Printable.of(method + " " + (query < 0 ? url : url.substring(0, query) + "?…")) + (what.isEmpty() ? "" : " (" + what + ")");
    }

    @Override
    public String toString() {
        return described();
    }
}
