package remotemcp.identity;

import java.util.Optional;
import remotemcp.http.ClientNetworks;

/// One try at a password, as far as slowing tries down is concerned.
///
/// @param networks where it comes from
/// @param browser name of the browser, when this account has signed in from it before; see [DeviceCookies]
public record LoginAttempt(EmailAddress email, ClientNetworks networks, Optional<String> browser) {
}
