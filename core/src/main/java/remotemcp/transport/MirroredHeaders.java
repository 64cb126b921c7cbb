package remotemcp.transport;

import java.util.List;
import java.util.Optional;
import remotemcp.http.Headers;
import remotemcp.json.Json;
import remotemcp.mcp.SentArguments;
import remotemcp.protocol.HeaderNames;
import remotemcp.protocol.HeaderValue;
import remotemcp.protocol.McpMethod;
import remotemcp.protocol.MirroredArgument;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcRequest;

/// Holds the headers that repeat parts of the body against the body (2026-07-28, streamable HTTP, Request Metadata and Server
/// Validation). A proxy decides by the header, we by the body: what differs, or comes twice, would let a request slip past one
/// of the two, so it is refused with -32020.
final class MirroredHeaders {
    private MirroredHeaders() {
    }

    /// The one value of a header, without the white space around it; empty when absent.
    static Optional<String> one(Headers headers, String name) {
        List<String> values = headers.all(name);
        if (values.size() > 1) {
            throw RpcException.headerMismatch(name + " came " + values.size() + " times");
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(trimmed(values.get(0)));
    }

    static void checkMethod(Headers headers, RpcRequest request) {
        String header = one(headers, HeaderNames.METHOD).orElseThrow(() -> RpcException.headerMismatch("Mcp-Method is missing"));
        if (!header.equals(request.method())) {
            throw RpcException.headerMismatch("Mcp-Method is not the method of the body");
        }
    }

    /// Checks `Mcp-Name` where the method has one.
    static void checkName(Headers headers, RpcRequest request) {
        Optional<String> mirrored = McpMethod.mirroredBy(request.method());
        if (mirrored.isEmpty()) {
            return;
        }
        String member = mirrored.get();
        String header = one(headers, HeaderNames.NAME).orElseThrow(() -> RpcException.headerMismatch("Mcp-Name is missing"));
        Json body = request.params().find(member).orElse(null);
        if (body != null && !HeaderValue.matches(header, body)) {
            throw RpcException.headerMismatch("Mcp-Name is not the " + member + " of the body");
        }
    }

    static void checkArguments(Headers headers, RpcRequest request, List<MirroredArgument> mirrored) {
        Optional<Json> arguments = Optional.of(SentArguments.of(request.params()));
        for (MirroredArgument argument : mirrored) {
            String name = HeaderNames.PARAM_PREFIX + argument.header();
            Optional<String> header = one(headers, name);
            Optional<Json> body = argument.among(arguments);
            boolean agree = header.isPresent() == body.isPresent() && (body.isEmpty() || HeaderValue.matches(header.get(), body.get()));
            if (!agree) {
                throw RpcException.headerMismatch(name + " is not the argument of the body");
            }
        }
    }

    private static String trimmed(String value) {
        int from = 0;
        int to = value.length();
        while (from < to && isBlank(value.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(value.charAt(to - 1))) {
            to--;
        }
        return value.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
