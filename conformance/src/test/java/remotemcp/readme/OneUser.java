package remotemcp.readme;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import remotemcp.http.ClientNetworks;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.identity.Account;
import remotemcp.identity.Accounts;
import remotemcp.identity.EmailAddress;
import remotemcp.identity.HourlyQuota;
import remotemcp.identity.LoginAttempt;
import remotemcp.identity.LoginSessions;
import remotemcp.identity.LoginThrottle;
import remotemcp.identity.SetupLinks;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.jvm.JvmCrypto;
import remotemcp.mcp.McpServer;
import remotemcp.oauth.AuthorizationServer;
import remotemcp.oauth.OAuthSettings;
import remotemcp.oauth.authorize.AuthorizationRequest;
import remotemcp.oauth.authorize.Authorizations;
import remotemcp.oauth.client.Client;
import remotemcp.platform.Base64Url;
import remotemcp.platform.Caller;
import remotemcp.platform.Key;
import remotemcp.platform.Log;
import remotemcp.platform.MemoryStore;
import remotemcp.platform.OutboundException;
import remotemcp.platform.Platform;
import remotemcp.platform.SealedStore;
import remotemcp.platform.Store;
import remotemcp.transport.McpEndpoint;
import remotemcp.transport.legacy.SessionEndpoint;
import remotemcp.transport.legacy.SessionLimits;

/// One user who does whatever makes records of a kind, again and again, and what is in the store afterwards.
final class OneUser {
    private static final int TIMES = 300;
    private static final String URL = "https://mcp.example.com";
    private static final EmailAddress ADA = EmailAddress.read("ada@example.com").orElseThrow();
    private static final Caller CALLER = new Caller("ada", "app", Set.of(), JsonObject.empty());
    private static final Map<String, Consumer<OneUser>> DEEDS = new TreeMap<>(Map.of(
        "account", user -> user.often(() -> new Accounts(user.platform).create(ADA, "four unrelated words", false), 5),
        "grant", OneUser::connectApps,
        "login-session", user -> user.often(() -> user.sessions().begin(new Account("ada", ADA, false, 0), Optional.empty()), TIMES),
        "guesses", OneUser::guess,
        "calls", user -> user.often(() -> new HourlyQuota(user.platform, "tool", 1_000).take(CALLER), TIMES),
        "setup", OneUser::setUp,
        "session", OneUser::beginAndEndSessions,
        "seal", user -> user.often(() -> new SealedStore(user.store, new JvmCrypto(), OneUser::random, new byte[32]).opens(), TIMES),
        "health", user -> {}));

    private final AtomicLong now = new AtomicLong(1_800_000_000_000L);
    private final CountedStore store = new CountedStore(new MemoryStore(now::get));
    private final Platform platform = new Platform(now::get, OneUser::random, new JvmCrypto(), store, call -> {
        throw new OutboundException("nobody is outside");
    }, new Silence(), random(32));

    private OneUser() {
    }

    static Set<String> kinds() {
        return DEEDS.keySet();
    }

    /// How many records of a kind there are in the end.
    static long records(String kind) {
        var user = new OneUser();
        DEEDS.get(kind).accept(user);
        return user.store.live(kind);
    }

    private void often(Runnable deed, int times) {
        for (int i = 0; i < times; i++) {
            now.addAndGet(1_000);
            deed.run();
        }
    }

    private LoginSessions sessions() {
        return new LoginSessions(platform);
    }

    private void connectApps() {
        var server = new AuthorizationServer(OAuthSettings.at(URL), platform);
        Client client = server.clients()
            .register(JsonObject.builder().put("client_name", "App").put("redirect_uris", JsonArray.ofStrings(List.of(URL + "/back")))
                .put("token_endpoint_auth_method", "none").build());
        var request = new AuthorizationRequest(client, URL + "/back", Optional.empty(), List.of("mcp"), "a".repeat(43), URL + "/mcp");
        often(
            () -> server.authorizations()
                .approve(new Authorizations.Approval(Base64Url.encode(random(16)), request, "ada", Set.of("mcp"), JsonObject.empty())),
            TIMES);
    }

    /// Signs in once, then guesses, from a browser that is known and from one that is not.
    private void guess() {
        var delays = new LoginThrottle(platform);
        var fresh = new LoginAttempt(ADA, ClientNetworks.of("2001:db8::1"), Optional.empty());
        delays.succeeded(fresh);
        for (LoginAttempt attempt : List.of(fresh, new LoginAttempt(ADA, fresh.networks(), Optional.of("browser")))) {
            often(() -> {
                delays.secondsBefore(attempt);
                delays.priority(attempt);
                delays.failed(attempt);
            }, TIMES);
        }
    }

    /// A link before the first account, and what is left when it is made.
    private void setUp() {
        var accounts = new Accounts(platform);
        var links = new SetupLinks(platform, accounts);
        often(links::issue, TIMES);
        links.redeem(links.issue().orElseThrow(), ADA, "four unrelated words");
        links.offer("another");
        // Put back by a process that looked before the account was made.
        store.create(new Key("setup", "server", "put-back"), new byte[0], Long.MAX_VALUE);
    }

    private void beginAndEndSessions() {
        McpServer server = McpServer.named("bounded", "1").build();
        var endpoint = new McpEndpoint(server, platform, new SessionEndpoint(server, platform, SessionLimits.standard()));
        often(() -> {
            HttpResponse.Ready begun =
                endpoint.handle(HttpRequest.post("/mcp", "application/json", INITIALIZE.getBytes(StandardCharsets.UTF_8))
                    .header("Accept", "application/json, text/event-stream"), CALLER).ready();
            String id = begun.headers().find("Mcp-Session-Id").orElseThrow();
            endpoint.handle(HttpRequest.of("DELETE", "/mcp").header("Mcp-Session-Id", id), CALLER).ready();
        }, TIMES);
    }

    private static final String INITIALIZE =
        """
        {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"a","version":"1"}}}""";

    private static byte[] random(int count) {
        var bytes = new byte[count];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private record Silence() implements Log {
        @Override
        public void write(Level level, String event, JsonObject fields) {
        }

        @Override
        public void bug(String id, String event, Throwable cause) {
            throw new AssertionError(event, cause);
        }
    }

    /// Remembers the keys of all records ever made.
    private record CountedStore(Store inner, Set<Key> keys) implements Store {
        private CountedStore(Store inner) {
            this(inner, ConcurrentHashMap.newKeySet());
        }

        private long live(String kind) {
            return keys.stream().filter(key -> key.kind().equals(kind) && inner.find(key).isPresent()).count();
        }

        @Override
        public Optional<Stored> find(Key key) {
            return inner.find(key);
        }

        @Override
        public boolean create(Key key, byte[] value, long expires) {
            keys.add(key);
            return inner.create(key, value, expires);
        }

        @Override
        public boolean replace(Key key, Stored read, byte[] value, long expires) {
            return inner.replace(key, read, value, expires);
        }

        @Override
        public boolean remove(Key key, Stored read) {
            return inner.remove(key, read);
        }

        @Override
        public List<Entry> list(String kind, String owner, String after, int limit) {
            return inner.list(kind, owner, after, limit);
        }
    }
}
