package remotemcp.client;

import java.util.concurrent.atomic.AtomicLong;
import remotemcp.http.HeaderList;
import remotemcp.http.Headers;

/// Counts what makes kept lists stale before their time: changes that the server tells of, and another access token (2026-07-28, server,
/// Caching).
final class Freshness {
    private final AtomicLong tools = new AtomicLong();
    private final AtomicLong prompts = new AtomicLong();
    private final AtomicLong resources = new AtomicLong();

    /// Grows whenever lists of `tools`, `prompts` or `resources` become stale.
    long of(String what) {
        return count(what).get();
    }

    void spoil(String what) {
        count(what).incrementAndGet();
    }

    void spoilAll() {
        tools.incrementAndGet();
        prompts.incrementAndGet();
        resources.incrementAndGet();
    }

    void changed(Change change) {
        switch (change.kind()) {
            case TOOLS -> spoil("tools");
            case PROMPTS -> spoil("prompts");
            case RESOURCES -> spoil("resources");
            case RESOURCE -> {}
        }
    }

    private AtomicLong count(String what) {
        return switch (what) {
            case "tools" -> tools;
            case "prompts" -> prompts;
            default -> resources;
        };
    }

    /// These credentials, whose change spoils everything: what one caller may see, another may not.
    Credentials watching(Credentials credentials) {
        return new Watched(credentials);
    }

    private final class Watched implements Credentials {
        private final Credentials credentials;
        private volatile String last = "";

        Watched(Credentials credentials) {
            this.credentials = credentials;
        }

        @Override
        public HeaderList headers(Target target) {
            HeaderList fields = credentials.headers(target);
            String shown = fields.find("Authorization").orElse("");
            if (!shown.equals(last)) {
                last = shown;
                spoilAll();
            }
            return fields;
        }

        @Override
        public boolean refused(Refusal refusal) {
            return credentials.refused(refusal);
        }

        @Override
        public void answered(Target target, Headers answer) {
            credentials.answered(target, answer);
        }
    }
}
