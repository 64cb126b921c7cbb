package remotemcp.client.oauth.discovery;

import java.util.List;
import java.util.Optional;
import remotemcp.client.oauth.LoggableText;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.LoginException.Step;
import remotemcp.json.JsonObject;
import remotemcp.platform.Outbound;

/// Finds the authorization server of an MCP server, in the order of the specification: the challenge's `resource_metadata`, the path form,
/// the root; then the issuer's metadata in its forms. A server without any resource metadata is one of revision 2025-03-26: its own origin
/// is the issuer, and without metadata there the default endpoints hold.
public final class Discovery {
    private final String server;
    private final UrlPolicy policy;
    private final MetadataDocuments documents;

    /// @param server the MCP server's URL as the person named it
    public Discovery(Outbound outbound, String server) {
        this.server = server;
        this.policy = UrlPolicy.of(server);
        this.documents = new MetadataDocuments(outbound, policy);
    }

    /// @param known the issuer of the last login: kept while the resource still names it
    /// @throws LoginException when something is missing, or a document is not for what it was asked for
    public DiscoveredServer realm(Challenge challenge, Optional<String> known) {
        Optional<ResourceMetadata> found = resource(challenge);
        if (found.isEmpty()) {
            return legacy();
        }
        ResourceMetadata resource = found.get();
        List<String> servers = resource.servers().isEmpty() ? List.of(WellKnown.origin(server)) : resource.servers();
        String issuer = known.filter(servers::contains).orElse(servers.getFirst());
        policy.check(Step.SERVER_METADATA, "issuer", issuer);
        ServerMetadata metadata = metadata(issuer).orElseThrow(() -> new LoginException(Step.SERVER_METADATA,
            "the authorization server " + LoggableText.quoted(issuer) + " has no metadata: " + documents.met()));
        boolean bound = (challenge.isDpop() || resource.takesDpop()) && metadata.has("dpop_signing_alg_values_supported", "ES256");
        return new DiscoveredServer(resource.resource(), metadata, resource.scopes(), bound);
    }

    private Optional<ResourceMetadata> resource(Challenge challenge) {
        Optional<JsonObject> document = challenge.find("resource_metadata").flatMap(url -> documents.find(Step.RESOURCE_METADATA, url));
        for (String url : document.isPresent() ? List.<String>of() : WellKnown.ofResource(server)) {
            document = documents.find(Step.RESOURCE_METADATA, url);
            if (document.isPresent()) {
                break;
            }
        }
        return document.map(found -> ResourceMetadata.from(found, server));
    }

    private DiscoveredServer legacy() {
        String origin = WellKnown.origin(server);
        ServerMetadata metadata =
            metadata(policy.check(Step.SERVER_METADATA, "server", origin)).orElseGet(() -> ServerMetadata.assumed(origin));
        int fragment = server.indexOf('#');
        return new DiscoveredServer(fragment < 0 ? server : server.substring(0, fragment), metadata, Optional.empty(), false);
    }

    /// The first document there is; it has to be of that issuer, to the letter, or an attacker's could name an honest one (mix-up).
    private Optional<ServerMetadata> metadata(String issuer) {
        for (String url : WellKnown.ofServer(issuer)) {
            Optional<JsonObject> document = documents.find(Step.SERVER_METADATA, url);
            if (document.isPresent()) {
                return document.map(found -> checked(found, issuer, url));
            }
        }
        return Optional.empty();
    }

    private static ServerMetadata checked(JsonObject document, String issuer, String url) {
        var metadata = new ServerMetadata(document);
        if (!metadata.issuer().equals(issuer)) {
            throw new LoginException(Step.SERVER_METADATA,
                url + " is the metadata of another issuer, " + LoggableText.quoted(metadata.issuer()) + " instead of "
                    + LoggableText.quoted(issuer));
        }
        return metadata;
    }
}
