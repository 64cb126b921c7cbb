package remotemcp.workers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import remotemcp.oauth.OAuthSettings;
import remotemcp.settings.Names;
import remotemcp.settings.ServerSettings;
import remotemcp.settings.Setting;
import remotemcp.settings.Setting.Place;
import remotemcp.settings.SettingsException;
import remotemcp.settings.SettingsException.Wrong;
import remotemcp.transport.Site;

/// How a server on Workers runs: the variables and secrets of its environment, checked. They have the names that they have in the
/// environment of a server on the JVM.
public final class WorkerSettings {
    private static final int SHORTEST_SETUP = 32;

    private final ServerSettings common;

    private WorkerSettings(ServerSettings common) {
        this.common = common;
    }

    /// @param environment every variable and secret whose name begins with [Setting#PREFIX]
    /// @throws SettingsException when one is unknown, missing or not possible, with the command that mends it
    public static WorkerSettings read(Map<String, String> environment) {
        return checked(environment, settings -> {
            settings.check();
            return settings;
        });
    }

    /// The address alone, for a server that has nothing else to set.
    static Site site(Map<String, String> environment) {
        return checked(environment, WorkerSettings::site);
    }

    private static <T> T checked(Map<String, String> environment, Function<WorkerSettings, T> reading) {
        environment.keySet().forEach(WorkerSettings::checkName);
        try {
            return reading
                .apply(new WorkerSettings(new ServerSettings(setting -> environment.getOrDefault(setting.variable(), setting.fallback()))));
        } catch (SettingsException refusal) {
            throw refusal.wrong().map(wrong -> mending(wrong, environment.getOrDefault(wrong.setting().variable(), "").isEmpty()))
                .orElse(refusal);
        }
    }

    /// Those that mean the same on every runtime.
    public ServerSettings common() {
        return common;
    }

    /// From `REMOTE_MCP_PUBLIC_URL` and `REMOTE_MCP_ALLOWED_ORIGINS`.
    public Site site() {
        return common.site();
    }

    /// From `REMOTE_MCP_SECRET`, the server's master key.
    public byte[] secret() {
        return common.secret()
            .orElseThrow(() -> SettingsException.of(Setting.SECRET, "32 bytes in base64, as `openssl rand -base64 32` prints them"));
    }

    /// From `REMOTE_MCP_SETUP`: while nobody has an account, `/setup?token=` and this text makes the first administrator.
    public Optional<String> setup() {
        return Optional.of(common.text(Setting.SETUP)).filter(text -> !text.isEmpty());
    }

    /// Whether anyone who can connect may make an account.
    public boolean isSignUpOpen() {
        return common.isSignUpOpen(!site().isLoopback());
    }

    /// The authorization server's settings, with what is set here.
    public OAuthSettings oauth(OAuthSettings usual) {
        return common.oauth(usual);
    }

    private void check() {
        oauth(OAuthSettings.at(site().url()));
        isSignUpOpen();
        secret();
        common.inspectorHosts();
        common.inspectorCalls();
        if (!setup().map(WorkerSettings::isSetup).orElse(true)) {
            throw SettingsException.of(Setting.SETUP,
                SHORTEST_SETUP + " letters and digits or more, as `openssl rand -hex 32` prints them");
        }
    }

    private static void checkName(String name) {
        if (Names.ofVariable(name, Place.WORKERS).isEmpty()) {
            List<String> known = Setting.on(Place.WORKERS).stream().map(Setting::variable).toList();
            throw new SettingsException(
                Names.unknown(name, known).getMessage() + " Take it out of \"vars\" in wrangler.jsonc and deploy again, or"
                    + " `npx wrangler secret delete " + name + "`.");
        }
    }

    private static SettingsException mending(Wrong wrong, boolean isMissing) {
        return new SettingsException(
            wrong.setting().variable() + (isMissing ? " is not set" : " is not possible") + ": it must be " + wrong.expected()
                + ". " + remedy(wrong.setting()));
    }

    private static String remedy(Setting setting) {
        String keep = setting == Setting.SECRET ? ", and keep a copy: without it the stored data cannot be read." : ".";
        return setting.isSecret() ? "Set it with `npx wrangler secret put " + setting.variable() + "`" + keep
            : "Set it under \"vars\" in wrangler.jsonc, and `npx wrangler deploy` again.";
    }

    private static boolean isSetup(String text) {
        return text.length() >= SHORTEST_SETUP
            && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z');
    }
}
