package remotemcp.web;

import java.util.Optional;
import remotemcp.web.JteloginGenerated;

/// Where people sign in.
///
/// @param form ties the form to this browser
/// @param app what the app that sent the person here calls itself, when one did
/// @param email what was typed before
/// @param problem what went wrong with that
record LoginPage(WebSettings site, String form, LocalTarget next, String app, String email, Optional<String> problem) {

    String html() {
        return Html.of(out -> JteloginGenerated.render(out, null, this));
    }

    /// Where to make an account, with the way back.
    String signUp() {
        return SignUpPage.path(next);
    }
}
