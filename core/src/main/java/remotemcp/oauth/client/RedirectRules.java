package remotemcp.oauth.client;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import remotemcp.http.Parameters;
import remotemcp.http.Uri;
import remotemcp.oauth.OAuthException;

/// Where codes may be sent: which redirect URIs a client may register (RFC 8252 §7, RFC 9700 §2.1), and when one that is asked for is
/// a registered one.
public final class RedirectRules {
    private static final int MOST = 10;
    private static final int LONGEST = 2000;
    private static final int LONGEST_TOGETHER = 3000;
    /// Gemini CLI registers so when its access was ended, and shows the answer to the person as the error of a tool.
    private static final String LOST_ACCESS =
        "If you were signed in before, your access has ended: sign in again from your app (in Gemini CLI: /mcp auth NAME)";

    /// Schemes without a dot that apps are known to own. All others without a dot are refused: `javascript`, `data` and whatever
    /// browsers run, and names that any app may claim.
    private static final Set<String> APPS =
        Set.of("cursor", "vscode", "vscode-insiders", "vscodium", "windsurf", "windsurf-next", "zed", "warp", "goose",
            "raycast", "claude", "chatgpt", "kiro", "trae", "lmstudio", "cherrystudio", "codeium", "jetbrains");

    /// What we add to the URI. A registered query that has one of them would speak in our name.
    private static final Set<String> OURS = Set.of("code", "state", "iss", "error", "error_description", "error_uri");

    private RedirectRules() {
    }

    /// Refuses a list that no client may register.
    static void check(List<String> uris) {
        if (uris.isEmpty()) {
            throw new OAuthException(400, "invalid_redirect_uri", "There are no redirect_uris, so there is no address to answer the app at",
                LOST_ACCESS);
        }
        if (uris.size() > MOST) {
            throw refusal("There are more than " + MOST + " redirect_uris");
        }
        int together = 0;
        for (String uri : uris) {
            check(uri);
            together += uri.length();
        }
        if (together > LONGEST_TOGETHER) {
            throw refusal("The redirect_uris are too long");
        }
    }

    /// Whether the URI that is asked for is one of the registered ones, character by character. On this computer the port may differ:
    /// native apps listen on whichever is free (RFC 8252 §7.3).
    public static boolean isRegistered(List<String> registered, String asked) {
        for (String uri : registered) {
            if (uri.equals(asked) || differOnlyInLoopbackPort(uri, asked)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a program on the person's own computer is answered there, and nobody else.
    public static boolean isLoopbackHttp(String text) {
        return Uri.parse(text).filter(RedirectRules::isLoopbackHttp).isPresent();
    }

    private static void check(String text) {
        Optional<Uri> uri = text.length() > LONGEST ? Optional.empty() : Uri.parse(text);
        if (uri.isEmpty() || uri.get().fragment().isPresent()) {
            throw refusal("A redirect URI has to be an absolute URI of at most " + LONGEST + " characters, without a fragment");
        }
        if (uri.get().authority().filter(authority -> authority.userinfo().isPresent()).isPresent()) {
            throw refusal("A redirect URI must not name a user");
        }
        if (!isAllowed(uri.get())) {
            throw refusal(
                "A redirect URI has to begin with https, with http on this computer, or with an app's own scheme such as com.example.app");
        }
        if (answersForUs(uri.get().query().orElse(""))) {
            throw refusal("A redirect URI's query has to be well-formed, without any parameter of the authorization response");
        }
    }

    private static boolean isAllowed(Uri uri) {
        return switch (uri.scheme()) {
            case "https" -> !uri.host().isEmpty();
            case "http" -> uri.isLoopback();
            default -> uri.scheme().indexOf('.') > 0 || APPS.contains(uri.scheme());
        };
    }

    private static boolean answersForUs(String query) {
        Optional<Parameters> parameters = Parameters.read(query);
        return parameters.isEmpty() || parameters.get().list().stream().anyMatch(parameter -> OURS.contains(parameter.name()));
    }

    private static boolean differOnlyInLoopbackPort(String registered, String asked) {
        Optional<Uri> one = Uri.parse(registered).filter(RedirectRules::isLoopbackHttp);
        Optional<Uri> other = Uri.parse(asked).filter(RedirectRules::isLoopbackHttp);
        return one.isPresent() && other.isPresent() && withoutPort(one.get()).equals(withoutPort(other.get()));
    }

    private static boolean isLoopbackHttp(Uri uri) {
        return uri.scheme().equals("http") && uri.isLoopback();
    }

    private static Uri withoutPort(Uri uri) {
        return new Uri(uri.scheme(), uri.authority().map(authority -> new Uri.Authority(authority.userinfo(), authority.host(), "")),
            uri.path(), uri.query(),
            uri.fragment());
    }

    private static OAuthException refusal(String why) {
        return new OAuthException("invalid_redirect_uri", why);
    }
}
