package remotemcp.demo.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.tools.NodeTools;
import remotemcp.tools.Worker;
import remotemcp.tools.Workerd;

/// The demo server with its pages, accounts and store on real workerd.
class DemoWorkerTest {
    private static final String SECRET = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String SETUP = "0123456789abcdef0123456789abcdef";
    private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");

    @TempDir Path data;

    private Workerd workerd;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new HashMap<>();

    @AfterEach
    void stop() {
        if (workerd != null) {
            workerd.close();
        }
    }

    @Test
    void the_home_page_shows_the_server_and_its_tool() throws Exception {
        start(worker());
        assertThat(get("/").body()).contains("http://localhost:8787/mcp").contains("add");
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void an_account_and_its_login_outlive_a_kill_of_the_process() throws Exception {
        start(worker());
        signUp();
        assertThat(get("/account").body()).contains("ada@example.com");
        workerd.close();
        start(worker());
        assertThat(get("/account").body()).contains("ada@example.com");
        cookies.clear();
        assertThat(get("/account").statusCode()).isEqualTo(303);
        assertThat(submit("/login", get("/login"), "wrong horse battery staple").statusCode()).isNotEqualTo(303);
        assertThat(submit("/login", get("/login"), "correct horse battery staple").statusCode()).isEqualTo(303);
        assertThat(get("/account").body()).contains("ada@example.com");
    }

    /// The letters é and ﬁ, written in another way at the second keyboard.
    @Test
    void P08_a_password_typed_at_another_keyboard_is_the_same_password() throws Exception {
        start(worker());
        assertThat(submit("/signup", get("/signup"), "caf\u00e9 \ufb01nds correct horses").statusCode()).isEqualTo(303);
        cookies.clear();
        assertThat(submit("/login", get("/login"), "cafe finds correct horses").statusCode()).isNotEqualTo(303);
        assertThat(submit("/login", get("/login"), "cafe\u0301 finds correct horses").statusCode()).isEqualTo(303);
    }

    @Test
    void the_operators_setup_token_makes_one_account_on_a_server_that_is_closed() throws Exception {
        start(worker().with("REMOTE_MCP_PUBLIC_URL", "https://mcp.example.com").with("REMOTE_MCP_SETUP", SETUP));
        assertThat(get("/signup").statusCode()).isEqualTo(404);
        assertThat(get("/setup?token=0123456789abcdef0123456789abcde0").statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(get("/setup?token=" + SETUP).body()).contains("Set up this server");
        assertThat(submit("/setup", get("/setup?token=" + SETUP), "correct horse battery staple").statusCode()).isEqualTo(303);
        assertThat(get("/account").body()).contains("ada@example.com");
        workerd.close();
        start(worker().with("REMOTE_MCP_PUBLIC_URL", "https://mcp.example.com").with("REMOTE_MCP_SETUP", SETUP));
        assertThat(get("/account").body()).contains("ada@example.com");
        assertThat(get("/setup?token=" + SETUP).statusCode()).isGreaterThanOrEqualTo(400);
    }

    @Test
    void without_a_secret_every_request_is_told_what_to_set() throws Exception {
        start(worker().with("REMOTE_MCP_SECRET", ""));
        var answer = get("/");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("REMOTE_MCP_SECRET is not set").contains("npx wrangler secret put REMOTE_MCP_SECRET");
    }

    @Test
    void a_setting_that_does_not_exist_is_told_with_the_one_that_was_meant() throws Exception {
        start(worker().with("REMOTE_MCP_REVOCATION_SECOND", "1"));
        assertThat(get("/health/live").statusCode()).isEqualTo(503);
        assertThat(get("/health/live").body()).contains("did you mean REMOTE_MCP_REVOCATION_SECONDS?");
    }

    @Test
    void another_secret_than_the_stores_is_noticed() throws Exception {
        start(worker());
        assertThat(get("/").statusCode()).isEqualTo(200);
        workerd.close();
        start(worker().with("REMOTE_MCP_SECRET", Base64.getEncoder().encodeToString("x".repeat(32).getBytes(StandardCharsets.US_ASCII))));
        assertThat(get("/").statusCode()).isEqualTo(503);
        assertThat(get("/").body()).contains("sealed with another REMOTE_MCP_SECRET");
    }

    private Worker worker() {
        return Worker.in(Path.of("target/worker")).keeping(data).with("REMOTE_MCP_PUBLIC_URL", "http://localhost:8787")
            .with("REMOTE_MCP_SECRET", SECRET);
    }

    private void start(Worker worker) throws IOException {
        workerd = Workerd.start(NodeTools.required(), worker);
    }

    private void signUp() throws Exception {
        assertThat(submit("/signup", get("/signup"), "correct horse battery staple").statusCode()).isEqualTo(303);
    }

    private HttpResponse<String> submit(String path, HttpResponse<String> page, String password) throws Exception {
        var form = FORM.matcher(page.body());
        assertThat(form.find()).as(page.body()).isTrue();
        var fields =
            "form=" + encoded(form.group(1)) + "&next=%2Faccount&email=ada%40example.com&password=" + encoded(password) + "&token=" + SETUP;
        return send(request(path).header("Content-Type", "application/x-www-form-urlencoded").header("Origin", workerd.url().toString())
            .POST(BodyPublishers.ofString(fields)));
    }

    private HttpResponse<String> get(String target) throws Exception {
        return send(request(target));
    }

    private HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create(workerd.url() + target)).timeout(Duration.ofSeconds(30)).header("Accept", "text/html");
    }

    /// Keeps cookies as a browser would.
    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        request.header("Cookie",
            cookies.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue()).collect(Collectors.joining("; ")));
        var answer = http.send(request.build(), BodyHandlers.ofString());
        for (String set : answer.headers().allValues("set-cookie")) {
            cookies.put(set.substring(0, set.indexOf('=')), set.substring(set.indexOf('=') + 1, set.indexOf(';')));
        }
        return answer;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
