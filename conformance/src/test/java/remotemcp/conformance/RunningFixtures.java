package remotemcp.conformance;

import java.net.URI;
import remotemcp.blackbox.JudgedRuntime;
import remotemcp.blackbox.WorkerdServer;
import remotemcp.jvm.http.VertxServer;

/// The fixture server on the judged runtime.
///
/// @param base its URL without a trailing slash
public record RunningFixtures(URI base, Runnable end) implements AutoCloseable {

    public static RunningFixtures start() {
        return switch (JudgedRuntime.current()) {
            case JVM -> onJvm(FixtureServer.start(0));
            case WORKERD -> onWorkerd(WorkerdServer.serving("conformance/worker"));
        };
    }

    @Override
    public void close() {
        end.run();
    }

    private static RunningFixtures onJvm(VertxServer server) {
        return new RunningFixtures(URI.create("http://localhost:" + server.port()), server::close);
    }

    private static RunningFixtures onWorkerd(WorkerdServer server) {
        return new RunningFixtures(server.base(), server::close);
    }
}
