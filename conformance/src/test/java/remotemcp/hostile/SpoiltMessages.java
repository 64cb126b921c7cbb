package remotemcp.hostile;

import static remotemcp.hostile.Honest.TRUTH;
import static remotemcp.hostile.Honest.id;
import static remotemcp.hostile.Honest.result;
import static remotemcp.hostile.Misbehaviour.called;
import static remotemcp.hostile.Verdict.ERROR;
import static remotemcp.hostile.Verdict.GOOD;
import static remotemcp.hostile.Verdict.PROTOCOL;
import static remotemcp.hostile.Verdict.UNREACHABLE;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import remotemcp.json.JsonObject;

/// What is wrong with the text of a message: no JSON, too much of it, no JSON-RPC, no answer to what was asked.
final class SpoiltMessages {
    private SpoiltMessages() {
    }

    static List<Misbehaviour> all() {
        var all = new ArrayList<Misbehaviour>();
        all.addAll(json());
        all.addAll(rpc());
        all.addAll(results());
        return all;
    }

    private static Misbehaviour answering(String name, Function<JsonObject, String> text, Verdict first, Verdict... others) {
        return called(name, (request, reply) -> reply.json(text.apply(request.json())), first, others);
    }

    private static List<Misbehaviour> json() {
        return List.of(
            answering("nothing", _ -> "", PROTOCOL),
            answering("JSON cut in half", request -> result(request, TRUTH).substring(0, 40), PROTOCOL),
            answering("more behind the JSON", request -> result(request, TRUTH) + "x", PROTOCOL),
            answering("arrays a hundred thousand deep", request -> result(request, "[".repeat(100_000) + "]".repeat(100_000)), PROTOCOL),
            answering("objects a hundred thousand deep", request -> result(request, "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000)),
                PROTOCOL),
            answering("millions of values", request -> result(request, "{\"content\":[" + "1,".repeat(2_000_000) + "1]}"), PROTOCOL),
            answering("a string of nine megabytes", request -> result(request, "{\"a\":\"" + "y".repeat(9 << 20) + "\"}"), PROTOCOL),
            answering("a number of a million digits", request -> result(request, "{\"a\":" + "9".repeat(1_000_000) + "}"), PROTOCOL),
            answering("a number beyond all bounds", request -> result(request, "{\"content\":[],\"a\":1e999999999}"), GOOD, PROTOCOL),
            answering("the same key twice", request -> result(request, "{\"content\":[],\"content\":[]}"), PROTOCOL),
            answering("NaN", request -> result(request, "{\"a\":NaN}"), PROTOCOL),
            answering("a comment", request -> "/* */" + result(request, TRUTH), PROTOCOL),
            answering("a lone surrogate", request -> result(request, "{\"content\":[],\"a\":\"\\ud800\"}"), PROTOCOL, GOOD),
            answering("a byte order mark", request -> "\ufeff" + result(request, TRUTH), PROTOCOL, GOOD),
            answering("prototype keys", request -> result(request, "{\"content\":[],\"__proto__\":{\"a\":1},\"constructor\":1}"), GOOD),
            called("invalid UTF-8",
                (_, reply) -> reply.head(200, "Content-Type: application/json")
                    .raw(new byte[]{'{', '"', (byte) 0xc0, (byte) 0x80, (byte) 0xff, '"', ':', '1', '}'}),
                PROTOCOL),
            called("NUL bytes", (_, reply) -> reply.head(200, "Content-Type: application/json").raw(new byte[100]), PROTOCOL));
    }

    private static List<Misbehaviour> rpc() {
        return List.of(
            answering("no version", request -> "{\"id\":" + id(request) + ",\"result\":{}}", PROTOCOL),
            answering("version 1.0", request -> "{\"jsonrpc\":\"1.0\",\"id\":" + id(request) + ",\"result\":{}}", PROTOCOL),
            answering("neither result nor error", request -> "{\"jsonrpc\":\"2.0\",\"id\":" + id(request) + "}", PROTOCOL),
            answering("both result and error",
                request -> "{\"jsonrpc\":\"2.0\",\"id\":" + id(request) + ",\"result\":{},\"error\":{\"code\":1,\"message\":\"x\"}}",
                PROTOCOL, ERROR, GOOD),
            answering("a result that is no object", request -> result(request, "7"), PROTOCOL),
            answering("an error that is no object", request -> "{\"jsonrpc\":\"2.0\",\"id\":" + id(request) + ",\"error\":\"no\"}",
                PROTOCOL, ERROR),
            answering("an error whose code is text",
                request -> "{\"jsonrpc\":\"2.0\",\"id\":" + id(request) + ",\"error\":{\"code\":\"x\",\"message\":\"x\"}}", PROTOCOL,
                ERROR),
            answering("an error whose code is huge",
                request -> "{\"jsonrpc\":\"2.0\",\"id\":" + id(request) + ",\"error\":{\"code\":1e300,\"message\":\"x\"}}", PROTOCOL,
                ERROR),
            answering("an error that writes on the terminal", request -> Honest.error(request, -1, "\u001b]52;c;cHduZWQ=\u0007\u202e"),
                ERROR),
            answering("an error of seven megabytes", request -> Honest.error(request, -1, "y".repeat(7 << 20)), ERROR),
            answering("an error to nobody", _ -> "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32600,\"message\":\"x\"}}", ERROR,
                PROTOCOL),
            answering("an answer to another id", request -> result(request, TRUTH).replace("\"id\":" + id(request), "\"id\":4711"),
                UNREACHABLE),
            answering("the id as text",
                request -> result(request, TRUTH).replace("\"id\":" + id(request), "\"id\":\"" + id(request) + "\""), UNREACHABLE),
            answering("an id that is an object", request -> result(request, TRUTH).replace("\"id\":" + id(request), "\"id\":{}"), PROTOCOL,
                UNREACHABLE),
            answering("an id that is nothing", request -> result(request, TRUTH).replace("\"id\":" + id(request), "\"id\":null"), PROTOCOL,
                UNREACHABLE),
            answering("the request back", request -> request.text(), UNREACHABLE, PROTOCOL),
            answering("an empty batch", _ -> "[]", PROTOCOL, UNREACHABLE),
            answering("a batch of many",
                request -> "[" + "{\"jsonrpc\":\"2.0\",\"method\":\"x\"},".repeat(5000) + result(request, TRUTH) + "]", PROTOCOL),
            answering("a batch in a batch", request -> "[[" + result(request, TRUTH) + "]]", PROTOCOL),
            answering("a notification instead",
                _ -> "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{\"data\":\"\\u001b[2J\"}}", UNREACHABLE));
    }

    private static List<Misbehaviour> results() {
        return List.of(
            answering("no content", request -> result(request, "{}"), GOOD),
            answering("content that is no list", request -> result(request, "{\"content\":\"x\",\"isError\":\"perhaps\"}"), GOOD),
            answering("content of odd blocks",
                request -> result(request, "{\"content\":[null,7,{},{\"type\":7},{\"type\":\"text\",\"text\":{}}]}"), GOOD),
            answering("a type of result nobody knows", request -> result(request, "{\"resultType\":\"\u001b[2J\"}"), PROTOCOL)
                .in(Honest.STATELESS),
            answering("a type of result that is no text", request -> result(request, "{\"resultType\":[]}"), PROTOCOL).in(Honest.STATELESS),
            answering("it asks back without a question", request -> result(request, "{\"resultType\":\"input_required\"}"), PROTOCOL)
                .in(Honest.STATELESS),
            answering("it asks back with no questions",
                request -> result(request, "{\"resultType\":\"input_required\",\"inputRequests\":{\"a\":7}}"), PROTOCOL)
                .in(Honest.STATELESS),
            answering("it asks back a hundred questions",
                request -> result(request, "{\"resultType\":\"input_required\",\"inputRequests\":{" + questions() + "}}"), PROTOCOL)
                .in(Honest.STATELESS),
            answering("it asks for what nobody offers", request -> result(request,
                "{\"resultType\":\"input_required\",\"inputRequests\":{\"a\":{\"method\":\"\u001b[2Jexec\u202e\",\"params\":{}}}}"),
                PROTOCOL).in(Honest.STATELESS));
    }

    private static String questions() {
        var text = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            text.append(i == 0 ? "" : ",").append("\"q").append(i)
                .append("\":{\"method\":\"elicitation/create\",\"params\":{\"message\":\"?\",\"requestedSchema\":{}}}");
        }
        return text.toString();
    }
}
