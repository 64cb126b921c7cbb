package remotemcp.workers.gate;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import remotemcp.client.CallOptions;
import remotemcp.client.McpClient;
import remotemcp.client.Patience;
import remotemcp.http.HeaderList;
import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.ToolSet;
import remotemcp.mcp.tools.ToolResult;
import remotemcp.platform.Base64Url;
import remotemcp.platform.Key;
import remotemcp.platform.Outbound;
import remotemcp.platform.OutboundException;
import remotemcp.platform.Platform;
import remotemcp.platform.Signatures;
import remotemcp.protocol.LogLevel;
import remotemcp.workers.WorkerWorld;
import remotemcp.workers.gate.probe.LanguageProbes;

/// Tools that show from outside what the ports of the platform do on workerd. Bytes come out in Base64url.
record PlatformTools(Platform platform) implements ToolSet {

    @Override
    public void addTo(McpServer.Builder server) {
        server.tool("sha256", "The SHA-256 of a text", tool -> {
            var text = tool.string("text", "any text");
            return call -> text(platform.crypto().sha256(bytes(call.get(text))));
        });
        server.tool("hmac", "The HMAC-SHA-256 of a text", tool -> {
            var key = tool.string("key", "the key");
            var text = tool.string("text", "any text");
            return call -> text(platform.crypto().hmacSha256(bytes(call.get(key)), bytes(call.get(text))));
        });
        server.tool("encrypt", "A text under AES-256-GCM, with a key and a nonce of zeros", tool -> {
            var text = tool.string("text", "any text");
            return call -> text(platform.crypto().encrypt(new byte[32], new byte[12], bytes(call.get(text)), new byte[0]));
        });
        server.tool("decrypt", "What encrypt was given", tool -> {
            var sealed = tool.string("sealed", "what encrypt returned");
            return call -> ToolResult.text(decrypted(Base64Url.decode(call.get(sealed))));
        });
        server.tool("hash-password", "A hash by which check-password knows the password", tool -> {
            var password = tool.string("password", "any text");
            return call -> ToolResult.text(platform.crypto().hashPassword(call.get(password)));
        });
        server.tool("check-password", "Whether a hash is of this password", tool -> {
            var password = tool.string("password", "any text");
            var hash = tool.string("hash", "what hash-password returned");
            return call -> ToolResult.text(String.valueOf(platform.crypto().checkPassword(call.get(password), call.get(hash))));
        });
        server.tool("is-outdated", "Whether hash-password would make another hash now", tool -> {
            var hash = tool.string("hash", "what hash-password returned");
            return call -> ToolResult.text(String.valueOf(platform.crypto().isOutdated(call.get(hash))));
        });
        server.tool("sign-in", "A login of a client with this private key, at servers with fixed answers", tool -> {
            var algorithm = tool.string("algorithm", "ES256 or RS256");
            var key = tool.string("key", "PKCS #8 in Base64url");
            return call -> ToolResult.text(new CannedLogin(platform)
                .signIn(Signatures.Algorithm.valueOf(call.get(algorithm)), Base64Url.decode(call.get(key)).orElseThrow()).text());
        });
        server.tool("ask-stranger", "What comes of asking a URL that a stranger named", tool -> {
            var url = tool.string("url", "any text");
            return call -> ToolResult.text(asked(call.get(url)));
        });
        server.tool("random", "Sixteen random bytes", tool -> call -> text(platform.random().bytes(16)));
        server.tool("remember", "Whether this text is told for the first time", tool -> {
            var text = tool.string("text", "any text");
            return call -> ToolResult.text(String.valueOf(
                platform.store().create(new Key("gate", "", call.get(text)), new byte[0], Long.MAX_VALUE)));
        });
        server.tool("count", "Counts, telling how far it is", tool -> {
            var to = tool.integer("to", "where to stop", 1, 100);
            return call -> {
                for (int i = 1; i <= call.get(to); i++) {
                    call.progress(i, call.get(to));
                    call.log(LogLevel.INFO, "at " + i);
                }
                return ToolResult.text("done");
            };
        });
        server.tool("wait", "Waits that many milliseconds, or until the client gives up", tool -> {
            var millis = tool.integer("millis", "how long", 0, 60_000);
            return call -> {
                for (long left = call.get(millis); left > 0 && !call.cancelled(); left -= 20) {
                    sleep(20);
                }
                return ToolResult.text(call.cancelled() ? "gave up" : "waited");
            };
        });
        server.tool("probe-language", "What the language and its library do here", tool -> call -> ToolResult.text(LanguageProbes.run()));
        server.tool("visit", "Calls the tool count of another server, by whichever revision", tool -> {
            var url = tool.string("url", "the other server");
            var revision = tool.string("revision", "the revision to speak");
            return call -> ToolResult.text(visit(call.get(url), call.get(revision)));
        });
        server.tool("fail", "Breaks as a bug would", tool -> call -> {
            throw new IllegalStateException("a secret of the server");
        });
        server.tool("fail-deep", "Breaks after a wait, in a method of a method, for a reason", tool -> call -> {
            platform.crypto().sha256(new byte[0]);
            return ToolResult.text(outer(call.arguments().text()));
        });
    }

    private static String visit(String url, String revision) {
        var steps = new StringBuilder();
        McpClient client = McpClient.connect(url).on(WorkerWorld.open()).revision(revision).open();
        try {
            var options = CallOptions.with(Patience.usual()).watching(progress -> steps.append((int) progress.done()).append(' '));
            var result = client.call("count", JsonObject.builder().put("to", 3).build(), options);
            return client.peer().revision() + " " + client.peer().transport() + " " + steps + result.text();
        } finally {
            client.close();
        }
    }

    private static String outer(String text) {
        try {
            return inner(text);
        } catch (NumberFormatException reason) {
            throw new IllegalStateException("outer", reason);
        }
    }

    private static String inner(String text) {
        return String.valueOf(Integer.parseInt(text));
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private String asked(String url) {
        try {
            var call = new Outbound.Call("GET", url, HeaderList.empty(), new byte[0], 2000, 1000);
            return "status " + platform.outbound().strictlyPublic().send(call).status();
        } catch (OutboundException e) {
            return e.getMessage();
        }
    }

    private String decrypted(Optional<byte[]> sealed) {
        return sealed.flatMap(bytes -> platform.crypto().decrypt(new byte[32], new byte[12], bytes, new byte[0]))
            .map(plain -> new String(plain, StandardCharsets.UTF_8)).orElse("refused");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ToolResult text(byte[] bytes) {
        return ToolResult.text(Base64Url.encode(bytes));
    }
}
