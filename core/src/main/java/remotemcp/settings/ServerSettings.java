package remotemcp.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import remotemcp.http.Origin;
import remotemcp.http.Uri;
import remotemcp.oauth.OAuthSettings;
import remotemcp.oauth.client.DocumentTrust;
import remotemcp.oauth.token.Lifetimes;
import remotemcp.transport.Site;

/// What is set that means the same on every runtime. Each accessor throws a [SettingsException] when the text is not possible.
public final class ServerSettings {
    private static final String ADDRESS = "https://NAME, or http://NAME on this machine, without a path";

    private final Function<Setting, String> texts;

    /// @param texts what is written for a setting; its fallback, or empty text, where nothing is
    public ServerSettings(Function<Setting, String> texts) {
        this.texts = texts;
    }

    /// The address, and the web pages that may call it.
    public Site site() {
        Site site = Site.at(address(Setting.PUBLIC_URL, text(Setting.PUBLIC_URL)));
        for (String origin : list(Setting.ALLOWED_ORIGINS)) {
            site = site.allowing(address(Setting.ALLOWED_ORIGINS, origin));
        }
        return site;
    }

    /// Whether anyone who can connect may make an account.
    ///
    /// @param isPublic whether others than people at this machine can connect
    public boolean isSignUpOpen(boolean isPublic) {
        boolean open = either(Setting.SIGN_UP, "open", "closed", !isPublic);
        if (open && isPublic) {
            throw SettingsException.of(Setting.SIGN_UP, "closed on a server that others can reach: anyone could make an account");
        }
        return open;
    }

    /// The authorization server's settings, with what is set here.
    public OAuthSettings oauth(OAuthSettings usual) {
        Lifetimes lifetimes = usual.lifetimes()
            .withAccess(1_000L * whole(Setting.ACCESS_TOKEN_SECONDS, 1, 7 * 24 * 3600))
            .withIdle(24 * 3600 * 1_000L * whole(Setting.REFRESH_TOKEN_DAYS, 1, 3650))
            .withTrust(1_000L * whole(Setting.REVOCATION_SECONDS, 0, 3600));
        OAuthSettings changed = usual.withLifetimes(lifetimes).withDocuments(clientDocuments());
        return either(Setting.REGISTRATION, "open", "closed", true) ? changed : changed.withoutRegistration();
    }

    private DocumentTrust clientDocuments() {
        return switch (text(Setting.CLIENT_DOCUMENTS)) {
            case "any" -> DocumentTrust.anyone();
            case "none", "" -> DocumentTrust.none();
            default -> DocumentTrust.only(list(Setting.CLIENT_DOCUMENTS).toArray(String[]::new));
        };
    }

    /// The servers that the tool `mcp_inspector` may look at.
    public NamedServers inspectorHosts() {
        return NamedServers.of(list(Setting.INSPECTOR_HOSTS)).orElseThrow(() -> SettingsException.of(Setting.INSPECTOR_HOSTS,
            "any, none, or names separated by commas, such as mcp.example.com; private servers as host:port, such as localhost:9000 or 10.0.0.5:*"));
    }

    /// How often the tool `mcp_inspector` may be called in an hour.
    public int inspectorCalls() {
        return whole(Setting.INSPECTOR_CALLS, 1, 100_000);
    }

    /// The server's key, if it is set.
    public Optional<byte[]> secret() {
        String text = text(Setting.SECRET);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(SecretText.read(text)
            .orElseThrow(() -> SettingsException.of(Setting.SECRET, "32 bytes in base64, as `openssl rand -base64 32` prints them")));
    }

    public String text(Setting setting) {
        return texts.apply(setting);
    }

    /// A whole number within these bounds.
    public int whole(Setting setting, int least, int most) {
        try {
            int value = Integer.parseInt(text(setting));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Refused below like a number out of range.
        }
        throw SettingsException.of(setting, "a whole number from " + least + " to " + most);
    }

    /// What stands between the commas.
    public List<String> list(Setting setting) {
        var elements = new ArrayList<String>();
        String rest = text(setting) + ",";
        for (int comma = rest.indexOf(','); comma >= 0; comma = rest.indexOf(',')) {
            String element = rest.substring(0, comma).strip();
            if (!element.isEmpty()) {
                elements.add(element);
            }
            rest = rest.substring(comma + 1);
        }
        return List.copyOf(elements);
    }

    private boolean either(Setting setting, String yes, String no, boolean fallback) {
        String text = text(setting);
        if (text.equals(yes) || text.equals(no)) {
            return text.equals(yes);
        }
        if (text.isEmpty()) {
            return fallback;
        }
        throw SettingsException.of(setting, yes + " or " + no);
    }

    /// As browsers write an origin. Plain http would show tokens to everybody on the way; on one's own machine there is no way.
    private static String address(Setting setting, String text) {
        Optional<Uri> uri = Uri.parse(text.endsWith("/") ? text.substring(0, text.length() - 1) : text).filter(ServerSettings::isOrigin);
        if (uri.isEmpty()) {
            throw SettingsException.of(setting, ADDRESS);
        }
        if (!uri.get().scheme().equals("https") && !uri.get().isLoopback()) {
            throw SettingsException.of(setting, "an https address when others can reach it, such as https://mcp.example.com");
        }
        return Origin.of(uri.get()).flatMap(origin -> Origin.parse(origin.text())).map(Origin::text)
            .orElseThrow(() -> SettingsException.of(setting, ADDRESS));
    }

    private static boolean isOrigin(Uri uri) {
        return (uri.scheme().equals("https") || uri.scheme().equals("http")) && !uri.host().isEmpty() && uri.path().isEmpty()
            && uri.query().isEmpty() && uri.fragment().isEmpty() && uri.authority().orElseThrow().userinfo().isEmpty();
    }
}
