package remotemcp.web;

import java.util.List;

/// Where a person decides what an app may do.
///
/// @param form the sealed decision that waits for the person's word
/// @param logout ties the form that switches the account to this session
/// @param app what the app calls itself, fit to be shown
/// @param target where the decision goes
/// @param email who is signed in
/// @param permissions what the app asks for
/// @param again this page anew
record ConsentPage(WebSettings site, String form, String logout, String app, RedirectTarget target, String email,
                   List<Permission> permissions, LocalTarget again) {

    String html() {
        return Html.of(out -> JteconsentGenerated.render(out, null, this));
    }

    String initial() {
        return ClaimedText.initial(app);
    }

    /// One line of what is asked for.
    ///
    /// @param scope its OAuth name
    /// @param words what it allows
    /// @param optional whether the app is of use without it, so that the person may leave it out
    record Permission(String scope, String words, boolean optional) {
    }
}
