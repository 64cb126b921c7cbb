package remotemcp.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import remotemcp.blackbox.JudgedRuntime;
import remotemcp.client.CallOptions;
import remotemcp.client.Credentials;
import remotemcp.client.Elicitation;
import remotemcp.client.McpClient;
import remotemcp.client.Patience;
import remotemcp.hostile.HostileServer.Request;
import remotemcp.hostile.Verdict.Outcome;
import remotemcp.json.JsonObject;
import remotemcp.jvm.client.JvmWorld;

/// Every misbehaviour of the catalogue, in every era it exists in, against the client with a token: it comes out as one of the failures that
/// callers are told of, or does no harm; nothing is sent anywhere else, little is read, and the client goes on.
@Tag(JudgedRuntime.NEITHER)
@Timeout(300)
class HostileConversationsTest {
    private static final String TOKEN = "canary-7c1f";
    private static final Patience SHORT = new Patience(300, 1000);
    private static final Patience LONG = new Patience(20_000, 40_000);
    private static final long MOST_SENT = 48 << 20;

    private final HostileServer witness = HostileServer.witness();
    private final HostileServer server = HostileServer.open((_, _) -> {});

    @AfterEach
    void close() {
        server.close();
        witness.close();
    }

    static List<Misbehaviour> catalogue() {
        var all = new ArrayList<Misbehaviour>();
        all.addAll(SpoiltHttp.all());
        all.addAll(SpoiltMessages.all());
        all.addAll(SpoiltStreams.all());
        all.addAll(SpoiltStarts.all());
        return all;
    }

    static Stream<Arguments> misbehaviours() {
        return catalogue().stream().flatMap(each -> each.eras().stream().map(era -> Arguments.of(each, era)));
    }

    static Stream<Arguments> spoiltCalls() {
        return misbehaviours().filter(arguments -> ((Misbehaviour) arguments.get()[0]).at().equals("tools/call"));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("misbehaviours")
    void S26d_H05_misbehaviour_ends_in_words_and_the_client_goes_on(Misbehaviour misbehaviour, Honest era) {
        server.become(misbehaviour.spoiling(era));
        Patience patience = misbehaviour.takesPatience() ? SHORT : LONG;
        Outcome outcome = Verdict.of(() -> conversation(patience));
        assertThat(outcome.verdict()).as(outcome.message()).isIn(misbehaviour.verdicts());
        assertThat(outcome.message()).doesNotContain(TOKEN);
        assertThat(server.sent()).isLessThan(MOST_SENT);
        assertThat(server.requests()).hasSizeLessThan(1200).allSatisfy(HostileConversationsTest::isPlain);
        server.become(era.answers());
        Verdict after = Verdict.of(() -> conversation(LONG)).verdict();
        // A second answer that nobody asked for is left on a kept connection, which is lost with it.
        assertThat(after == Verdict.UNREACHABLE ? Verdict.of(() -> conversation(LONG)).verdict() : after).isEqualTo(Verdict.GOOD);
    }

    /// What it was asked holds no header that a server could have made up.
    private static void isPlain(Request request) {
        assertThat(request.headers()).noneMatch(line -> line.contains("evil")).allSatisfy(line -> assertThat(line).matches("[ -~]+"));
    }

    /// The same connection, after a call that came out badly.
    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("spoiltCalls")
    void the_same_client_can_be_used_again(Misbehaviour misbehaviour, Honest era) {
        server.become(era.answers());
        try (McpClient client = client(LONG).open()) {
            client.tools();
            server.become(misbehaviour.spoiling(era));
            Verdict.of(() -> client.call("x", JsonObject.empty(), CallOptions.with(misbehaviour.takesPatience() ? SHORT : LONG)));
            server.become(era.answers());
            Outcome after = Verdict.of(() -> client.call("x", JsonObject.empty()).text());
            Outcome again = after.verdict() == Verdict.UNREACHABLE ? Verdict.of(() -> client.call("x", JsonObject.empty()).text()) : after;
            assertThat(again.value()).as(again.message()).contains("truth");
        }
    }

    private Object conversation(Patience patience) {
        try (McpClient client = client(patience).open()) {
            client.tools();
            return client.call("x", JsonObject.empty()).text();
        }
    }

    private McpClient.Builder client(Patience patience) {
        return McpClient.connect(server.url()).on(JvmWorld.open()).credentials(Credentials.bearer(TOKEN)).patience(patience)
            .elicitation(_ -> Elicitation.Reply.decline()).sampling(_ -> JsonObject.of("role", "assistant"));
    }

    static Stream<Arguments> redirects() {
        var targets = List.of("WITNESS/mcp", "//WITNESS_HOST/mcp", "http://169.254.169.254/latest/meta-data", "http://10.0.0.1/",
            "https://[::1]/", "javascript:alert(1)",
            "file:///etc/passwd", "/mcp", "mcp", "?x", "", "\\\\evil", "http://127.0.0.1@WITNESS_HOST/", "HTTP://WITNESS_HOST", "/\t/evil",
            "data:,x");
        return Stream.of(301, 302, 303, 307, 308).flatMap(status -> targets.stream().map(target -> Arguments.of(status, target)));
    }

    @ParameterizedTest
    @MethodSource("redirects")
    void V25_no_redirect_takes_a_token_anywhere(int status, String target) {
        String location = target.replace("WITNESS_HOST", "127.0.0.1:" + witness.port()).replace("WITNESS", witness.origin());
        for (Honest era : EnumSet.of(Honest.STATELESS, Honest.SESSION)) {
            server.become(new Misbehaviour("", EnumSet.of(era), "tools/call",
                (_, reply) -> reply.whole(status, "text/plain", "", "Location: " + location), EnumSet.of(Verdict.REFUSED)).spoiling(era));
            assertThat(Verdict.of(() -> conversation(LONG)).verdict()).isIn(Verdict.REFUSED, Verdict.UNREACHABLE);
        }
        assertThat(witness.requests()).isEmpty();
    }

    @Test
    void S25_no_reference_in_a_schema_is_fetched() {
        String schema = "{\"$schema\":\"" + witness.origin() + "/s\",\"$ref\":\"" + witness.origin() + "/r\",\"type\":\"object\",\"$id\":\""
            + witness.origin() + "/i\"}";
        String icons = "\"icons\":[{\"src\":\"" + witness.origin() + "/icon.svg\"}]";
        server.become(new Misbehaviour("", EnumSet.of(Honest.STATELESS), "tools/list",
            (request, reply) -> reply.json(Honest.result(request.json(),
                "{\"tools\":[{\"name\":\"x\",\"inputSchema\":" + schema + "," + icons + "}],\"resultType\":\"complete\"}")),
            EnumSet.of(Verdict.GOOD)).spoiling(Honest.STATELESS));
        assertThat(conversation(LONG)).isEqualTo("truth");
        assertThat(witness.requests()).isEmpty();
    }
}
