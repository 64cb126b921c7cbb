package remotemcp.jvm.doctor;

import remotemcp.doctor.Doctor;
import remotemcp.doctor.DoctorEnvironment;
import remotemcp.doctor.NetworkProbe;
import remotemcp.jvm.JvmOutbound;
import remotemcp.jvm.client.JvmWorld;
import remotemcp.jvm.login.JvmLogins;

/// The [Doctor] on the JVM.
public final class JvmDoctor {
    private JvmDoctor() {
    }

    /// For a server that the person named. Behind a proxy there is nothing to see of names and certificates. What that server names is asked on the public internet only, when it is there itself.
    public static Doctor at(String url) {
        return new Doctor(new DoctorEnvironment(new JvmOutbound(), JvmLogins.platform(url), JvmWorld.open().pause(), ground(url)));
    }

    private static NetworkProbe ground(String url) {
        return JvmOutbound.goesByProxy(url) ? NetworkProbe.unseen() : new JvmNetworkProbe();
    }
}
