package remotemcp.conformance;

import java.util.Optional;
import remotemcp.client.oauth.grant.UserAgent;
import remotemcp.http.HeaderList;
import remotemcp.http.Parameters;
import remotemcp.platform.Outbound;

/// A browser for authorization servers that consent at once: reads the redirect instead of following it.
record InstantBrowser(Outbound outbound) implements UserAgent {
    private static final String CALLBACK = "http://127.0.0.1:7331/callback";

    @Override
    public Visit begin(Optional<String> earlier) {
        return new Visit() {

            @Override
            public String redirectUri() {
                return CALLBACK;
            }

            @Override
            public Parameters answer(String url, String state) {
                Outbound.Reply reply = outbound.send(new Outbound.Call("GET", url, HeaderList.empty(), new byte[0], 20_000, 100_000));
                String location = reply.headers().find("Location").filter(target -> target.startsWith(CALLBACK + "?"))
                    .orElseThrow(() -> new IllegalStateException("no redirect to the callback but " + reply.status()));
                return Parameters.read(location.substring(CALLBACK.length() + 1)).orElseThrow();
            }

            @Override
            public void end(Optional<String> failure) {
                // Nobody reads the page.
            }
        };
    }
}
