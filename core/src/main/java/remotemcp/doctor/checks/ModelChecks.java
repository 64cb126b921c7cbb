package remotemcp.doctor.checks;

import java.util.ArrayList;
import remotemcp.client.wire.Printable;
import remotemcp.doctor.report.Finding;
import remotemcp.hosts.HostCheck;
import remotemcp.hosts.HostReview;

/// What the models of hosts do not get as the server says it. No host fails for it.
final class ModelChecks {
    private static final int SHOWN = 5;

    private ModelChecks() {
    }

    static Finding made(ExaminationContext context, HostCheck check) {
        boolean isPaged = context.calls().tools().result().filter(result -> result.has("nextCursor")).isPresent();
        var review = new HostReview(context.calls().instructions(), context.calls().listedTools(), isPaged);
        return review.warning(check).<Finding>map(warning -> {
            var seen = new ArrayList<String>();
            for (String each : warning.seen()) {
                seen.add(Printable.of(each));
            }
            int more = seen.size() - SHOWN;
            String shown = String.join(", ", more > 0 ? seen.subList(0, SHOWN) : seen);
            return new Finding.Note(shown + (more > 0 ? " and " + more + " more" : ""), check.why(), check.fix());
        }).orElseGet(() -> Finding.healthy("nothing is lost"));
    }
}
