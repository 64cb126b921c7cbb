package remotemcp.web;

import remotemcp.web.JtelogoutGenerated;

/// Asks before signing out, because a link alone must not do it.
///
/// @param form ties the form to this session
record LogoutPage(WebSettings site, String form, String email) {

    String html() {
        return Html.of(out -> JtelogoutGenerated.render(out, null, this));
    }
}
