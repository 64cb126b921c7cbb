package remotemcp.jvm.settings;

import java.util.Locale;

/// Everything that can be set, each under one name: `public-url` in the properties file and on the command line,
/// `REMOTE_MCP_PUBLIC_URL` in the environment.
public enum Setting {
    HOST("127.0.0.1", "the address to listen on; only this machine can connect unless it is another"),
    PORT("8787", "the port to listen on; 0 for any free one"),
    PUBLIC_URL("", "the URL by which clients know this server, such as https://mcp.example.com; http://localhost:PORT when empty"),
    ALLOWED_ORIGINS("", "web pages besides our own that may call the server, such as https://app.example.com; separated by commas"),
    SIGN_UP("", "who may make an account: open (anyone; on this machine only) or closed; open when empty and nobody else can connect"),
    REGISTRATION("open", "which apps may connect without the operator: open (any may register itself) or closed"),
    CLIENT_DOCUMENTS("any", "apps known by a document on a website: any, none, or the names of the websites, separated by commas"),
    ACCESS_TOKEN_SECONDS("3600", "how long an app may call before it has to refresh its access"),
    REFRESH_TOKEN_DAYS("30", "how long an app stays connected that nobody uses"),
    REVOCATION_SECONDS("60", "how long other nodes may still let in an app that was cut off; with 0 every call asks the store"),
    TRUSTED_PROXIES("", "proxies that may say who the client is (X-Forwarded-For), such as 127.0.0.1 or 10.0.0.0/8; separated by commas"),
    DATA("data", "the folder of the store and the server's key"),
    DATABASE("", "a PostgreSQL server, such as jdbc:postgresql://host/database; a SQLite file in the data folder when empty"),
    DATABASE_USER("", "the user at the PostgreSQL server"),
    DATABASE_PASSWORD("", "the password at the PostgreSQL server", true),
    SECRET("", "the server's key, 32 bytes in base64; made once and kept in the data folder when empty", true),
    LOG("", "how log lines look: text or json; text on a terminal and json elsewhere when empty"),
    LOG_LEVEL("info", "the least important lines to log: debug, info, warn or error"),
    DRAIN_SECONDS("10", "how long requests at work may take to finish when the server is stopped");

    static final String PREFIX = "REMOTE_MCP_";

    private final String fallback;
    private final String help;
    private final boolean secret;

    Setting(String fallback, String help) {
        this(fallback, help, false);
    }

    Setting(String fallback, String help, boolean secret) {
        this.fallback = fallback;
        this.help = help;
        this.secret = secret;
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

    /// Whether its value is never shown, and may be read from a file named by the same name with `-file` or `_FILE` behind it.
    public boolean isSecret() {
        return secret;
    }
}
