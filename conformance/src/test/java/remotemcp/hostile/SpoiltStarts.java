package remotemcp.hostile;

import static remotemcp.hostile.Honest.result;
import static remotemcp.hostile.Misbehaviour.called;
import static remotemcp.hostile.Verdict.ERROR;
import static remotemcp.hostile.Verdict.GOOD;
import static remotemcp.hostile.Verdict.PROTOCOL;
import static remotemcp.hostile.Verdict.REFUSED;
import static remotemcp.hostile.Verdict.TIMEOUT;
import static remotemcp.hostile.Verdict.UNREACHABLE;

import java.util.ArrayList;
import java.util.List;

/// What is wrong with how a server begins, and with the lists it gives out.
final class SpoiltStarts {
    private static final String SERVER = "\"capabilities\":{\"tools\":{}},\"serverInfo\":{\"name\":\"x\",\"version\":\"1\"}";

    private SpoiltStarts() {
    }

    static List<Misbehaviour> all() {
        var all = new ArrayList<Misbehaviour>();
        all.addAll(discovery());
        all.addAll(handshakes());
        all.addAll(lists());
        all.addAll(definitions());
        return all;
    }

    private static Misbehaviour discovering(String name, String result, Verdict first, Verdict... others) {
        return called(name, (request, reply) -> reply.json(result(request.json(), result)), first, others).at("server/discover")
            .in(Honest.STATELESS);
    }

    private static List<Misbehaviour> discovery() {
        return List.of(
            discovering("no versions", "{}", ERROR),
            discovering("versions of nonsense", "{\"supportedVersions\":[null,7,\"\\u001b[2J\",\"2099-01-01\"]}", PROTOCOL),
            discovering("versions that are no list", "{\"supportedVersions\":\"2026-07-28\"}", ERROR),
            discovering("a million versions", "{\"supportedVersions\":[" + "\"v\",".repeat(400_000) + "\"v\"]}", PROTOCOL),
            discovering("capabilities that are no object", "{\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":[]}", GOOD),
            discovering("an identity of nonsense",
                "{\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":{\"tools\":7},\"_meta\":{\"io.modelcontextprotocol/serverInfo\":7},\"instructions\":{}}",
                GOOD),
            called("a version error without end",
                (request, reply) -> reply.whole(400, "application/json", "{\"jsonrpc\":\"2.0\",\"id\":" + Honest.id(request.json())
                    + ",\"error\":{\"code\":-32022,\"message\":\"no\",\"data\":{\"supported\":[\"2026-07-28\"]}}}"),
                ERROR, REFUSED, PROTOCOL).at("server/discover").in(Honest.STATELESS),
            called("an error page at the first question", (_, reply) -> reply.whole(500, "text/html", "<h1>\u001b[2J"), ERROR, REFUSED)
                .at("server/discover").in(Honest.STATELESS),
            called("silence at the first question", (_, reply) -> reply.silence(), TIMEOUT, ERROR).at("server/discover")
                .in(Honest.STATELESS));
    }

    private static Misbehaviour shaking(String name, String result, String session, Verdict first, Verdict... others) {
        return called(name,
            (request, reply) -> reply.whole(200, "application/json", result(request.json(), result), "Mcp-Session-Id: " + session), first,
            others)
            .at("initialize").in(Honest.SESSION);
    }

    private static List<Misbehaviour> handshakes() {
        String good = "{\"protocolVersion\":\"2025-11-25\"," + SERVER + "}";
        return List.of(
            shaking("no revision", "{" + SERVER + "}", "a", PROTOCOL),
            shaking("a revision of escapes", "{\"protocolVersion\":\"\u001b[2J\u202e\"," + SERVER + "}", "a", PROTOCOL),
            shaking("a newer revision by the old handshake", "{\"protocolVersion\":\"2026-07-28\"," + SERVER + "}", "a", PROTOCOL),
            shaking("a session id with a space", good, "a b", PROTOCOL),
            shaking("a session id with an escape", good, "a\u001b[2J", PROTOCOL, UNREACHABLE),
            shaking("a session id of 100 kB", good, "a".repeat(100_000), PROTOCOL),
            shaking("an empty session id", good, "", GOOD),
            shaking("identity and capabilities of nonsense",
                "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":7,\"serverInfo\":[],\"instructions\":0}", "a", GOOD),
            called("an event stream that never answers", (_, reply) -> reply.stream().forEver(":\n\n", 20), TIMEOUT).at("initialize")
                .in(Honest.SESSION),
            called("it forgets the handshake at once", (_, reply) -> reply.whole(404, "text/plain", ""), REFUSED).at("tools/call")
                .in(Honest.SESSION),
            called("it takes no notification", (_, reply) -> reply.whole(500, "text/plain", ""), REFUSED).at("notifications/initialized")
                .in(Honest.SESSION),
            called("it never answers a notification", (_, reply) -> reply.silence(), TIMEOUT).at("notifications/initialized")
                .in(Honest.SESSION));
    }

    private static Misbehaviour listing(String name, String result, Verdict first, Verdict... others) {
        return called(name, (request, reply) -> reply.json(result(request.json(), result)), first, others).at("tools/list");
    }

    private static List<Misbehaviour> lists() {
        return List.of(
            listing("pages in a circle", "{\"tools\":[],\"nextCursor\":\"again\",\"resultType\":\"complete\"}", PROTOCOL),
            called("pages without end",
                (request, reply) -> reply.json(result(request.json(), "{\"tools\":[],\"nextCursor\":\"" + System.nanoTime() + "\"}")),
                PROTOCOL, TIMEOUT).at("tools/list"),
            called("heavy pages without end",
                (request, reply) -> reply.json(result(request.json(), "{\"tools\":[{\"name\":\"x\",\"description\":\"" + "y".repeat(2 << 20)
                    + "\"}],\"nextCursor\":\"" + System.nanoTime() + "\"}")),
                PROTOCOL, TIMEOUT).at("tools/list"),
            called("slow pages without end", (request, reply) -> {
                HostileServer.rest(150);
                reply.json(result(request.json(), "{\"tools\":[],\"nextCursor\":\"" + System.nanoTime() + "\"}"));
            }, TIMEOUT).at("tools/list"),
            listing("a cursor that is no text", "{\"tools\":[],\"nextCursor\":{\"a\":1}}", GOOD, PROTOCOL),
            listing("no list", "{}", PROTOCOL),
            listing("a list that is none", "{\"tools\":{\"x\":1}}", PROTOCOL),
            listing("a list of nonsense", "{\"tools\":[null,7,\"x\",[],{},{\"name\":7}]}", GOOD),
            listing("one tool a thousand times", "{\"tools\":[" + "{\"name\":\"x\"},".repeat(1000) + "{\"name\":\"x\"}]}", GOOD),
            listing("it asks back for a list", "{\"resultType\":\"input_required\",\"requestState\":\"s\",\"tools\":[]}", PROTOCOL)
                .in(Honest.STATELESS));
    }

    private static Misbehaviour defining(String name, String tool, Verdict first, Verdict... others) {
        return listing(name, "{\"tools\":[" + tool + "],\"resultType\":\"complete\",\"ttlMs\":0,\"cacheScope\":\"public\"}", first, others);
    }

    private static List<Misbehaviour> definitions() {
        return List.of(
            defining("a name that is a path", "{\"name\":\"../../../../etc/passwd\",\"inputSchema\":{\"type\":\"object\"}}", GOOD),
            defining("a name that writes on the terminal",
                "{\"name\":\"\u001b]0;x\\u0007\u202e\",\"description\":\"\u009b2J\",\"inputSchema\":{\"type\":\"object\"}}"
                    .replace("\u001b", "\\u001b"),
                GOOD),
            defining("a name of a megabyte", "{\"name\":\"" + "y".repeat(1 << 20) + "\",\"inputSchema\":{\"type\":\"object\"}}", GOOD),
            defining("a schema that refers to itself",
                "{\"name\":\"x\",\"inputSchema\":{\"$ref\":\"#\",\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"#/properties/a\"}}}}",
                GOOD),
            defining("a schema that is no object", "{\"name\":\"x\",\"inputSchema\":[1]}", GOOD),
            defining("a schema a hundred deep",
                "{\"name\":\"x\",\"inputSchema\":" + "{\"type\":\"object\",\"properties\":{\"a\":".repeat(50) + "{}" + "}}".repeat(50)
                    + "}",
                GOOD),
            defining("a schema of a hundred thousand properties",
                "{\"name\":\"x\",\"inputSchema\":{\"type\":\"object\",\"properties\":{" + properties(100_000) + "}}}", GOOD),
            defining("header names that break headers",
                "{\"name\":\"x\",\"inputSchema\":{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\",\"x-mcp-header\":\"A\\r\\nAuthorization: Bearer evil\"}}}}",
                GOOD),
            defining("header names that are not text",
                "{\"name\":\"x\",\"inputSchema\":{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\",\"x-mcp-header\":{\"a\":1}}}}}",
                GOOD));
    }

    private static String properties(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ",").append("\"p").append(i).append("\":{}");
        }
        return text.toString();
    }
}
