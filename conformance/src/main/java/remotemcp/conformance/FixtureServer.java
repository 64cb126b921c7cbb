package remotemcp.conformance;

import java.security.SecureRandom;
import remotemcp.auth.StandardApp;
import remotemcp.jvm.JvmCrypto;
import remotemcp.jvm.JvmPlatform;
import remotemcp.jvm.http.HttpOptions;
import remotemcp.jvm.http.VertxServer;
import remotemcp.jvm.log.JvmLog;
import remotemcp.platform.Clock;
import remotemcp.platform.MemoryStore;
import remotemcp.platform.OutboundException;
import remotemcp.platform.Platform;

/// The server that the official conformance suite judges, on the JVM: open, so it listens on the loopback interface only.
public final class FixtureServer {
    private static final int PORT = 8788;
    private static final int SECRET_BYTES = 32;

    private FixtureServer() {
    }

    public static void main(String[] args) {
        VertxServer server = start(args.length == 0 ? PORT : Integer.parseInt(args[0]));
        System.out.println("http://localhost:" + server.port() + "/mcp");
    }

    /// @param port 0 for any free one
    public static VertxServer start(int port) {
        Platform platform = platform();
        return VertxServer.start(HttpOptions.loopback(port), StandardApp.serving(Fixtures.server()).on(platform), platform.log());
    }

    static Platform platform() {
        Clock clock = System::currentTimeMillis;
        var secure = new SecureRandom();
        return new Platform(clock, count -> random(secure, count), new JvmCrypto(), new MemoryStore(clock), call -> {
            throw new OutboundException("the fixture server talks to nobody");
        }, new JvmLog(), random(secure, SECRET_BYTES)).with(JvmPlatform.inMemory().platform().timer())
            .with(JvmPlatform.inMemory().platform().bells());
    }

    private static byte[] random(SecureRandom secure, int count) {
        var bytes = new byte[count];
        secure.nextBytes(bytes);
        return bytes;
    }
}
