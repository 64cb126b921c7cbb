package remotemcp.jvm;

import java.util.concurrent.atomic.AtomicBoolean;
import remotemcp.jvm.http.VertxServer;
import remotemcp.jvm.settings.Settings;
import remotemcp.platform.Platform;

/// A server at work. It stops by itself when the process is asked to end (SIGTERM, Ctrl-C): it takes no more connections, lets
/// requests at work finish, and then closes the store.
public final class RunningServer implements AutoCloseable {
    private final VertxServer http;
    private final JvmPlatform world;
    private final Settings settings;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Thread atExit = new Thread(this::stop, "stop");

    RunningServer(VertxServer http, JvmPlatform world, Settings settings) {
        this.http = http;
        this.world = world;
        this.settings = settings;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /// The base URL by which clients know it, without a slash at the end.
    public String url() {
        return settings.publicUrl();
    }

    public int port() {
        return http.port();
    }

    public Settings settings() {
        return settings;
    }

    public Platform platform() {
        return world.platform();
    }

    /// Stops serving; returns when all is closed.
    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            // Then the hook has run, or finds the server stopped.
        }
    }

    private void stop() {
        if (stopped.compareAndSet(false, true)) {
            http.stop(settings.drain());
            world.close();
        }
    }
}
