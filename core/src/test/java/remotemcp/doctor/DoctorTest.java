package remotemcp.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import remotemcp.client.oauth.LoginPlatform;
import remotemcp.doctor.checks.Check;
import remotemcp.doctor.checks.Checkup;
import remotemcp.doctor.play.ClientApp;
import remotemcp.doctor.report.Outcome;
import remotemcp.doctor.report.Report;
import remotemcp.doctor.report.ReportJson;
import remotemcp.doctor.report.ReportText;
import remotemcp.doctor.report.Severity;
import remotemcp.doctor.report.Verdict;
import remotemcp.http.HeaderList;
import remotemcp.json.JsonObject;
import remotemcp.platform.MemoryPlatform;
import remotemcp.platform.Outbound;
import remotemcp.platform.OutboundException;
import remotemcp.platform.Platform;
import remotemcp.platform.Signatures;

/// The doctor against servers that only exist here: what no real server lets be tried.
class DoctorTest {
    private static final long NOW = 1_795_457_396_000L;
    private static final String URL = "https://mcp.example.com/mcp";
    private static final String UNAUTHORIZED = "{\"error\":\"unauthorized\"}";

    private final Map<String, Outbound.Reply> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> askedBeyond = new ArrayList<>();
    private List<NetworkProbe.Address> addresses = List.of(new NetworkProbe.Address("203.0.113.7", true));
    private NetworkProbe.Handshake handshake = new NetworkProbe.Handshake("TLSv1.3", "mcp.example.com", "", NOW + 90L * 86_400_000);

    @BeforeEach
    void guarded() {
        answers.put(URL, reply(401, UNAUTHORIZED, "WWW-Authenticate",
            "Bearer resource_metadata=\"https://mcp.example.com/.well-known/oauth-protected-resource/mcp\""));
        answers.put("https://mcp.example.com/.well-known/oauth-protected-resource/mcp",
            reply(200, "{\"resource\":\"" + URL + "\",\"authorization_servers\":[\"https://login.example.com\"]}"));
    }

    private static Outbound.Reply reply(int status, String json, String... fields) {
        HeaderList headers = HeaderList.empty().with("Content-Type", "application/json");
        for (int i = 0; i < fields.length; i += 2) {
            headers = headers.with(fields[i], fields[i + 1]);
        }
        return new Outbound.Reply(status, headers, json.getBytes(StandardCharsets.UTF_8));
    }

    private Outbound outbound(List<String> log) {
        return call -> {
            log.add(call.method() + " " + call.url());
            Outbound.Reply reply = answers.get(call.url());
            if (reply == null) {
                throw new OutboundException("the exchange failed: ConnectException");
            }
            return reply;
        };
    }

    private Report examine(String url) {
        Platform platform = MemoryPlatform.create().platform();
        var world = new LoginPlatform(outbound(askedBeyond), () -> NOW, platform.random(), platform.crypto(), new NoSignatures());
        return new Doctor(new DoctorEnvironment(outbound(asked), world, millis -> {}, new Scenery())).examine(ExaminationOptions.of(url),
            outcome -> {});
    }

    private static Set<String> found(Report report) {
        var ids = new HashSet<String>();
        for (Outcome outcome : report.troubles()) {
            ids.add(outcome.check().id());
        }
        return ids;
    }

    @Test
    void a_name_without_an_address_is_all_there_is_to_say() {
        addresses = List.of();
        Report report = examine(URL);
        assertThat(found(report)).isEqualTo(Set.of("address"));
        assertThat(report.score()).isEqualTo(0);
        assertThat(report.isReachable()).isFalse();
        assertThat(asked).isEqualTo(List.of());
    }

    @Test
    void a_certificate_that_nobody_trusts_is_all_there_is_to_say() {
        handshake = new NetworkProbe.Handshake("TLSv1.3", "mcp.example.com", "the certificate expired", NOW - 1);
        assertThat(found(examine(URL))).isEqualTo(Set.of("certificate"));
    }

    @Test
    void a_certificate_that_ends_soon_is_a_warning() {
        handshake = new NetworkProbe.Handshake("TLSv1.3", "mcp.example.com", "", NOW + 3L * 86_400_000);
        Report report = examine(URL);
        assertThat(found(report).contains("certificate-expiry")).isTrue();
        assertThat(report.find("certificate-expiry").orElseThrow().isTrouble(Severity.WARNING)).isTrue();
    }

    @Test
    void a_private_address_stops_those_who_call_from_the_cloud_alone() {
        addresses = List.of(new NetworkProbe.Address("10.0.0.7", false));
        Report report = examine(URL);
        var stops = new HashMap<ClientApp, Boolean>();
        for (Verdict verdict : report.verdicts()) {
            stops.put(verdict.client(), verdict.stop().filter(stop -> stop.check().id().equals("public-address")).isPresent());
        }
        assertThat(stops).isEqualTo(Map.of(ClientApp.CLAUDE, true, ClientApp.CHATGPT, true, ClientApp.VS_CODE, false, ClientApp.CURSOR,
            false, ClientApp.INSPECTOR, false, ClientApp.MCP_REMOTE, false));
    }

    @Test
    void a_clock_that_is_wrong_and_another_port_are_found() {
        String url = "https://mcp.example.com:8443/mcp";
        answers.put(url, reply(401, UNAUTHORIZED, "Date", "Mon, 23 Nov 2026 17:09:56 GMT"));
        Set<String> found = found(examine(url));
        assertThat(found.contains("clock")).isTrue();
        assertThat(found.contains("port")).isTrue();
    }

    /// SSRF: a server elsewhere names the doctor's own machine, plain http, and a file.
    @Test
    void V25_what_a_server_names_is_not_asked_on_this_machine() {
        answers.put("https://mcp.example.com/.well-known/oauth-protected-resource/mcp",
            reply(200, "{\"resource\":\"" + URL
                + "\",\"authorization_servers\":[\"http://127.0.0.1:9200\",\"https://localhost/x\",\"file:///etc/passwd\"]}"));
        answers.put(URL,
            reply(401, UNAUTHORIZED, "WWW-Authenticate", "Bearer resource_metadata=\"http://169.254.169.254/latest/meta-data\""));
        examine(URL);
        for (String request : asked) {
            assertThat(request.contains("https://mcp.example.com/") || request.contains("http://mcp.example.com/")).isTrue();
        }
        assertThat(askedBeyond).isEqualTo(List.of());
    }

    /// Terminal escape injection, and floods.
    @Test
    void what_a_server_says_is_short_and_printable_in_a_report() {
        answers.put(URL, reply(418, "\u001b]0;owned\u0007\u202e" + "x".repeat(100_000), "WWW-Authenticate", "Bearer \u001b[31mred",
            "Location", "javascript:alert(1)"));
        String text = ReportText.of(examine(URL));
        assertThat(text.indexOf('\u001b')).isEqualTo(-1);
        assertThat(text.indexOf('\u202e')).isEqualTo(-1);
        assertThat(text.length() < 20_000).isTrue();
    }

    @Test
    void what_is_no_endpoint_is_no_business_of_the_doctor() {
        for (String url : List.of("mcp.example.com/mcp", "ftp://mcp.example.com/mcp", "https://user:secret@mcp.example.com/mcp",
            "https://mcp.example.com/mcp#part", "https:///mcp", "file:///etc/passwd")) {
            assertThatThrownBy(() -> examine(url)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(asked).isEqualTo(List.of());
    }

    @Test
    void ids_are_distinct_and_what_a_check_depends_on_comes_before_it() {
        var seen = new HashSet<String>();
        for (Check check : Checkup.all()) {
            assertThat(seen.containsAll(check.after())).isTrue();
            assertThat(seen.containsAll(check.barredBy())).isTrue();
            assertThat(seen.add(check.id())).isTrue();
        }
    }

    @Test
    void the_report_for_programs_tells_the_same() {
        Report report = examine(URL);
        JsonObject json = ReportJson.of(report);
        assertThat(json.array("checks").orElseThrow().size()).isEqualTo(Checkup.all().size());
        assertThat((int) json.integer("failures").orElseThrow()).isEqualTo(report.count(Severity.FAILURE));
        assertThat(json.bool("healthy").orElseThrow()).isFalse();
    }

    private final class Scenery implements NetworkProbe {
        @Override
        public List<Address> addresses(String host) {
            return addresses;
        }

        @Override
        public Handshake handshake(String host, int port) {
            return handshake;
        }

        @Override
        public OptionalInt statusAsHost(String url, String host) {
            return OptionalInt.of(421);
        }
    }

    private static final class NoSignatures implements Signatures {
        @Override
        public CurveKey freshKey() {
            throw new UnsupportedOperationException();
        }

        @Override
        public byte[] sign(Algorithm algorithm, byte[] pkcs8, byte[] input) {
            throw new UnsupportedOperationException();
        }
    }
}
