package remotemcp.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The demo server in a process of its own, with data of its own and one account, on the runtime that is judged. Its own port and
/// data stay the same however often it is killed and run again.
public interface OwnServer extends AutoCloseable {
    String EMAIL = "ada@example.com";
    String PASSWORD = "correct horse battery staple";

    /// A new one, already answering; it ends with the test run at the latest.
    static OwnServer start() {
        return start(Map.of());
    }

    /// The same with these settings, by their names in the environment; on workerd it may then ask servers of this machine, as on the JVM.
    static OwnServer start(Map<String, String> settings) {
        try {
            return start(settings, Files.createTempDirectory("remote-mcp-blackbox"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same, which keeps its data in that folder.
    static OwnServer start(Map<String, String> settings, Path data) {
        OwnServer server = withoutAccount(settings, data);
        server.addUser(EMAIL, PASSWORD);
        return server;
    }

    /// The same before anybody has an account.
    static OwnServer withoutAccount(Map<String, String> settings, Path data) {
        OwnServer server = switch (JudgedRuntime.current()) {
            case JVM -> JvmServer.start(settings, data);
            case WORKERD -> WorkerdServer.start(settings, data);
        };
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server;
    }

    default Target target() {
        return new Target(base(), EMAIL, PASSWORD);
    }

    /// The public URL without a trailing slash: what the settings say, else the address of [#port()].
    URI base();

    /// Where on loopback it listens.
    int port();

    /// What the process has printed, log lines included.
    List<String> output();

    /// Where it keeps what it stores.
    Path data();

    /// Makes an account while the server runs.
    void addUser(String email, String password);

    /// Ends the process without letting it tidy up, as `kill -9` does.
    void kill();

    /// Starts the process on the same port and data.
    void run();

    @Override
    void close();
}
