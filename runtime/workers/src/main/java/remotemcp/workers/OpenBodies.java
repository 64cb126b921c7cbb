package remotemcp.workers;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import remotemcp.http.BodyBudget;
import remotemcp.http.HttpResponse;
import remotemcp.transport.PostedJson;

/// The bodies that requests of one isolate hold, counted against its memory. A request whose client leaves may simply stop, in the
/// middle of its code: when there is no room, what has been held for longer than any request lasts is given up.
final class OpenBodies {
    private static final long LONGEST_READ = 60_000;
    private static final long LONGEST_WORK = 15 * 60_000;

    private final BodyBudget budget = BodyBudget.of(WorkerPlatform.MEMORY, PostedJson.LIMIT);
    private final Set<OpenBody> open = new LinkedHashSet<>();

    OpenBody open(HttpResponse.NeedsBody wanted) {
        var body = new OpenBody(budget.claim(wanted));
        open.add(body);
        return body;
    }

    private boolean giveUpOld() {
        long now = System.currentTimeMillis();
        boolean any = false;
        for (OpenBody body : new ArrayList<>(open)) {
            if (body.end <= now) {
                body.close();
                any = true;
            }
        }
        return any;
    }

    /// One body.
    final class OpenBody {
        private final BodyBudget.Claim claim;
        private long end = System.currentTimeMillis() + LONGEST_READ;

        private OpenBody(BodyBudget.Claim claim) {
            this.claim = claim;
        }

        /// See [BodyBudget.Claim#holds].
        boolean holds(int bytes) {
            return claim.holds(bytes) || giveUpOld() && claim.holds(bytes);
        }

        /// See [BodyBudget.Claim#isHandled].
        boolean isHandled(int length) {
            end = System.currentTimeMillis() + LONGEST_WORK;
            return claim.isHandled(length) || giveUpOld() && claim.isHandled(length);
        }

        /// Nobody has anything of it any more; further calls change nothing.
        void close() {
            open.remove(this);
            claim.close();
        }
    }
}
