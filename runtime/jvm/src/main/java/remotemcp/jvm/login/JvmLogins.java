package remotemcp.jvm.login;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import remotemcp.client.oauth.LoginPlatform;
import remotemcp.client.oauth.OAuthLogin;
import remotemcp.client.oauth.grant.BrowserLogin;
import remotemcp.client.oauth.grant.UserAgent;
import remotemcp.client.oauth.registration.ClientProfile;
import remotemcp.http.Uri;
import remotemcp.jvm.JvmCrypto;
import remotemcp.jvm.JvmOutbound;
import remotemcp.jvm.PublicAddress;
import remotemcp.platform.Outbound;

/// What a login on the JVM needs of the world.
public final class JvmLogins {
    /// How long a person may take.
    private static final Duration PERSON = Duration.ofMinutes(5);
    private static final SecureRandom SECURE = new SecureRandom();

    private JvmLogins() {
    }

    /// The login of a program with a person in front of it: in their browser, kept where all programs of theirs find it.
    ///
    /// @param notices tells the person what to do, one line each
    /// @throws remotemcp.client.oauth.LoginException when the server is no URL
    public static OAuthLogin inBrowser(String server, ClientProfile client, Consumer<String> notices) {
        return OAuthLogin.at(server, client, new BrowserLogin(browser(notices)), store(), platform(server));
    }

    /// The same for a program that a person uses in a terminal: where no browser is in sight they may use one on another machine, and paste
    /// back the address at which it ended.
    ///
    /// @param in what they type
    public static OAuthLogin atTerminal(String server, ClientProfile client, Consumer<String> notices, InputStream in) {
        return OAuthLogin.at(server, client, new BrowserLogin(terminal(notices, in, !BrowserCommand.isInSight())), store(),
            platform(server));
    }

    /// @param elsewhere whether the person's browser is on another machine
    public static UserAgent terminal(Consumer<String> notices, InputStream in, boolean elsewhere) {
        return new LocalBrowser(elsewhere ? BrowserCommand.none() : BrowserCommand.ofSystem(), notices, PERSON,
            Optional.of(new PastedLines(in)));
    }

    /// The browser of the person in front of this machine.
    public static UserAgent browser(Consumer<String> notices) {
        return new LocalBrowser(BrowserCommand.ofSystem(), notices, PERSON);
    }

    /// Where all programs of this person keep their logins. Each waits a little longer for the others than a person may take.
    public static FileLoginStore store() {
        return FileLoginStore.in(FileLoginStore.usualFolder(), PERSON.plusMinutes(1));
    }

    /// For a server that the person named. A server on the public internet can have only public addresses asked; one inside a private network
    /// or on this machine, which the person chose to trust that far, also others of that kind.
    public static LoginPlatform platform(String server) {
        Outbound outbound = new JvmOutbound();
        return new LoginPlatform(isPublic(server) ? outbound.strictlyPublic() : outbound, System::currentTimeMillis, JvmLogins::random,
            new JvmCrypto(),
            new JcaSignatures());
    }

    /// One public address is enough, or a server could switch the guard off by naming a private one too; so is a name that means nothing yet.
    /// A name that lies here and connects elsewhere later gains little: all but this machine is asked by https, whose certificates tell.
    private static boolean isPublic(String server) {
        String host = Uri.parse(server).map(Uri::host).orElse("");
        try {
            for (InetAddress address : InetAddress.getAllByName(host.startsWith("[") ? host.substring(1, host.length() - 1) : host)) {
                if (PublicAddress.is(address)) {
                    return true;
                }
            }
            return false;
        } catch (UnknownHostException e) {
            return true;
        }
    }

    private static byte[] random(int count) {
        byte[] bytes = new byte[count];
        SECURE.nextBytes(bytes);
        return bytes;
    }
}
