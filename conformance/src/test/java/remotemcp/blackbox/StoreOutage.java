package remotemcp.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import remotemcp.json.JsonObject;

/// What people and apps have in progress at a server whose store goes away for a while: a login page, a consent page, tokens.
final class StoreOutage {
    private final Target target;
    private final OAuthClient client;
    private final String access;
    private final String refresh;
    private final Browser guest;
    private final Browser.View login;
    private final Browser person;
    private final Browser.View consent;

    private StoreOutage(Target target) {
        this.target = target;
        client = OAuthClient.register(target);
        JsonObject tokens = client.login();
        access = tokens.string("access_token").orElseThrow();
        refresh = tokens.string("refresh_token").orElseThrow();
        guest = new Browser(target.base());
        login = guest.open(target.at("/login"));
        person = new Browser(target.base());
        consent = client.consentPage(person, client.authorizationParameters());
    }

    /// While the store still works.
    static StoreOutage before(Target target) throws InterruptedException {
        awaitHealth(target, 200);
        return new StoreOutage(target);
    }

    /// The server is alive and not ready, and each request that needs the store is answered 503 with `Retry-After` in the form of its endpoint.
    void assertTold() throws InterruptedException {
        awaitHealth(target, 503);
        assertThat(Http.get(target.at("/health/live")).status()).isEqualTo(200);
        assertPage(signIn());
        assertPage(OAuthClient.press(person, consent, "Allow"));
        assertJson(client.refresh(refresh));
        assertJson(client.revoke(refresh));
    }

    void assertTokensAreTaken() {
        assertThat(Mcp.modern(target, access, "tools/list", JsonObject.empty()).status()).isEqualTo(200);
    }

    /// The same pages and the same refresh token work.
    void assertOver() throws InterruptedException {
        awaitHealth(target, 200);
        assertThat(signIn().page().text()).contains(target.email());
        assertThat(OAuthClient.callback(OAuthClient.press(person, consent, "Allow"))).containsKey("code");
        Http.Answer renewed = client.refresh(refresh);
        assertThat(renewed.status()).as(renewed.text()).isEqualTo(200);
        assertThat(client.revoke(renewed.json().string("refresh_token").orElseThrow()).status()).isEqualTo(200);
    }

    private Browser.View signIn() {
        return guest.submit(login, login.form("password"), Map.of("email", target.email(), "password", target.password()));
    }

    private static void assertPage(Browser.View view) {
        assertThat(view.status()).as(view.answer().text()).isEqualTo(503);
        assertThat(view.answer().header("Retry-After")).isNotEmpty();
        assertThat(view.page().text()).contains("Not possible just now");
    }

    private static void assertJson(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(answer.json().string("error")).hasValue("temporarily_unavailable");
    }

    private static void awaitHealth(Target target, int status) throws InterruptedException {
        int last = 0;
        for (int i = 0; i < 240; i++) {
            last = Http.get(target.at("/health/ready")).status();
            if (last == status) {
                return;
            }
            Thread.sleep(500);
        }
        assertThat(last).isEqualTo(status);
    }
}
