package remotemcp.oauth.client;

import java.util.List;
import java.util.Optional;
import remotemcp.http.ClientNetworks;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.oauth.OAuthSettings;
import remotemcp.platform.ConstantTime;
import remotemcp.platform.KeyedDigest;
import remotemcp.platform.Platform;
import remotemcp.platform.Sealer;

/// The clients of this server: registered ones, and those known by a document at a URL ([ClientDocuments]). A registration is sealed into its own `client_id` and a client's secret is derived from that id (RFC 7591
/// appendix A.5.2, "stateless"): nothing is stored, so nothing can be flooded, evicted or forgotten.
public final class Clients {
    private static final int LONGEST_ID = 8000;

    private final Sealer registrations;
    private final KeyedDigest secrets;
    private final ClientDocuments documents;
    private final Platform platform;

    public Clients(OAuthSettings settings, Platform platform) {
        this.platform = platform;
        documents = new ClientDocuments(settings, platform);
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
    ///
    /// @throws OAuthException when the id is a URL and its document cannot be used
    public Optional<Client> find(String id) {
        return find(id, ClientNetworks.of(""));
    }

    /// @param asker who asks: what one network may make this server fetch is bounded
    public Optional<Client> find(String id, ClientNetworks asker) {
        return ClientUrl.isMeant(id) ? Optional.of(documents.read(id, asker)) : findRegistered(id);
    }

    /// The client of that id, as far as it matters to who proves to be it. A URL is not fetched for that: such a client proves nothing, and
    /// what it was granted stands on its own.
    Optional<Client> findToProve(String id) {
        if (!ClientUrl.isMeant(id)) {
            return findRegistered(id);
        }
        return ClientUrl.host(id).map(host -> new Client(id, host, List.of(), ClientAuthMethod.NONE, Optional.empty()));
    }

    private Optional<Client> findRegistered(String id) {
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
