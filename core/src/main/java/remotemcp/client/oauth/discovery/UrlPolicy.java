package remotemcp.client.oauth.discovery;

import remotemcp.client.oauth.LoggableText;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.LoginException.Step;
import remotemcp.http.Uri;

/// Which of the URLs that servers name may be used: https; http on this machine, and this machine at all, only when the server the person
/// named is on this machine too. Otherwise a server elsewhere could make the client call local services (SSRF). Which addresses a
/// name may come to is the business of the [remotemcp.platform.Outbound] that asks.
///
/// @param local whether the person's server is on this machine
public record UrlPolicy(boolean local) {
    private static final int LONGEST = 4096;
    /// Legal in URLs, useless in endpoints, and dangerous if any program on the way to a browser is a shell (CVE-2025-6514).
    private static final String SHELL = "$'()*;!,";

    /// @param server the MCP server's URL, named by the person
    public static UrlPolicy of(String server) {
        Uri uri =
            Uri.parse(server).orElseThrow(() -> new LoginException(Step.RESOURCE_METADATA, "not a URL: " + LoggableText.quoted(server)));
        return new UrlPolicy(uri.isLoopback());
    }

    /// The URL as it is.
    ///
    /// @param what it is for, in words
    /// @throws LoginException when it may not be used
    public String check(Step step, String what, String url) {
        if (url.length() > LONGEST) {
            throw refusal(step, what, url, "is longer than " + LONGEST + " characters");
        }
        Uri uri = Uri.parse(url).orElseThrow(() -> refusal(step, what, url, "is not a URL"));
        boolean isSecure = uri.scheme().equals("https");
        boolean isLocal = uri.isLoopback();
        if (!isSecure && !uri.scheme().equals("http") || uri.host().isEmpty()) {
            throw refusal(step, what, url, "is neither https nor http");
        }
        if (isLocal && !local) {
            throw refusal(step, what, url, "points to this machine, although the server is elsewhere");
        }
        if (!isSecure && !isLocal) {
            throw refusal(step, what, url, "is plain http, which is only for this machine");
        }
        if (uri.fragment().isPresent() || uri.authority().flatMap(Uri.Authority::userinfo).isPresent()) {
            throw refusal(step, what, url, "has a fragment or a user name");
        }
        return url;
    }

    /// The same for a URL that a browser is sent to.
    public String checkOpenable(Step step, String what, String url) {
        check(step, what, url);
        for (int i = 0; i < url.length(); i++) {
            if (SHELL.indexOf(url.charAt(i)) >= 0) {
                throw refusal(step, what, url, "has characters that no endpoint needs");
            }
        }
        return url;
    }

    private static LoginException refusal(Step step, String what, String url, String why) {
        return new LoginException(step, "the " + what + " " + LoggableText.quoted(url) + " " + why);
    }
}
