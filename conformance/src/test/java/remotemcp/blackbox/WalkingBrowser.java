package remotemcp.blackbox;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import remotemcp.client.oauth.grant.UserAgent;
import remotemcp.http.Parameters;
import remotemcp.jvm.login.BrowserCommand;
import remotemcp.jvm.login.LocalBrowser;

/// The browser of a person with an account, who signs in, allows what is asked and is sent back to the client's real listener.
final class WalkingBrowser implements UserAgent {
    private final Target target;
    private final AtomicInteger walks = new AtomicInteger();
    private final List<String> pages = new CopyOnWriteArrayList<>();
    private volatile Duration hesitation = Duration.ZERO;

    WalkingBrowser(Target target) {
        this.target = target;
    }

    void hesitate(Duration time) {
        hesitation = time;
    }

    int walks() {
        return walks.get();
    }

    /// What was shown at the end of each walk.
    List<String> pages() {
        return pages;
    }

    @Override
    public Visit begin(Optional<String> earlier) {
        Visit visit = new LocalBrowser(new BrowserCommand(List.of("true")), line -> {}, Duration.ofSeconds(60)).begin(earlier);
        return new Visit() {
            private Thread person = Thread.startVirtualThread(() -> {});

            @Override
            public String redirectUri() {
                return visit.redirectUri();
            }

            @Override
            public Parameters answer(String url, String state) {
                walks.incrementAndGet();
                person = Thread.startVirtualThread(() -> walk(url));
                return visit.answer(url, state);
            }

            @Override
            public void end(Optional<String> failure) {
                visit.end(failure);
                join(person);
            }
        };
    }

    private void walk(String url) {
        try {
            Thread.sleep(hesitation);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        pages.add(Http.get(new Person(target).allow(URI.create(url))).text());
    }

    private static void join(Thread person) {
        try {
            person.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
