package remotemcp.jvm.login;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.LoginException.Step;
import remotemcp.client.oauth.grant.UserAgent;
import remotemcp.http.Parameters;
import remotemcp.http.Uri;

/// The browser of whoever sits at this machine.
///
/// @param command opens it
/// @param notices tells the person what to do, one line each
/// @param patience how long a person may take
/// @param pasted where the person may paste the address at which a browser on another machine ended
public record LocalBrowser(BrowserCommand command, Consumer<String> notices, Duration patience,
    Optional<PastedLines> pasted) implements UserAgent {

    public LocalBrowser(BrowserCommand command, Consumer<String> notices, Duration patience) {
        this(command, notices, patience, Optional.empty());
    }

    @Override
    public Visit begin(Optional<String> earlier) {
        int port = earlier.flatMap(Uri::parse).flatMap(Uri::authority).map(Uri.Authority::port).filter(text -> !text.isEmpty())
            .map(Integer::parseInt).orElse(0);
        try {
            return new Walk(listener(port));
        } catch (IOException e) {
            throw new LoginException(Step.AUTHORIZATION, "cannot listen on 127.0.0.1 for the browser's answer: " + e.getMessage());
        }
    }

    private static LoopbackListener listener(int port) throws IOException {
        try {
            return LoopbackListener.open(port);
        } catch (IOException taken) {
            return LoopbackListener.open(0);
        }
    }

    private final class Walk implements Visit {
        private final LoopbackListener listener;

        Walk(LoopbackListener listener) {
            this.listener = listener;
        }

        @Override
        public String redirectUri() {
            return listener.redirectUri();
        }

        @Override
        public Parameters answer(String url, String state) {
            listener.await(state);
            notices.accept(command.open(url) ? "Sign in with the browser that opens. If none does, open " + url
                : pasted.isPresent() ? "Sign in with a browser, on this machine or any other: " + url
                    : "Sign in with a browser on this machine (from another one: remote-mcp login in a terminal): " + url);
            pasted.ifPresent(lines -> lines.begin(listener, notices));
            return listener.answer(patience).orElseThrow(() -> new LoginException(Step.AUTHORIZATION,
                "nobody came back from the browser within " + patience.toSeconds() + " seconds"));
        }

        @Override
        public void end(Optional<String> failure) {
            listener.end(failure.map(CallbackPage::failed).orElseGet(CallbackPage::done));
        }
    }
}
