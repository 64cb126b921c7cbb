package remotemcp.mcp.input;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonException;
import remotemcp.json.JsonObject;
import remotemcp.platform.Base64Url;
import remotemcp.platform.Platform;
import remotemcp.platform.Sealer;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcRequest;

/// Makes and opens `requestState`: the answers that a client has given so far, sealed, so that nobody can change them, and bound to the user
/// and the request they were given to. It opens for an hour.
public final class RequestStates {
    private static final long LIFETIME = 60 * 60 * 1000L;
    private static final int LARGEST = 64 << 10;

    private final Platform platform;
    private final Sealer sealer;

    public RequestStates(Platform platform) {
        this.platform = platform;
        sealer = new Sealer(platform, "request-state");
    }

    /// @throws RpcException -32602 when the answers are too large to be carried
    String seal(RpcRequest request, String subject, JsonObject answers) {
        var state = JsonObject.builder().put("for", binding(request, subject)).put("until", platform.clock().now() + LIFETIME)
            .put("answers", answers).build();
        byte[] plain = state.bytes();
        if (plain.length > LARGEST) {
            throw RpcException.invalidParams("The answers to the server's requests have " + plain.length + " bytes together; at most "
                + LARGEST + " are possible");
        }
        return sealer.seal(plain);
    }

    /// The answers so far.
    ///
    /// @throws RpcException -32602 when the state is not one that this user got for this request in the last hour
    JsonObject open(RpcRequest request, String subject, String text) {
        return sealer.open(text).flatMap(RequestStates::read)
            .filter(state -> state.string("for").filter(binding(request, subject)::equals).isPresent()
                && state.integer("until").orElse(0) > platform.clock().now())
            .flatMap(state -> state.object("answers"))
            .orElseThrow(
                () -> RpcException.invalidParams("The requestState was not issued for this request, or has expired. Send the request "
                    + "again without requestState and inputResponses"));
    }

    private static Optional<JsonObject> read(byte[] plain) {
        try {
            return Json.parse(plain).asObject();
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    private String binding(RpcRequest request, String subject) {
        JsonObject params = request.params().without("inputResponses").without("requestState").without("_meta");
        var whole = JsonObject.of("user", subject).with("method", Json.of(request.method())).with("params", params);
        return Base64Url.encode(platform.crypto().sha256(whole.text().getBytes(StandardCharsets.UTF_8)));
    }
}
