package remotemcp.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Everything that can be set, each under one name: `public-url` in a properties file and on the command line,
/// `REMOTE_MCP_PUBLIC_URL` in the environment and among the variables and secrets of a worker.
public enum Setting {
    HOST(Place.JVM, "127.0.0.1", "the address to listen on; only this machine can connect unless it is another"),
    PORT(Place.JVM, "8787", "the port to listen on; 0 for any free one"),
    PUBLIC_URL(Place.EVERYWHERE, "",
        "the URL by which clients know this server, such as https://mcp.example.com; http://localhost:PORT when empty on the JVM, needed on Workers"),
    ALLOWED_ORIGINS(Place.EVERYWHERE, "",
        "web pages besides our own that may call the server, such as https://app.example.com; separated by commas"),
    SIGN_UP(Place.EVERYWHERE, "",
        "who may make an account: open (anyone; on this machine only) or closed; open when empty and nobody else can connect"),
    REGISTRATION(Place.EVERYWHERE, "open", "which apps may connect without the operator: open (any may register itself) or closed"),
    CLIENT_DOCUMENTS(Place.EVERYWHERE, "any",
        "apps known by a document on a website: any, none, or the names of the websites, separated by commas"),
    ACCESS_TOKEN_SECONDS(Place.EVERYWHERE, "3600",
        "how long an app may call before it has to refresh its access; with 300 or less Claude Code refreshes before every request, with 60 or less mcp-remote signs people out"),
    REFRESH_TOKEN_DAYS(Place.EVERYWHERE, "30", "how long an app stays connected that nobody uses"),
    REVOCATION_SECONDS(Place.EVERYWHERE, "60",
        "how long other nodes or isolates may still let in an app that was cut off; with 0 every call asks the store"),
    INSPECTOR_HOSTS(Place.EVERYWHERE, "any",
        "servers that the tool mcp_inspector may look at: any (on the public internet), none (there is no such tool), or names, separated by commas; host:port, or host:* for all its ports, may also be a private server"),
    INSPECTOR_CALLS(Place.EVERYWHERE, "20",
        "how often one person may have mcp_inspector look at a server in an hour; on a server without login, how often all together"),
    TRUSTED_PROXIES(Place.JVM, "",
        "proxies that may say who the client is (X-Forwarded-For), such as 127.0.0.1 or 10.0.0.0/8; separated by commas"),
    DATA(Place.JVM, "data", "the folder of the store and the server's key"),
    DATABASE(Place.JVM, "", "a PostgreSQL server, such as jdbc:postgresql://host/database; a SQLite file in the data folder when empty"),
    DATABASE_USER(Place.JVM, "", "the user at the PostgreSQL server"),
    DATABASE_PASSWORD(Place.JVM, "", "the password at the PostgreSQL server", true),
    SECRET(Place.EVERYWHERE, "",
        "the server's key, 32 bytes in base64; made once and kept in the data folder when empty on the JVM, needed on Workers", true),
    SETUP(Place.WORKERS, "",
        "32 letters and digits or more: while nobody has an account, /setup?token= and this text makes the first administrator", true),
    LOG(Place.JVM, "", "how log lines look: text or json; text on a terminal and json elsewhere when empty"),
    LOG_LEVEL(Place.JVM, "info", "the least important lines to log: debug, info, warn or error"),
    DRAIN_SECONDS(Place.JVM, "10", "how long requests at work may take to finish when the server is stopped");

    public static final String PREFIX = "REMOTE_MCP_";

    /// The runtimes that a setting means something on.
    public enum Place {
        EVERYWHERE, JVM, WORKERS;

        boolean covers(Place runtime) {
            return this == EVERYWHERE || this == runtime;
        }
    }

    private final Place place;
    private final String fallback;
    private final String help;
    private final boolean secret;

    Setting(Place place, String fallback, String help) {
        this(place, fallback, help, false);
    }

    Setting(Place place, String fallback, String help, boolean secret) {
        this.place = place;
        this.fallback = fallback;
        this.help = help;
        this.secret = secret;
    }

    /// All that can be set there.
    public static List<Setting> on(Place runtime) {
        return Arrays.stream(values()).filter(setting -> setting.isOn(runtime)).toList();
    }

    public boolean isOn(Place runtime) {
        return place.covers(runtime);
    }

    /// Its name in the properties file and on the command line.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Its name in the environment.
    public String variable() {
        return PREFIX + name();
    }

    public String fallback() {
        return fallback;
    }

    /// What it is, in half a sentence.
    public String help() {
        return help;
    }

    /// Whether its value is never shown. On the JVM it may be read from a file named by the same name with `-file` or `_FILE` behind it,
    /// on Workers it is not to be a plain variable.
    public boolean isSecret() {
        return secret;
    }
}
