package remotemcp.jvm.login;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import remotemcp.client.Credentials;
import remotemcp.client.oauth.LoginPlatform;
import remotemcp.client.oauth.OAuthLogin;
import remotemcp.client.oauth.grant.BrowserLogin;
import remotemcp.client.oauth.grant.TokenSource;
import remotemcp.client.oauth.grant.UserAgent;
import remotemcp.client.oauth.registration.ClientProfile;
import remotemcp.client.oauth.store.LoginStore;
import remotemcp.http.HeaderList;
import remotemcp.http.Parameters;
import remotemcp.jvm.JvmCrypto;
import remotemcp.jvm.JvmOutbound;

/// A program that calls a protected server, and the person at it, whose browser follows redirects to the real loopback listener.
final class Visitor implements UserAgent {
    private static final HttpClient HTTP =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.ALWAYS).build();
    private static final String BODY = "{}";
    private final List<String> opened = new CopyOnWriteArrayList<>();
    private final List<String> pages = new CopyOnWriteArrayList<>();

    static LoginPlatform world() {
        var random = new java.security.SecureRandom();
        return new LoginPlatform(new JvmOutbound(), System::currentTimeMillis, count -> {
            var bytes = new byte[count];
            random.nextBytes(bytes);
            return bytes;
        }, new JvmCrypto(), new JcaSignatures());
    }

    static LoginStore store(Path folder) {
        return FileLoginStore.in(folder, Duration.ofSeconds(30));
    }

    OAuthLogin login(String server, LoginStore store) {
        return login(server, store, new BrowserLogin(this));
    }

    static OAuthLogin login(String server, LoginStore store, TokenSource source) {
        return login(server, store, source, ClientProfile.named("Visitor"));
    }

    static OAuthLogin login(String server, LoginStore store, TokenSource source, ClientProfile profile) {
        return OAuthLogin.at(server, profile, source, store, world());
    }

    /// One request as the MCP client sends it; the status of the last answer.
    static int call(Credentials credentials, String server) {
        var target = new Credentials.Target(server, "POST", server, BODY.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        for (int i = 0;; i++) {
            HeaderList fields = credentials.headers(target);
            HttpResponse<String> response = post(server, fields);
            boolean isRefusal = response.statusCode() == 401 || response.statusCode() == 403;
            if (!isRefusal) {
                credentials.answered(target, headers(response));
                return response.statusCode();
            }
            if (i == Credentials.ATTEMPTS
                || !credentials.refused(new Credentials.Refusal(target, fields, response.statusCode(), headers(response)))) {
                return response.statusCode();
            }
        }
    }

    /// The URLs the person's browser was sent to.
    List<String> opened() {
        return opened;
    }

    /// What the browser showed at the end of each login.
    List<String> pages() {
        return pages;
    }

    @Override
    public Visit begin(Optional<String> earlier) {
        // The notice comes when the listener knows what to wait for.
        var browser = new AtomicReference<>(Thread.startVirtualThread(() -> {}));
        Visit walk = new LocalBrowser(new BrowserCommand(List.of("true")),
            line -> browser.set(Thread.startVirtualThread(() -> pages.add(get(opened.getLast())))), Duration.ofSeconds(20)).begin(earlier);
        return new Visit() {

            @Override
            public String redirectUri() {
                return walk.redirectUri();
            }

            @Override
            public Parameters answer(String url, String state) {
                opened.add(url);
                return walk.answer(url, state);
            }

            @Override
            public void end(Optional<String> failure) {
                walk.end(failure);
                try {
                    browser.get().join(Duration.ofSeconds(5));
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    static String get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).build()).body();
    }

    private static HttpResponse<String> post(String url, HeaderList fields) {
        var request = HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.ofString(BODY));
        fields.list().forEach(field -> request.header(field.name(), field.value()));
        return send(request.build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HeaderList headers(HttpResponse<?> response) {
        HeaderList headers = HeaderList.empty();
        for (var entry : response.headers().map().entrySet()) {
            for (String value : entry.getValue()) {
                headers = headers.with(entry.getKey(), value);
            }
        }
        return headers;
    }
}
