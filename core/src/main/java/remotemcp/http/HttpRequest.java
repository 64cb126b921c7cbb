package remotemcp.http;

import java.util.Optional;

/// One HTTP request. A runtime asks its handler with the head alone; the body is there once a handler wanted it ([HttpResponse.NeedsBody]).
///
/// @param method upper-case method, such as `GET`
/// @param path raw path as sent, percent-encoding kept, without the query; begins with `/`, or is
///     `*` where the server as a whole is meant (RFC 9112 §3.2.4)
/// @param query raw query without `?`; empty when there is none
/// @param headers header fields, names compared without regard to case
/// @param body the body's bytes; empty when there is none, and while the request is only a head
/// @param peer address of the other end of the connection, for limits and the audit trail
/// @param departure tells whether the client has left
public record HttpRequest(String method, String path, String query, Headers headers, byte[] body, String peer, Departure departure) {

    public static HttpRequest get(String target) {
        return of("GET", target);
    }

    public static HttpRequest post(String target, String contentType, byte[] body) {
        return of("POST", target).header("Content-Type", contentType).body(body);
    }

    /// A request without headers or body; `target` is a path with an optional query.
    public static HttpRequest of(String method, String target) {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? "" : target.substring(mark + 1);
        return new HttpRequest(method, path, query, HeaderList.empty(), new byte[0], "127.0.0.1", new Departure());
    }

    public HttpRequest header(String name, String value) {
        return new HttpRequest(method, path, query, HeaderList.copyOf(headers).with(name, value), body, peer, departure);
    }

    public HttpRequest body(byte[] bytes) {
        return new HttpRequest(method, path, query, headers, bytes, peer, departure);
    }

    /// The first field of that name.
    public Optional<String> header(String name) {
        return headers.find(name);
    }
}
