package remotemcp.workers;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import remotemcp.http.Uri;
import remotemcp.platform.Base64Url;
import remotemcp.transport.Site;

/// How a server on Workers runs: the variables and secrets of its environment, checked.
///
/// @param site from `PUBLIC_URL` and `ALLOWED_ORIGINS`
/// @param secret from `REMOTE_MCP_SECRET`, the server's master key
/// @param setup from `REMOTE_MCP_SETUP`: while nobody has an account, `/setup?token=` and this text makes the first administrator
public record WorkerSettings(Site site, byte[] secret, Optional<String> setup) {
    private static final int SECRET_BYTES = 32;
    private static final int SHORTEST_SETUP = 32;

    /// @param environment the text of a variable, or empty text
    /// @throws SettingsException when one is missing or not possible
    public static WorkerSettings read(Function<String, String> environment) {
        Optional<String> setup = Optional.of(environment.apply("REMOTE_MCP_SETUP")).filter(text -> !text.isEmpty());
        if (setup.isPresent() && !isSetup(setup.get())) {
            throw new SettingsException("REMOTE_MCP_SETUP has to be " + SHORTEST_SETUP
                + " letters and digits or more, as `openssl rand -hex 32` prints them. Set it with `npx wrangler secret put REMOTE_MCP_SETUP`.");
        }
        return new WorkerSettings(site(environment), secret(environment.apply("REMOTE_MCP_SECRET")), setup);
    }

    /// Whether anyone who can connect may make an account: on one's own machine only.
    public boolean isSignUpOpen() {
        return site.isLoopback();
    }

    private static Site site(Function<String, String> environment) {
        String url = environment.apply("PUBLIC_URL");
        Site site = checked("PUBLIC_URL", url, () -> Site.at(withoutSlash(url)));
        String list = environment.apply("ALLOWED_ORIGINS");
        while (!list.isEmpty()) {
            int comma = list.indexOf(',');
            String origin = (comma < 0 ? list : list.substring(0, comma)).strip();
            Site before = site;
            site = checked("ALLOWED_ORIGINS", origin, () -> before.allowing(origin));
            list = comma < 0 ? "" : list.substring(comma + 1);
        }
        return site;
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /// Plain http would show tokens to everybody on the way; on one's own machine there is no way.
    private static Site checked(String name, String url, Supplier<Site> site) {
        try {
            if (url.startsWith("https://") || Uri.parse(url).filter(Uri::isLoopback).isPresent()) {
                return site.get();
            }
        } catch (IllegalArgumentException noOrigin) {
            // Refused below like any other text.
        }
        throw new SettingsException(name + (url.isEmpty() ? " is not set" : " is not possible") + ": it has to be https://NAME in lower case"
            + " without a path, as `npx wrangler deploy` prints it (or http://localhost:PORT). Set it under \"vars\" in wrangler.jsonc and deploy again.");
    }

    private static byte[] secret(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '=') {
            end--;
        }
        return Base64Url.decode(text.substring(0, end).replace('+', '-').replace('/', '_')).filter(secret -> secret.length == SECRET_BYTES)
            .orElseThrow(() -> new SettingsException("REMOTE_MCP_SECRET " + (text.isEmpty() ? "is not set" : "is not possible")
                + ": it has to be 32 random bytes in base64, as `openssl rand -base64 32` prints them."
                + " Set it with `npx wrangler secret put REMOTE_MCP_SECRET`, and keep a copy: without it the stored data cannot be read."));
    }

    private static boolean isSetup(String text) {
        return text.length() >= SHORTEST_SETUP && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z');
    }

    /// A setting is missing or not possible; the message tells the operator what to do and repeats no value.
    public static final class SettingsException extends RuntimeException {
        private static final long serialVersionUID = 1;

        SettingsException(String message) {
            super(message);
        }
    }
}
