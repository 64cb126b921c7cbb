package remotemcp.jvm;

import remotemcp.http.HttpHandler;
import remotemcp.jvm.settings.Settings;
import remotemcp.platform.Platform;

/// Puts a server's parts together once its world is there.
@FunctionalInterface
public interface Assembly {
    HttpHandler app(Platform platform, Settings settings);
}
