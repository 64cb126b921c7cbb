package remotemcp.jvm.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import remotemcp.http.Uri;
import remotemcp.jvm.log.LogSetup;
import remotemcp.oauth.OAuthSettings;
import remotemcp.settings.ServerSettings;
import remotemcp.settings.Setting;
import remotemcp.settings.SettingsException;
import remotemcp.transport.Site;

/// How a server on the JVM runs. Checked when it is made: a server that others can reach has an https address, and lets nobody
/// make himself an account.
public final class Settings {
    private static final List<String> LEVELS = List.of("debug", "info", "warn", "error");

    private final Map<Setting, String> values;
    private final ServerSettings common = new ServerSettings(this::written);

    private Settings(Map<Setting, String> values) {
        this.values = values;
        check();
    }

    /// The defaults: this machine only, open to sign up, everything kept in `./data`.
    public static Settings standard() {
        return new Settings(new EnumMap<>(Setting.class));
    }

    /// What is set by the properties file, over it the environment, over both the command line. The file is the one that
    /// `REMOTE_MCP_CONFIG` names, or `remote-mcp.properties` in the data folder.
    ///
    /// @throws SettingsException when a name is unknown or a value not possible
    public static Settings read(Map<String, String> environment, Map<Setting, String> commandLine) {
        return new Settings(Sources.read(environment, commandLine));
    }

    /// These settings with one of them changed.
    ///
    /// @throws SettingsException when the value is not possible
    public Settings with(Setting setting, String value) {
        Map<Setting, String> changed = new EnumMap<>(Setting.class);
        changed.putAll(values);
        changed.put(setting, value);
        return new Settings(changed);
    }

    /// Those that mean the same on every runtime.
    public ServerSettings common() {
        return common;
    }

    public String host() {
        return text(Setting.HOST);
    }

    public int port() {
        return whole(Setting.PORT, 0, 65_535);
    }

    /// The base URL without a slash at its end.
    public String publicUrl() {
        return site().url();
    }

    /// The address, and the web pages that may call it.
    public Site site() {
        return common.site();
    }

    /// The proxies whose word on a client's address is taken.
    public List<Network> trustedProxies() {
        return common.list(Setting.TRUSTED_PROXIES).stream()
            .map(text -> Network.parse(text)
                .orElseThrow(() -> wrong(Setting.TRUSTED_PROXIES, "IP addresses or ranges, such as 127.0.0.1 or 10.0.0.0/8")))
            .toList();
    }

    /// Whether anyone who can connect may make an account.
    public boolean isSignUpOpen() {
        return common.isSignUpOpen(isPublic());
    }

    /// The authorization server's settings, with what is set here.
    public OAuthSettings oauth(OAuthSettings usual) {
        return common.oauth(usual);
    }

    /// Whether others than people at this machine can connect.
    public boolean isPublic() {
        return !isLoopback(host()) || !isHere();
    }

    /// The absolute path of the folder of everything this server keeps.
    public Path data() {
        return Path.of(text(Setting.DATA)).toAbsolutePath().normalize();
    }

    /// The JDBC URL of a PostgreSQL database; empty for a SQLite file in [#data].
    public Optional<String> database() {
        return Optional.of(text(Setting.DATABASE)).filter(url -> !url.isEmpty());
    }

    public String databaseUser() {
        return text(Setting.DATABASE_USER);
    }

    public String databasePassword() {
        return text(Setting.DATABASE_PASSWORD);
    }

    /// The server's key, if it is set and not to be kept in [#data].
    public Optional<byte[]> secret() {
        return common.secret();
    }

    public LogSetup.Form logForm() {
        return switch (text(Setting.LOG)) {
            case "" -> LogSetup.Form.fitting();
            case "text" -> LogSetup.Form.TEXT;
            case "json" -> LogSetup.Form.JSON;
            default -> throw wrong(Setting.LOG, "text or json");
        };
    }

    /// `debug`, `info`, `warn` or `error`.
    public String logLevel() {
        String level = text(Setting.LOG_LEVEL).toLowerCase(Locale.ROOT);
        if (!LEVELS.contains(level)) {
            throw wrong(Setting.LOG_LEVEL, "debug, info, warn or error");
        }
        return level;
    }

    public Duration drain() {
        return Duration.ofSeconds(whole(Setting.DRAIN_SECONDS, 0, 3600));
    }

    private void check() {
        if (isPublic() && !publicUrl().startsWith("https:")) {
            throw new SettingsException("a server that others can reach needs an https address: set public-url to the one clients use,"
                + " such as https://mcp.example.com, or host to 127.0.0.1");
        }
        isSignUpOpen();
        if (database().isPresent() && !database().get().startsWith("jdbc:postgresql:")) {
            throw wrong(Setting.DATABASE, "the URL of a PostgreSQL database, such as jdbc:postgresql://host/database");
        }
        logForm();
        logLevel();
        drain();
        oauth(OAuthSettings.at(publicUrl()));
        secret();
        trustedProxies();
        common.inspectorHosts();
        common.inspectorCalls();
    }

    private boolean isHere() {
        return Uri.parse(publicUrl()).orElseThrow().isLoopback();
    }

    private static boolean isLoopback(String host) {
        try {
            if (!host.isEmpty()) {
                return InetAddress.getByName(host).isLoopbackAddress();
            }
        } catch (UnknownHostException e) {
            // Refused below like an empty one.
        }
        throw wrong(Setting.HOST, "an address of this machine, such as 127.0.0.1 or 0.0.0.0");
    }

    private int whole(Setting setting, int least, int most) {
        return common.whole(setting, least, most);
    }

    private String text(Setting setting) {
        return common.text(setting);
    }

    private String written(Setting setting) {
        String text = values.getOrDefault(setting, setting.fallback());
        return setting == Setting.PUBLIC_URL && text.isEmpty() ? localUrl() : text;
    }

    /// No port yet when any free one is to be chosen.
    private String localUrl() {
        return "http://localhost" + (port() == 0 ? "" : ":" + port());
    }

    private static SettingsException wrong(Setting setting, String expected) {
        return SettingsException.of(setting, expected);
    }
}
