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
import java.util.stream.Stream;
import remotemcp.http.Uri;
import remotemcp.jvm.log.LogSetup;
import remotemcp.oauth.DocumentTrust;
import remotemcp.oauth.Lifetimes;
import remotemcp.oauth.OAuthSettings;
import remotemcp.transport.Site;

/// How a server on the JVM runs. Checked when it is made: a server that others can reach has an https address, and lets nobody
/// make himself an account.
public final class Settings {
    private static final List<String> LEVELS = List.of("debug", "info", "warn", "error");

    private final Map<Setting, String> values;

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

    public String host() {
        return text(Setting.HOST);
    }

    public int port() {
        return whole(Setting.PORT, 0, 65_535);
    }

    /// The base URL without a slash at its end.
    public String publicUrl() {
        String url = text(Setting.PUBLIC_URL);
        return url.isEmpty() ? "http://localhost:" + port() : url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /// The address, and the web pages that may call it.
    public Site site() {
        Site site = Site.at(publicUrl());
        for (String origin : allowedOrigins()) {
            site = site.allowing(origin);
        }
        return site;
    }

    private List<String> allowedOrigins() {
        return list(Setting.ALLOWED_ORIGINS);
    }

    /// The proxies whose word on a client's address is taken.
    public List<Network> trustedProxies() {
        return list(Setting.TRUSTED_PROXIES).stream()
            .map(text -> Network.parse(text).orElseThrow(() -> wrong(Setting.TRUSTED_PROXIES, "IP addresses or ranges, such as 127.0.0.1 or 10.0.0.0/8")))
            .toList();
    }

    /// Whether anyone who can connect may make an account.
    public boolean isSignUpOpen() {
        return switch (text(Setting.SIGN_UP)) {
            case "" -> !isPublic();
            case "open" -> true;
            case "closed" -> false;
            default -> throw wrong(Setting.SIGN_UP, "open or closed");
        };
    }

    /// The authorization server's settings, with what is set here.
    public OAuthSettings oauth(OAuthSettings usual) {
        Lifetimes lifetimes = usual.lifetimes()
            .withAccess(1_000L * whole(Setting.ACCESS_TOKEN_SECONDS, 1, 7 * 24 * 3600))
            .withIdle(24 * 3600 * 1_000L * whole(Setting.REFRESH_TOKEN_DAYS, 1, 3650))
            .withTrust(1_000L * whole(Setting.REVOCATION_SECONDS, 0, 3600));
        OAuthSettings changed = usual.withLifetimes(lifetimes).withDocuments(clientDocuments());
        return isRegistrationOpen() ? changed : changed.withoutRegistration();
    }

    private boolean isRegistrationOpen() {
        return switch (text(Setting.REGISTRATION)) {
            case "open" -> true;
            case "closed" -> false;
            default -> throw wrong(Setting.REGISTRATION, "open or closed");
        };
    }

    private DocumentTrust clientDocuments() {
        return switch (text(Setting.CLIENT_DOCUMENTS)) {
            case "any" -> DocumentTrust.anyone();
            case "none", "" -> DocumentTrust.none();
            default -> DocumentTrust.only(list(Setting.CLIENT_DOCUMENTS).toArray(String[]::new));
        };
    }

    /// Whether others than people at this machine can connect.
    public boolean isPublic() {
        return !isLoopback(host()) || !uri().isLoopback();
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
        String text = text(Setting.SECRET);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(SecretText.read(text).orElseThrow(() -> wrong(Setting.SECRET, "32 bytes in base64, as `openssl rand -base64 32` prints them")));
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
        boolean https = uri().scheme().equals("https");
        if (isPublic() && !https) {
            throw new SettingsException("a server that others can reach needs an https address: set public-url to the one clients use,"
                + " such as https://mcp.example.com, or host to 127.0.0.1");
        }
        if (isSignUpOpen() && isPublic()) {
            throw new SettingsException("sign-up cannot be open on a server that others can reach: anyone could make an account; set it to closed");
        }
        if (database().isPresent() && !database().get().startsWith("jdbc:postgresql:")) {
            throw wrong(Setting.DATABASE, "the URL of a PostgreSQL database, such as jdbc:postgresql://host/database");
        }
        logForm();
        logLevel();
        drain();
        oauth(OAuthSettings.at(publicUrl()));
        secret();
        trustedProxies();
        allowedOrigins().forEach(origin -> url(Setting.ALLOWED_ORIGINS, origin));
    }

    private Uri uri() {
        return url(Setting.PUBLIC_URL, publicUrl());
    }

    private static Uri url(Setting setting, String text) {
        return Uri.parse(text)
            .filter(uri -> (uri.scheme().equals("https") || uri.scheme().equals("http")) && !uri.host().isEmpty()
                && uri.path().isEmpty() && uri.query().isEmpty() && uri.fragment().isEmpty() && uri.authority().orElseThrow().userinfo().isEmpty())
            .orElseThrow(() -> wrong(setting, "https://NAME, or http://NAME on this machine, without a path"));
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
        try {
            int value = Integer.parseInt(text(setting));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Refused below like a number out of range.
        }
        throw wrong(setting, "a whole number from " + least + " to " + most);
    }

    private List<String> list(Setting setting) {
        return Stream.of(text(setting).split(",")).map(String::strip).filter(element -> !element.isEmpty()).toList();
    }

    private String text(Setting setting) {
        return values.getOrDefault(setting, setting.fallback());
    }

    private static SettingsException wrong(Setting setting, String expected) {
        return new SettingsException(setting.key() + " must be " + expected);
    }
}
