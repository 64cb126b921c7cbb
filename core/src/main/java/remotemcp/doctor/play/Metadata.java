package remotemcp.doctor.play;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.discovery.WellKnown;
import remotemcp.doctor.checks.ExaminationContext;
import remotemcp.doctor.checks.Lazy;
import remotemcp.doctor.http.ProbeRequest;
import remotemcp.doctor.http.ProbeResponse;
import remotemcp.http.Uri;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.protocol.HeaderNames;

/// The two documents by which a client finds the login (RFC 9728, RFC 8414), wherever they are found: one that is missing where it should
/// be does not keep the doctor from reading on.
public final class Metadata {
    private final ExaminationContext context;
    private final Map<String, ProbeResponse> read = new HashMap<>();
    private final Lazy<Optional<JsonObject>> resource = new Lazy<>(this::findResource);
    private final Lazy<Optional<JsonObject>> server = new Lazy<>(this::findServer);

    public Metadata(ExaminationContext context) {
        this.context = context;
    }

    /// Each document is fetched once. It is asked for as a page of the Inspector would.
    public ProbeResponse at(String url) {
        ProbeResponse response = read.get(url);
        if (response == null) {
            response = context.probe().ask(ProbeRequest.get(url).with(HeaderNames.PROTOCOL_VERSION, McpCalls.LEGACY));
            read.put(url, response);
        }
        return response;
    }

    /// The URL that the challenge names.
    public Optional<String> link() {
        return context.challenge().find("resource_metadata");
    }

    public String resourceAtPath() {
        return WellKnown.ofResource(context.url()).getFirst();
    }

    public String resourceAtRoot() {
        return WellKnown.ofResource(context.url()).getLast();
    }

    public Optional<JsonObject> resource() {
        return resource.get();
    }

    public List<String> issuers() {
        return resource().map(found -> strings(found, "authorization_servers")).orElse(List.of());
    }

    /// The authorization server to ask; without resource metadata the server's own origin (2025-03-26).
    public String issuer() {
        return issuers().isEmpty() ? context.origin() : issuers().getFirst();
    }

    /// Where its metadata may lie, in the order in which clients look; nowhere when the issuer is no URL.
    public List<String> spellings() {
        try {
            return WellKnown.ofServer(issuer());
        } catch (LoginException e) {
            return List.of();
        }
    }

    public Optional<JsonObject> server() {
        return server.get();
    }

    /// An endpoint of the authorization server; empty when it names none that may be asked.
    public Optional<String> endpoint(String name) {
        return server().flatMap(found -> found.string(name)).filter(url -> Uri.parse(url).isPresent());
    }

    public boolean serverHas(String list, String value) {
        return server().map(found -> strings(found, list).contains(value)).orElse(false);
    }

    public boolean takesDocuments() {
        return server().flatMap(found -> found.bool("client_id_metadata_document_supported")).orElse(false)
            && serverHas("token_endpoint_auth_methods_supported", "none");
    }

    /// What `resource` clients send: as published, else the URL.
    public String resourceName() {
        return resource().flatMap(found -> found.string("resource")).orElse(context.url());
    }

    public static List<String> strings(JsonObject document, String name) {
        var strings = new ArrayList<String>();
        document.array(name).ifPresent(array -> {
            for (Json value : array) {
                value.asString().ifPresent(strings::add);
            }
        });
        return strings;
    }

    /// A place of the resource metadata whose answer is compressed: nobody can say that nothing is there.
    public Optional<ProbeResponse> compressedResource() {
        return compressed(resourcePlaces());
    }

    /// The same of the authorization server's metadata.
    public Optional<ProbeResponse> compressedServer() {
        return compressed(spellings());
    }

    private Optional<ProbeResponse> compressed(Collection<String> places) {
        for (String url : places) {
            if (at(url).isCompressed() && at(url).status() == 200) {
                return Optional.of(at(url));
            }
        }
        return Optional.empty();
    }

    private Collection<String> resourcePlaces() {
        var places = new LinkedHashSet<String>();
        link().ifPresent(places::add);
        places.addAll(WellKnown.ofResource(context.url()));
        return places;
    }

    private Optional<JsonObject> findResource() {
        for (String url : resourcePlaces()) {
            ProbeResponse response = at(url);
            Optional<JsonObject> document =
                response.status() == 200 ? response.json().filter(found -> found.has("resource") || found.has("authorization_servers"))
                    : Optional.empty();
            if (document.isPresent()) {
                return document;
            }
        }
        return Optional.empty();
    }

    private Optional<JsonObject> findServer() {
        for (String url : spellings()) {
            Optional<JsonObject> document = serverAt(url);
            if (document.isPresent()) {
                return document;
            }
        }
        return Optional.empty();
    }

    public Optional<JsonObject> serverAt(String url) {
        ProbeResponse response = at(url);
        return response.status() == 200 ? response.json().filter(found -> found.has("token_endpoint") || found.has("issuer"))
            : Optional.empty();
    }
}
