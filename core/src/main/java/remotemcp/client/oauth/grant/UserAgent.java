package remotemcp.client.oauth.grant;

import java.util.Optional;
import remotemcp.http.Parameters;

/// The person's browser, and the place where it comes back with the answer.
public interface UserAgent {

    /// Opens a place for the answer.
    ///
    /// @param earlier the redirect URI of an earlier visit: the same again if it is still free, so that a registration stays good
    /// @throws LoginException when there is none
    Visit begin(Optional<String> earlier);

    /// One walk to the authorization server and back. Ended exactly once, whatever happens.
    interface Visit {

        String redirectUri();

        /// Sends the person there and waits for the answer.
        ///
        /// @param url the authorization request, http or https
        /// @param state only an answer with this state is one; anything else is not for us and is turned away
        /// @throws LoginException when none came in time
        Parameters answer(String url, String state);

        /// Shows the person how it ended, and closes the place.
        ///
        /// @param failure what went wrong, in words; empty when all is well
        void end(Optional<String> failure);
    }
}
