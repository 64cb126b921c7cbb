package remotemcp.hostile;

import static remotemcp.hostile.Honest.TRUTH;
import static remotemcp.hostile.Honest.result;
import static remotemcp.hostile.Misbehaviour.called;
import static remotemcp.hostile.Verdict.GOOD;
import static remotemcp.hostile.Verdict.PROTOCOL;
import static remotemcp.hostile.Verdict.TIMEOUT;
import static remotemcp.hostile.Verdict.UNREACHABLE;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import remotemcp.hostile.HostileServer.Request;

/// What is wrong with event streams: streams without end or answer, floods, fields that mean harm.
final class SpoiltStreams {
    private SpoiltStreams() {
    }

    static List<Misbehaviour> all() {
        var all = new ArrayList<Misbehaviour>();
        all.addAll(endless());
        all.addAll(broken());
        all.addAll(floods());
        return all;
    }

    private static Misbehaviour streaming(String name, Function<Request, String> text, Verdict first, Verdict... others) {
        return called(name, (request, reply) -> reply.stream().raw(text.apply(request)), first, others);
    }

    private static List<Misbehaviour> endless() {
        return List.of(
            called("silence behind the head", (_, reply) -> reply.stream().silence(), TIMEOUT),
            called("comments without end", (_, reply) -> reply.stream().forEver(": still here\n\n", 5), TIMEOUT),
            called("a flood of comments", (_, reply) -> reply.stream().forEver((":" + "x".repeat(1000) + "\n").repeat(50)), PROTOCOL),
            called("a line without end", (_, reply) -> reply.stream().raw("data: ").forEver("y".repeat(50_000)), PROTOCOL),
            called("a comment without end", (_, reply) -> reply.stream().raw(": ").forEver("y".repeat(50_000)), PROTOCOL),
            called("an event of endless lines", (_, reply) -> reply.stream().forEver("data: " + "y".repeat(50_000) + "\n"), PROTOCOL),
            called("an event of endless empty lines", (_, reply) -> reply.stream().forEver("data\n".repeat(5000)), PROTOCOL),
            called("endless fields and no event", (_, reply) -> reply.stream().forEver("id: 1\nevent: x\nretry: 1\n".repeat(500)),
                PROTOCOL),
            called("events nobody knows, without end", (_, reply) -> reply.stream().forEver("event: ping\ndata: x\n\n".repeat(500)),
                PROTOCOL),
            called("one byte at a time", (_, reply) -> reply.stream().forEver("d", 30), TIMEOUT),
            called("empty lines without end", (_, reply) -> reply.stream().forEver("\n".repeat(5000)), PROTOCOL),
            called("progress without end", (request, reply) -> reply.stream().forEver("data: " + progress(request, "1") + "\n\n", 5),
                TIMEOUT),
            called("log lines without end", (_, reply) -> reply.stream().forEver("data: " + LOG + "\n\n", 1), TIMEOUT));
    }

    private static final String LOG =
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{\"level\":\"info\",\"data\":\"\\u001b[2J\"}}";

    private static String progress(Request request, String value) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":" + Honest.id(request.json())
            + ",\"progress\":" + value + "}}";
    }

    private static String event(String data) {
        return "data: " + data + "\n\n";
    }

    private static String answer(Request request) {
        return event(result(request.json(), TRUTH));
    }

    private static List<Misbehaviour> broken() {
        return List.of(
            streaming("an end without an answer", _ -> "", UNREACHABLE),
            streaming("an answer without its last line", request -> "data: " + result(request.json(), TRUTH) + "\n", UNREACHABLE),
            streaming("carriage returns only", request -> "data: " + result(request.json(), TRUTH) + "\r\r", GOOD),
            streaming("an event that is no JSON", request -> event("\u001b[2J") + answer(request), PROTOCOL),
            streaming("invalid UTF-8 in an id", request -> "id: \ud800\nid: \u0000\n" + answer(request), GOOD),
            streaming("an id of a megabyte", request -> "id: " + "y".repeat(1 << 20) + "\n" + answer(request), GOOD),
            called("an id that would break a header", (request, reply) -> {
                if (request.method().equals("POST")) {
                    reply.stream().raw("id: a\u000bb\u0085c\u2028d\ndata:\n\n");
                }
            }, UNREACHABLE),
            streaming("a retry of nonsense",
                request -> "retry: -1\nretry: 1e9\nretry: NaN\nretry: 99999999999999999999\n" + answer(request), GOOD),
            streaming("a retry of a month", _ -> "id: 1\nretry: 2147483647\ndata:\n\n", TIMEOUT, UNREACHABLE),
            streaming("a huge type of event", request -> "event: " + "y".repeat(100_000) + "\ndata: x\n\n" + answer(request), GOOD),
            streaming("answers to others, twice, and then the truth",
                request -> event(result(request.json(), "{\"content\":[]}").replace("\"id\":", "\"id\":9"))
                    + event("{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"error\":{\"code\":1,\"message\":\"no\"}}") + answer(request)
                    + answer(request),
                GOOD),
            streaming("progress of nonsense",
                request -> event(progress(request, "\"x\"")) + event(progress(request, "-1e308")) + event(progress(request, "{}"))
                    + event("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\"}") + answer(request),
                GOOD),
            streaming("it cancels what it was asked",
                request -> event("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":"
                    + Honest.id(request.json()) + "}}") + answer(request),
                GOOD),
            streaming("changes of nonsense",
                request -> event("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/resources/updated\",\"params\":{\"uri\":7}}")
                    + event("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/\u202e\"}") + answer(request),
                GOOD));
    }

    private static List<Misbehaviour> floods() {
        return List.of(
            streaming("ten thousand pings", request -> ask("ping").repeat(10_000) + answer(request), PROTOCOL).in(Honest.SESSION),
            streaming("ten thousand forms", request -> ask("elicitation/create").repeat(10_000) + answer(request), PROTOCOL)
                .in(Honest.SESSION),
            streaming("ten thousand completions", request -> ask("sampling/createMessage").repeat(10_000) + answer(request), PROTOCOL)
                .in(Honest.SESSION),
            streaming("requests of a revision that has none", request -> ask("elicitation/create").repeat(10_000) + answer(request), GOOD)
                .in(Honest.STATELESS),
            streaming("requests for what nobody offers", request -> ask("\\u001b[2Jshell/exec") + answer(request), GOOD).in(Honest.SESSION),
            streaming("ten thousand notifications", request -> event(LOG).repeat(10_000) + answer(request), GOOD),
            streaming("ten thousand answers to others",
                request -> event("{\"jsonrpc\":\"2.0\",\"id\":4711,\"result\":{}}").repeat(10_000) + answer(request), GOOD));
    }

    private static String ask(String method) {
        return event("{\"jsonrpc\":\"2.0\",\"id\":\"s\",\"method\":\"" + method
            + "\",\"params\":{\"message\":\"?\",\"requestedSchema\":{\"type\":\"object\"}}}");
    }
}
