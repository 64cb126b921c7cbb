package remotemcp.web;

import java.util.List;
import java.util.Optional;
import remotemcp.web.JteaccountGenerated;

/// A person's own page: the apps they connected, and the way out.
///
/// @param confirm whether ending everything takes the password again
/// @param done what was just done
/// @param problem why it was not
record AccountPage(WebSettings site, Seals seals, String email, List<App> apps, boolean confirm, Optional<String> done,
    Optional<String> problem) {

    String html() {
        return Html.of(out -> JteaccountGenerated.render(out, null, this));
    }

    /// Tie the forms to this session.
    ///
    /// @param account for what is done here
    /// @param logout for signing out
    record Seals(String account, String logout) {
    }

    /// One connected app.
    ///
    /// @param grant id of the grant
    /// @param permissions in words
    /// @param since the day it was connected
    /// @param lastUsed as people say it
    record App(String grant, String name, RedirectTarget target, List<String> permissions, CalendarDay since, String lastUsed) {

        String initial() {
            return UntrustedText.initial(name);
        }
    }
}
