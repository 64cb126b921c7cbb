package remotemcp.oauth;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import remotemcp.http.HeaderList;
import remotemcp.json.Json;
import remotemcp.json.JsonException;
import remotemcp.json.JsonObject;
import remotemcp.platform.Base64Url;
import remotemcp.platform.Cache;
import remotemcp.platform.Outbound;
import remotemcp.platform.OutboundException;
import remotemcp.platform.Platform;

/// Clients that are known by a document at the URL which is their `client_id` (OAuth Client ID Metadata Document, MCP 2026-07-28). A stranger
/// names the URL, so it is fetched from public servers only, small, soon, without redirects, and not too often. Documents are remembered in
/// the [Cache]; failures are not, but an old document, or one we know by heart, stands in for one that cannot be fetched.
final class ClientDocuments {
    private static final int LARGEST = 5 * 1024;
    private static final int TIMEOUT = 5_000;
    private static final String KIND = "client-document";
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final HeaderList HEADERS = HeaderList.empty().with("Accept", "application/json");

    private final Platform platform;
    private final DocumentTrust trust;
    private final FetchBudget budget = new FetchBudget();

    ClientDocuments(OAuthSettings settings, Platform platform) {
        this.platform = platform;
        trust = settings.documents();
    }

    private record Known(Client client, long freshUntil) {
    }

    /// The client of that URL.
    ///
    /// @throws OAuthException with words for the person when there is none
    Client read(String url) {
        String host = ClientUrl.host(url).orElseThrow(() -> refusal("The app's client_id is a URL that no metadata document may have"));
        if (!trust.allows(host)) {
            throw refusal("This server does not accept apps of " + host);
        }
        long now = platform.clock().now();
        Optional<Known> remembered = recall(url, now);
        if (remembered.isPresent() && remembered.get().freshUntil() > now) {
            return remembered.get().client();
        }
        try {
            return fetch(url, host);
        } catch (OutboundException failure) {
            platform.log().warn("oauth.client.document", JsonObject.builder().put("url", url).put("why", failure.getMessage()).build());
            return remembered.map(Known::client).or(() -> PinnedClients.find(url))
                .orElseThrow(() -> refusal("The app's metadata document could not be read from " + host + ". Try again later"));
        }
    }

    private Client fetch(String url, String host) {
        if (!budget.spend(host, platform.clock().now())) {
            throw new OutboundException("too many documents were asked for");
        }
        Outbound.Reply reply = platform.outbound().strictlyPublic().send(new Outbound.Call("GET", url, HEADERS, new byte[0], TIMEOUT, LARGEST));
        if (reply.status() != 200 || !isJson(reply)) {
            throw new OutboundException("the answer has status " + reply.status() + (reply.status() == 200 ? " and is not JSON" : ""));
        }
        long now = platform.clock().now();
        Client client = ClientDocument.read(url, reply.body(), now);
        remember(url, reply.body(), now + fresh(reply), now + 7 * DAY);
        return client;
    }

    /// The document as it came, so that what is read from it is what this version of the server reads.
    private void remember(String url, byte[] document, long freshUntil, long usableUntil) {
        var known = JsonObject.builder().put("fresh", freshUntil).put("document", new String(document, StandardCharsets.UTF_8)).build();
        platform.cache().keep(KIND, id(url), known.bytes(), usableUntil);
    }

    private Optional<Known> recall(String url, long now) {
        try {
            return platform.cache().find(KIND, id(url)).flatMap(bytes -> Json.parse(bytes).asObject())
                .map(known -> new Known(client(url, known, now), known.integer("fresh").orElse(0)));
        } catch (JsonException | OAuthException fromAnotherVersion) {
            return Optional.empty();
        }
    }

    private static Client client(String url, JsonObject known, long now) {
        return ClientDocument.read(url, known.string("document").orElse("").getBytes(StandardCharsets.UTF_8), now);
    }

    /// URLs are longer than what a cache takes for a name.
    private String id(String url) {
        return Base64Url.encode(platform.crypto().sha256(url.getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean isJson(Outbound.Reply reply) {
        String type = reply.headers().find("Content-Type").orElse("");
        int end = type.indexOf(';');
        String essence = (end < 0 ? type : type.substring(0, end)).strip();
        return essence.equalsIgnoreCase("application/json") || essence.startsWith("application/") && essence.endsWith("+json");
    }

    /// As long as its server says (RFC 9111 §5.2.2.1), within five minutes and a day; an hour when it says nothing.
    private static long fresh(Outbound.Reply reply) {
        String control = reply.headers().find("Cache-Control").orElse("");
        int at = control.indexOf("max-age=");
        if (at < 0) {
            return 60 * MINUTE;
        }
        long seconds = 0;
        for (int i = at + 8; i < control.length() && Character.isDigit(control.charAt(i)) && seconds < DAY; i++) {
            seconds = seconds * 10 + control.charAt(i) - '0';
        }
        return Math.max(5 * MINUTE, Math.min(DAY, seconds * 1000));
    }

    private static OAuthException refusal(String why) {
        return new OAuthException("invalid_client", why);
    }
}
