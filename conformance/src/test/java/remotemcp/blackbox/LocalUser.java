package remotemcp.blackbox;

import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/// A second person, who signs up where the server lets people sign up by themselves; elsewhere the test that wants one is skipped.
record LocalUser(String email, String password, Target target) {

    static LocalUser create(Target target) {
        var browser = new Browser(target.base());
        Browser.View page = browser.open(target.at("/signup"));
        Assumptions.assumeTrue(page.page().selectFirst("input[name=password]") != null, "skipped: this server's sign-up is closed");
        String email = "user" + System.nanoTime() + "@example.com";
        String password = "a long enough pass phrase";
        var form = page.form("password");
        Map<String, String> fields = new java.util.LinkedHashMap<>(Map.of("email", email, "password", password));
        if (form.selectFirst("[name=name]") != null) {
            fields.put("name", "Second Person");
        }
        browser.submit(page, form, fields);
        return new LocalUser(email, password, target);
    }

    String token() {
        return OAuthClient.register(new Target(target.base(), email, password)).login().string("access_token").orElseThrow();
    }
}
