package remotemcp.cli.bridge;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.commons.cli.CommandLine;
import remotemcp.cli.command.Command;
import remotemcp.cli.command.CommandFailure;
import remotemcp.cli.command.UsageException;
import remotemcp.client.Credentials;
import remotemcp.client.oauth.OAuthLogin;
import remotemcp.client.oauth.grant.ClientCredentials;
import remotemcp.client.oauth.grant.DeviceDisplay;
import remotemcp.client.oauth.grant.DeviceLogin;
import remotemcp.client.oauth.registration.ClientProfile;
import remotemcp.http.HeaderList;
import remotemcp.http.Headers;
import remotemcp.jvm.login.FileLoginStore;
import remotemcp.jvm.login.JvmLogins;

/// The login of the bridge, made when there is something kept or a server asks for one: most starts then cost nothing for it.
final class BridgeLogin implements Credentials {
    private final String url;
    private final ClientProfile profile;
    private final Way way;
    private final Consumer<String> notices;
    private final FileLoginStore store = JvmLogins.store();
    private final AtomicReference<OAuthLogin> login = new AtomicReference<>();
    private volatile boolean hasLooked;

    private enum Way { BROWSER, DEVICE, CLIENT }

    private BridgeLogin(String url, ClientProfile profile, Way way, Consumer<String> notices) {
        this.url = url;
        this.profile = profile;
        this.way = way;
        this.notices = notices;
    }

    static BridgeLogin of(String url, CommandLine given, Command command, Consumer<String> notices) {
        var profile = ClientProfile.named("remote-mcp bridge");
        Optional<String> secret =
            Optional.ofNullable(given.getOptionValue("client-secret")).map(text -> HeaderFields.expanded(text, command));
        if (given.hasOption("client-id")) {
            profile = profile.registered(new ClientProfile.Given(given.getOptionValue("client-id"), secret, Optional.empty()));
        } else if (secret.isPresent() || given.hasOption("client-credentials")) {
            throw new UsageException(command, "--client-secret and --client-credentials need --client-id");
        }
        if (given.hasOption("issuer")) {
            profile = profile.onlyAt(given.getOptionValue("issuer"));
        }
        if (given.hasOption("device-code") && given.hasOption("client-credentials")) {
            throw new UsageException(command, "--device-code and --client-credentials exclude each other");
        }
        List<String> scopes = RunBridge.values(given, "scope");
        return new BridgeLogin(url, scopes.isEmpty() ? profile : profile.asking(scopes),
            given.hasOption("device-code") ? Way.DEVICE : given.hasOption("client-credentials") ? Way.CLIENT : Way.BROWSER, notices);
    }

    private OAuthLogin login() {
        if (login.get() == null) {
            login.compareAndSet(null, made());
        }
        return login.get();
    }

    private OAuthLogin made() {
        return switch (way) {
            case BROWSER -> JvmLogins.inBrowser(url, profile, notices);
            case DEVICE -> OAuthLogin.at(url, profile, new DeviceLogin(new OnStandardError(notices)), store, JvmLogins.platform(url));
            case CLIENT -> OAuthLogin.at(url, profile, new ClientCredentials(), store, JvmLogins.platform(url));
        };
    }

    void forget() {
        login().forget();
    }

    @Override
    public HeaderList headers(Target target) {
        if (login.get() == null && (hasLooked || store.find(url).isEmpty())) {
            hasLooked = true;
            return HeaderList.empty();
        }
        return login().headers(target);
    }

    @Override
    public boolean refused(Refusal refusal) {
        return login().refused(refusal);
    }

    @Override
    public void answered(Target target, Headers answer) {
        OAuthLogin made = login.get();
        if (made != null) {
            made.answered(target, answer);
        }
    }

    /// Shows what to do on the other device.
    private record OnStandardError(Consumer<String> notices) implements DeviceDisplay {

        @Override
        public void show(String address, String code, Optional<String> direct) {
            notices.accept("To sign in, open " + address + " on any device and enter the code " + code
                + direct.map(url -> ", or open " + url).orElse(""));
        }

        @Override
        public void pause(int seconds) {
            try {
                Thread.sleep(1000L * seconds);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
