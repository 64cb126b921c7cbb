package remotemcp.jvm.client;

import remotemcp.client.World;
import remotemcp.jvm.JvmOutbound;
import remotemcp.platform.Outbound;

/// The [World] of a client on the JVM.
public final class JvmWorld {
    private JvmWorld() {
    }

    /// For servers that the user named: any address may be connected to.
    public static World open() {
        return over(new JvmOutbound());
    }

    /// For servers that strangers named: https on the public internet only.
    public static World strictlyPublic() {
        return over(new JvmOutbound().strictlyPublic());
    }

    public static World over(Outbound outbound) {
        return new World(outbound, System::currentTimeMillis, JvmWorld::rest, Thread::startVirtualThread, ThreadBell::new);
    }

    private static void rest(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
