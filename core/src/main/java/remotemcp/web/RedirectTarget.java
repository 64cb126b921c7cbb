package remotemcp.web;

import java.util.Optional;
import remotemcp.http.Uri;

/// Where the browser goes after the decision, in words people can judge: the only part of a client's story that it cannot make up.
///
/// @param place a host, with its port where that tells something, or a URL scheme
record RedirectTarget(Kind kind, String place) {

    /// What answers at the place.
    enum Kind { WEBSITE, THIS_COMPUTER, INSTALLED_APP }

    static RedirectTarget of(String redirectUri) {
        Optional<Uri> uri = Uri.parse(redirectUri);
        if (uri.isEmpty()) {
            return new RedirectTarget(Kind.INSTALLED_APP, UntrustedText.of(redirectUri, 100));
        }
        boolean web = uri.get().scheme().equals("https") || uri.get().scheme().equals("http");
        if (!web) {
            return new RedirectTarget(Kind.INSTALLED_APP, uri.get().scheme() + "://");
        }
        String port =
            uri.get().authority().map(Uri.Authority::port).filter(number -> !number.isEmpty()).map(number -> ":" + number).orElse("");
        String host = UntrustedText.of(uri.get().host() + port, 253);
        return new RedirectTarget(uri.get().isLoopback() ? Kind.THIS_COMPUTER : Kind.WEBSITE, host);
    }

    boolean isThisComputer() {
        return kind == Kind.THIS_COMPUTER;
    }

    boolean isInstalledApp() {
        return kind == Kind.INSTALLED_APP;
    }
}
