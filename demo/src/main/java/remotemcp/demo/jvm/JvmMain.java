package remotemcp.demo.jvm;

import java.util.Map;
import remotemcp.demo.Demo;
import remotemcp.jvm.Jvm;
import remotemcp.jvm.client.JvmWorld;
import remotemcp.jvm.settings.Settings;

/// The demo server as a program of its own, set up by environment variables and the properties file alone.
public final class JvmMain {
    private JvmMain() {
    }

    public static void main(String[] args) {
        Jvm.serve((platform, settings) -> Demo.on(platform, JvmWorld.open(), settings.common(), settings.isSignUpOpen()),
            Settings.read(System.getenv(), Map.of()));
    }
}
