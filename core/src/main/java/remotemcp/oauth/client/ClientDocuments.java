package remotemcp.oauth.client;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import remotemcp.http.ClientNetworks;
import remotemcp.http.ContentCoding;
import remotemcp.http.HeaderList;
import remotemcp.json.Json;
import remotemcp.json.JsonException;
import remotemcp.json.JsonObject;
import remotemcp.oauth.ClientDocumentException;
import remotemcp.oauth.OAuthException;
import remotemcp.oauth.OAuthSettings;
import remotemcp.platform.Base64Url;
import remotemcp.platform.Cache;
import remotemcp.platform.Outbound;
import remotemcp.platform.OutboundException;
import remotemcp.platform.OverloadedException;
import remotemcp.platform.Platform;

/// Clients that are known by a document at the URL which is their `client_id` (OAuth Client ID Metadata Document, MCP 2026-07-28). A stranger
/// names the URL, so it is fetched from public servers only, small, soon, without redirects, and not too often. Documents are remembered in
/// the [Cache]; failures for ten seconds only. An old document stands in while its website does not answer, answers 5xx or is asked too often, and for nothing
/// else: a website that answers something else has withdrawn it. One of [PinnedClients] also stands in where we are kept out.
final class ClientDocuments {
    private static final int LARGEST = 5 * 1024;
    private static final int TOO_MANY = 429;
    private static final int TIMEOUT = 5_000;
    private static final String UNUSABLE = "unauthorized_client";
    private static final String UNREADABLE = "temporarily_unavailable";
    private static final String KIND = "client-document";
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final HeaderList HEADERS = HeaderList.empty().with("Accept", "application/json");

    private final Platform platform;
    private final DocumentTrust trust;
    private final boolean canRegister;
    private final FetchBudget budget = new FetchBudget();
    private final RecentFetches notes = new RecentFetches(2 * TIMEOUT);

    ClientDocuments(OAuthSettings settings, Platform platform) {
        this.platform = platform;
        trust = settings.documents();
        canRegister = settings.registration();
    }

    private record Known(Client client, long freshUntil) {
    }

    /// The client of that URL.
    ///
    /// @param asker who asks
    /// @throws ClientDocumentException with words for the person and the operator when there is none
    /// @throws OverloadedException when too many documents were asked for; says nothing about the client
    Client read(String url, ClientNetworks asker) {
        String host = ClientUrl.host(url).orElseThrow(() -> new ClientDocumentException("invalid_request",
            "The app's client_id is a URL that no metadata document may have", "tell the app's makers: only they can change its client_id",
            Optional.empty()));
        if (!trust.allows(host)) {
            throw notAccepted(url, host);
        }
        long now = platform.clock().now();
        Optional<Known> remembered = recall(url, now);
        if (remembered.isPresent() && remembered.get().freshUntil() > now) {
            return remembered.get().client();
        }
        Optional<Client> instead = remembered.map(Known::client).or(() -> PinnedClients.find(url));
        try {
            return fetchOnce(url, host, asker, remembered.isPresent());
        } catch (OverloadedException busy) {
            return instead.orElseThrow(() -> busy);
        } catch (OutboundException failure) {
            return instead.orElseThrow(() -> refused(unreadable(host), url, host, withdrawn(url, now)));
        } catch (OAuthException refusal) {
            throw refused(refusal, url, host, instead.isPresent() ? instead : withdrawn(url, now));
        }
    }

    private Client fetchOnce(String url, String host, ClientNetworks asker, boolean isRemembered) {
        long now = platform.clock().monotonic();
        notes.rethrowFailure(url, now);
        long wait = budget.spend(asker, host, isRemembered || PinnedClients.find(url).isPresent(), now);
        if (wait > 0) {
            throw new OverloadedException("fetching of client documents", wait);
        }
        if (!notes.begin(url, now)) {
            throw new OverloadedException("fetching of client documents", 1);
        }
        try {
            Client client = fetch(url, host, isRemembered);
            notes.succeed(url);
            return client;
        } catch (RuntimeException failure) {
            notes.fail(url, failure, platform.clock().monotonic());
            if (failure instanceof OutboundException) {
                warn(url, failure.getMessage());
            }
            throw failure;
        }
    }

    /// @throws OutboundException when the website has said nothing about the document
    private Client fetch(String url, String host, boolean isRemembered) {
        Outbound.Reply reply =
            platform.outbound().strictlyPublic().send(new Outbound.Call("GET", url, HEADERS, new byte[0], TIMEOUT, LARGEST));
        if (reply.status() >= 500 || reply.status() == TOO_MANY) {
            throw new OutboundException("the answer has status " + reply.status());
        }
        Optional<String> coding = reply.status() == 200 ? ContentCoding.of(reply.headers()) : Optional.empty();
        if (coding.isPresent()) {
            throw new OutboundException("the answer is compressed: " + coding.get());
        }
        try {
            return reply.status() == 200 && isJson(reply) ? accepted(url, reply) : keptOut(url, host, reply);
        } catch (OAuthException withdrawn) {
            if (isRemembered) {
                withdraw(url);
            }
            throw withdrawn;
        }
    }

    private Client accepted(String url, Outbound.Reply reply) {
        long now = platform.clock().now();
        Client client = checked(url, reply.body(), now);
        remember(url, reply.body(), now + fresh(reply), now + 7 * DAY);
        return client;
    }

    private Client checked(String url, byte[] document, long now) {
        try {
            return ClientDocument.read(url, document, now);
        } catch (OAuthException unusable) {
            warn(url, unusable.getMessage());
            throw new OAuthException(UNUSABLE, "The app's metadata document cannot be used. " + unusable.getMessage());
        }
    }

    /// Some websites answer data centres with a challenge for browsers. That is no word about the document, but neither is it the document.
    private Client keptOut(String url, String host, Outbound.Reply reply) {
        warn(url, "the answer has status " + reply.status() + (reply.status() == 200 ? " and is not JSON" : ""));
        if (reply.status() == 404 || reply.status() == 410) {
            throw new OAuthException(UNUSABLE,
                "The app's metadata document is no longer at " + host + ", so the app is not accepted any more");
        }
        return PinnedClients.find(url).orElseThrow(() -> unreadable(host));
    }

    /// Once a fetch, not once a request: anyone can ask again and again for what could not be read.
    private void warn(String url, String why) {
        platform.log().warn("oauth.client.document",
            JsonObject.builder().put("url", url).put("why", why).put("setting", ClientDocumentException.SETTING)
                .put("hint", withoutDocuments()).build());
    }

    private ClientDocumentException notAccepted(String url, String host) {
        platform.log().info("oauth.client.document",
            JsonObject.builder().put("url", url).put("why", "apps of " + host + " are not accepted")
                .put("setting", ClientDocumentException.SETTING).build());
        return new ClientDocumentException(UNUSABLE, "This server does not accept apps of " + host + ". " + wayOfThePerson(url),
            "add " + host + " to the setting " + ClientDocumentException.SETTING + " if you trust it", PinnedClients.find(url));
    }

    private static OAuthException unreadable(String host) {
        return new OAuthException(UNREADABLE, "The app's metadata document could not be read from " + host);
    }

    private ClientDocumentException refused(OAuthException why, String url, String host, Optional<Client> lastKnown) {
        String reach = why.code().equals(UNREADABLE) ? "see whether it can reach https://" + host + ", or " : "";
        return new ClientDocumentException(why.code(), why.getMessage() + ". " + wayOfThePerson(url), reach + withoutDocuments(),
            lastKnown);
    }

    private String wayOfThePerson(String url) {
        return canRegister ? PinnedClients.wayWithoutDocument(url) : "Ask the operator of this server";
    }

    private String withoutDocuments() {
        return "set " + ClientDocumentException.SETTING + " to none" + (canRegister ? "" : " and registration to open")
            + ": apps then register themselves";
    }

    /// The document as it came, so that what is read from it is what this version of the server reads.
    private void remember(String url, byte[] document, long freshUntil, long usableUntil) {
        var known = JsonObject.builder().put("fresh", freshUntil).put("document", new String(document, StandardCharsets.UTF_8)).build();
        platform.cache().keep(KIND, id(url), known.bytes(), usableUntil);
    }

    /// In place of the document, as what a cache was told to keep cannot be taken back everywhere. What it said is good only for telling the
    /// client that it is refused.
    private void withdraw(String url) {
        Optional<String> document = stored(url).flatMap(known -> known.string("document"));
        platform.cache().keep(KIND, id(url), JsonObject.builder().put("withdrawn", document).build().bytes(),
            platform.clock().now() + 7 * DAY);
    }

    private Optional<Client> withdrawn(String url, long now) {
        try {
            return stored(url).flatMap(known -> known.string("withdrawn")).map(document -> client(url, document, now));
        } catch (JsonException | OAuthException fromAnotherVersion) {
            return Optional.empty();
        }
    }

    private Optional<JsonObject> stored(String url) {
        return platform.cache().find(KIND, id(url)).flatMap(bytes -> Json.parse(bytes).asObject());
    }

    private Optional<Known> recall(String url, long now) {
        try {
            return stored(url)
                .map(known -> new Known(client(url, known.string("document").orElse(""), now), known.integer("fresh").orElse(0)));
        } catch (JsonException | OAuthException fromAnotherVersion) {
            return Optional.empty();
        }
    }

    private static Client client(String url, String document, long now) {
        return ClientDocument.read(url, document.getBytes(StandardCharsets.UTF_8), now);
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
}
