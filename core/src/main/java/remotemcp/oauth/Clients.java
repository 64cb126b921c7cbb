package remotemcp.oauth;

import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.platform.ConstantTime;
import remotemcp.platform.KeyedDigest;
import remotemcp.platform.Platform;
import remotemcp.platform.Sealer;

/// The clients of this server. A registration is sealed into its own `client_id` and a client's secret is derived from that id (RFC 7591
/// appendix A.5.2, "stateless"): nothing is stored, so nothing can be flooded, evicted or forgotten.
public final class Clients {
    private static final int LONGEST_ID = 8000;

    private final Sealer registrations;
    private final KeyedDigest secrets;
    private final Platform platform;

    public Clients(Platform platform) {
        this.platform = platform;
        registrations = new Sealer(platform, "client");
        secrets = new KeyedDigest(platform, "client-secret");
    }

    /// A client made from its own metadata (RFC 7591 §2).
    ///
    /// @throws OAuthException when it asks for what no client may have
    public Client register(JsonObject metadata) {
        Registration registration = RegistrationRules.read(metadata, platform.clock().now());
        return registration.client(registrations.seal(registration.toJson().bytes()));
    }

    /// The client of that id; empty when we never issued it.
    public Optional<Client> find(String id) {
        return id.length() > LONGEST_ID ? Optional.empty() : registrations.open(id).map(bytes -> registration(bytes).client(id));
    }

    /// The secret of a confidential client.
    public String secret(Client client) {
        return secrets.of(client.id());
    }

    /// Whether that is the client's secret, told in a time that does not help to guess it.
    public boolean isSecret(Client client, String presented) {
        return ConstantTime.equal(secret(client), presented);
    }

    private static Registration registration(byte[] bytes) {
        return Registration.from(Json.parse(bytes).asObject().orElseThrow());
    }
}
