package remotemcp.web;

import java.util.List;
import java.util.Optional;
import remotemcp.web.JteconsentGenerated;

/// Where a person decides what an app may do.
///
/// @param form the sealed decision that waits for the person's word
/// @param logout ties the form that switches the account to this session
/// @param email who is signed in
/// @param permissions what the app asks for
/// @param again this page anew
record ConsentPage(WebSettings site, String form, String logout, Asker asker, String email, List<Permission> permissions,
    LocalTarget again) {

    String html() {
        return Html.of(out -> JteconsentGenerated.render(out, null, this));
    }

    String app() {
        return asker.name();
    }

    String initial() {
        return UntrustedText.initial(asker.name());
    }

    /// Who asks.
    ///
    /// @param name what the app calls itself, fit to be shown
    /// @param domain the website that describes the app and so vouches for its name; empty when nobody does
    /// @param recorded the day of this server's own record of what the website says, when the website itself could not be asked
    /// @param target where the access goes
    record Asker(String name, Optional<String> domain, Optional<String> recorded, RedirectTarget target) {

        /// Whether the access goes to the very website that vouches for the app.
        boolean isAtHome() {
            return domain.filter(target.place()::equals).isPresent();
        }
    }

    /// One line of what is asked for.
    ///
    /// @param scope its OAuth name
    /// @param words what it allows
    /// @param optional whether the app is of use without it, so that the person may leave it out
    record Permission(String scope, String words, boolean optional) {
    }
}
