package remotemcp.demo.inspector;

import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.discovery.LoginRequirements;
import remotemcp.http.Headers;
import remotemcp.platform.Outbound;

/// That a server wants a login, and what discovery says of it.
sealed interface LoginNeed {

    record Found(LoginRequirements survey) implements LoginNeed {
    }

    /// @param problem why clients will not find out how to log in
    record Missing(String problem) implements LoginNeed {
    }

    static LoginNeed of(Outbound outbound, String url, Headers refusal) {
        try {
            return new Found(LoginRequirements.of(outbound, url, refusal));
        } catch (LoginException e) {
            return new Missing(e.getMessage());
        }
    }
}
