package remotemcp.hostile;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import remotemcp.hostile.HostileServer.Answers;
import remotemcp.hostile.HostileServer.Reply;
import remotemcp.hostile.HostileServer.Request;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// Good behaviour, from which misbehaviour departs: what a small honest server answers, in each way there is to speak MCP.
enum Honest {
    /// 2026-07-28, answers as JSON.
    STATELESS,
    /// 2026-07-28, answers as event streams.
    STATELESS_STREAMS,
    /// 2025-11-25 with a session, answers as event streams with ids.
    SESSION,
    /// 2024-11-05: HTTP+SSE.
    SSE;

    static final String TRUTH = "{\"content\":[{\"type\":\"text\",\"text\":\"truth\"}],\"resultType\":\"complete\"}";
    private static final String TOOLS = "{\"tools\":[{\"name\":\"x\",\"inputSchema\":{\"type\":\"object\"}}],\"resultType\":\"complete\",\"ttlMs\":0,\"cacheScope\":\"public\"}";

    /// A server of this kind of its own.
    Answers answers() {
        return this == SSE ? new OverSse() : this::http;
    }

    /// The answer to a request, as JSON text.
    String message(JsonObject request) {
        return switch (request.string("method").orElse("")) {
            case "server/discover" -> isStateless() ? result(request,
                "{\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":{\"tools\":{},\"resources\":{},\"prompts\":{}},\"resultType\":\"complete\",\"ttlMs\":0,\"cacheScope\":\"public\"}")
                : error(request, -32601, "no such method");
            case "initialize" -> isStateless() ? error(request, -32601, "no such method") : result(request, "{\"protocolVersion\":\"" + (this == SSE ? "2024-11-05" : "2025-11-25")
                + "\",\"capabilities\":{\"tools\":{},\"resources\":{},\"prompts\":{}},\"serverInfo\":{\"name\":\"honest\",\"version\":\"1\"}}");
            case "tools/list" -> result(request, TOOLS);
            case "tools/call" -> result(request, TRUTH);
            case "resources/list" -> result(request, "{\"resources\":[],\"resultType\":\"complete\",\"ttlMs\":0,\"cacheScope\":\"public\"}");
            case "prompts/list" -> result(request, "{\"prompts\":[],\"resultType\":\"complete\",\"ttlMs\":0,\"cacheScope\":\"public\"}");
            default -> error(request, -32601, "no such method");
        };
    }

    boolean isStateless() {
        return this == STATELESS || this == STATELESS_STREAMS;
    }

    static String result(JsonObject request, String result) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id(request) + ",\"result\":" + result + "}";
    }

    static String error(JsonObject request, int code, String message) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id(request) + ",\"error\":{\"code\":" + code + ",\"message\":" + Json.of(message).text() + "}}";
    }

    static String id(JsonObject request) {
        return request.find("id").map(Json::text).orElse("null");
    }

    private void http(Request request, Reply reply) throws IOException {
        JsonObject json = request.json();
        if (!request.method().equals("POST")) {
            reply.whole(request.method().equals("DELETE") ? 200 : 405, "text/plain", "");
        } else if (!json.has("id") || !json.has("method")) {
            reply.head(202, "Content-Length: 0");
        } else if (this == STATELESS) {
            reply.json(message(json));
        } else if (this == SESSION && request.rpc().equals("initialize")) {
            reply.whole(200, "application/json", message(json), "Mcp-Session-Id: session-1");
        } else {
            reply.stream().raw("id: e1\ndata: " + message(json) + "\n\n");
        }
    }

    /// The stream of a GET, and the messages that answer POSTs.
    final class OverSse implements Answers {
        private volatile BlockingQueue<String> messages = new LinkedBlockingQueue<>();

        @Override
        public void answer(Request request, Reply reply) throws IOException {
            if (request.method().equals("GET")) {
                stream(reply);
            } else if (request.target().startsWith("/messages")) {
                reply.head(202, "Content-Length: 0");
                if (request.json().has("id") && request.json().has("method")) {
                    messages.add(message(request.json()));
                }
            } else {
                reply.whole(405, "text/plain", "");
            }
        }

        void push(String message) {
            messages.add(message);
        }

        private void stream(Reply reply) throws IOException {
            var own = new LinkedBlockingQueue<String>();
            messages = own;
            reply.stream().raw("event: endpoint\ndata: /messages\n\n");
            try {
                while (true) {
                    String message = own.poll(100, TimeUnit.MILLISECONDS);
                    reply.raw(message == null ? ": still here\n\n" : "data: " + message + "\n\n");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
