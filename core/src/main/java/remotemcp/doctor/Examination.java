package remotemcp.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import remotemcp.doctor.checks.Check;
import remotemcp.doctor.checks.Checkup;
import remotemcp.doctor.checks.ExaminationContext;
import remotemcp.doctor.play.ClientApp;
import remotemcp.doctor.report.Finding;
import remotemcp.doctor.report.Outcome;
import remotemcp.doctor.report.Report;
import remotemcp.doctor.report.Verdict;

/// One run through the table of checks.
final class Examination {
    private final ExaminationOptions options;
    private final ExaminationContext context;
    private final Consumer<Outcome> progress;
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();

    Examination(ExaminationOptions options, DoctorEnvironment environment, Consumer<Outcome> progress) {
        this.options = options;
        this.context = new ExaminationContext(options, environment);
        this.progress = progress;
    }

    Report report() {
        try {
            for (Check check : Checkup.all()) {
                if (check.clients().stream().anyMatch(options.clients()::contains)) {
                    Outcome outcome = new Outcome(check, finding(check));
                    outcomes.put(check.id(), outcome);
                    progress.accept(outcome);
                }
            }
        } finally {
            context.close();
        }
        List<Outcome> all = List.copyOf(outcomes.values());
        var verdicts = new ArrayList<Verdict>();
        boolean isWhole =
            Optional.ofNullable(outcomes.get(Checkup.TOOLS)).filter(found -> !(found.finding() instanceof Finding.Skipped)).isPresent();
        for (ClientApp client : ClientApp.values()) {
            if (options.clients().contains(client)) {
                verdicts.add(Verdict.of(client, all, isWhole));
            }
        }
        return new Report(options.url(), all, verdicts, context.probe().trail().size());
    }

    private Finding finding(Check check) {
        for (String id : check.after()) {
            Outcome earlier = outcomes.get(id);
            if (earlier != null && !earlier.letsGoOn()) {
                return Finding.skipped(earlier.finding() instanceof Finding.Skipped skipped ? skipped.because() : "because of " + id);
            }
        }
        for (String id : check.barredBy()) {
            Outcome earlier = outcomes.get(id);
            if (earlier != null && earlier.isTrouble()) {
                return Finding.skipped("because of " + id);
            }
        }
        if (check.isDeep() && !options.isDeep()) {
            return Finding.skipped("only with --deep");
        }
        try {
            return check.ask(context);
        } catch (UnsupportedOperationException e) {
            return Finding.skipped("it cannot be seen from here");
        }
    }
}
