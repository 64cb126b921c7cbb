package remotemcp.oauth.client;

import java.util.Optional;

/// How a client proves itself at the token endpoint (RFC 7591 §2, `token_endpoint_auth_method`).
public enum ClientAuthMethod {
    NONE("none"), BASIC("client_secret_basic"), POST("client_secret_post");

    private final String wire;

    ClientAuthMethod(String wire) {
        this.wire = wire;
    }

    /// The name used on the wire.
    public String wire() {
        return wire;
    }

    public static Optional<ClientAuthMethod> find(String wire) {
        for (ClientAuthMethod method : values()) {
            if (method.wire.equals(wire)) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }
}
