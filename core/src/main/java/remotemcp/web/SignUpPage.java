package remotemcp.web;

import java.util.Optional;
import remotemcp.http.PercentCode;
import remotemcp.web.JtesignupGenerated;

/// Where people make an account: anybody, or the first administrator with the link from the server's first start.
///
/// @param form ties the form to this browser
/// @param token the link's token; empty for anybody
/// @param email what was typed before
/// @param emailProblem what is wrong with it
/// @param passwordProblem what is wrong with the password
record SignUpPage(WebSettings site, String form, LocalTarget next, String token, String email,
    Optional<String> emailProblem, Optional<String> passwordProblem) {
    /// A link longer than this is not sent: servers and proxies take request lines of about 8 kB.
    private static final int LONGEST_LINK = 6000;

    String html() {
        return Html.of(out -> JtesignupGenerated.render(out, null, this));
    }

    boolean isSetup() {
        return !token.isEmpty();
    }

    boolean hasProblem() {
        return emailProblem.isPresent() || passwordProblem.isPresent();
    }

    String action() {
        return isSetup() ? "/setup" : "/signup";
    }

    String signIn() {
        return path("/login", next);
    }

    static String path(LocalTarget next) {
        return path("/signup", next);
    }

    private static String path(String page, LocalTarget next) {
        String link = page + "?next=" + PercentCode.encode(next.path());
        return link.length() <= LONGEST_LINK ? link : page;
    }
}
