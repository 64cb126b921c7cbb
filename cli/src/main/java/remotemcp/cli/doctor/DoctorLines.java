package remotemcp.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import remotemcp.cli.command.StandardStreams;
import remotemcp.cli.command.Terminal;
import remotemcp.doctor.report.Finding;
import remotemcp.doctor.report.Outcome;
import remotemcp.doctor.report.Phase;
import remotemcp.doctor.report.Report;
import remotemcp.doctor.report.ReportText;
import remotemcp.doctor.report.Severity;

/// Tells of an examination while it goes on: a line a check, in colours on a terminal and plain elsewhere. Checks in a row that are skipped for one reason share a line.
final class DoctorLines {
    private static final int GREEN = 32;
    private static final int YELLOW = 33;
    private static final int RED = 31;
    private static final int GREY = 90;

    private final StandardStreams streams;
    private final List<Outcome> skipped = new ArrayList<>();
    private Phase phase;

    DoctorLines(StandardStreams streams) {
        this.streams = streams;
    }

    void tell(Outcome outcome) {
        if (!skipped.isEmpty() && !(outcome.check().hop() == phase && reason(outcome).equals(reason(skipped.getFirst())))) {
            tellSkipped();
        }
        if (outcome.check().hop() != phase) {
            phase = outcome.check().hop();
            streams.out().println(streams.bold((outcome.check().id().equals("address") ? "" : "\n") + phase.title()));
        }
        if (outcome.finding() instanceof Finding.Skipped) {
            skipped.add(outcome);
        } else {
            line(outcome, ReportText.rest(outcome));
        }
    }

    private void tellSkipped() {
        Outcome first = skipped.getFirst();
        line(first, skipped.size() == 1 ? ReportText.rest(first) : ReportText.skipped(skipped.size(), reason(first)));
        skipped.clear();
    }

    private void line(Outcome outcome, String text) {
        streams.out().println("  " + mark(outcome) + Terminal.safe(text).replace('\n', ' '));
    }

    private static String reason(Outcome outcome) {
        return outcome.finding() instanceof Finding.Skipped skipped ? skipped.because() : "";
    }

    /// What is to be mended, the verdicts and the score.
    String end(Report report) {
        if (!skipped.isEmpty()) {
            tellSkipped();
        }
        var text = new StringBuilder();
        int number = 1;
        for (Outcome outcome : report.troubles()) {
            append(text, number++ + ". " + ReportText.prescription(outcome));
        }
        for (Outcome outcome : report.notes()) {
            append(text, ReportText.note(outcome));
        }
        return text.append('\n').append(Terminal.safe(ReportText.summary(report))).toString();
    }

    private void append(StringBuilder text, String prescription) {
        String words = Terminal.safe(prescription);
        int line = words.indexOf('\n');
        text.append('\n').append(streams.bold(words.substring(0, line))).append(words.substring(line)).append('\n');
    }

    private String mark(Outcome outcome) {
        return switch (outcome.finding()) {
            case Finding.Healthy _ -> streams.coloured(GREEN, streams.bold() ? "✔ " : "ok       ");
            case Finding.Trouble trouble when trouble.severity() == Severity.WARNING ->
                streams.coloured(YELLOW, streams.bold() ? "! " : "WARNING  ");
            case Finding.Trouble trouble ->
                streams.coloured(RED, streams.bold() ? "✘ " : trouble.severity() == Severity.RISK ? "RISK     " : "FAILURE  ");
            case Finding.Note _ -> streams.coloured(YELLOW, streams.bold() ? "i " : "NOTE     ");
            case Finding.Skipped _ -> streams.coloured(GREY, streams.bold() ? "- " : "-        ");
        };
    }
}
