package remotemcp.cli.doctor;

import remotemcp.cli.command.Streams;
import remotemcp.cli.command.Terminal;
import remotemcp.doctor.Finding;
import remotemcp.doctor.Hop;
import remotemcp.doctor.Outcome;
import remotemcp.doctor.Report;
import remotemcp.doctor.ReportText;
import remotemcp.doctor.Severity;

/// Tells of an examination while it goes on: a line a check, in colours on a terminal and plain elsewhere.
final class DoctorLines {
    private static final int GREEN = 32;
    private static final int YELLOW = 33;
    private static final int RED = 31;
    private static final int GREY = 90;

    private final Streams streams;
    private Hop hop;

    DoctorLines(Streams streams) {
        this.streams = streams;
    }

    void tell(Outcome outcome) {
        if (outcome.check().hop() != hop) {
            hop = outcome.check().hop();
            streams.out().println(streams.bold((outcome.check().id().equals("address") ? "" : "\n") + hop.title()));
        }
        streams.out().println("  " + mark(outcome) + Terminal.safe(ReportText.rest(outcome)).replace('\n', ' '));
    }

    /// What is to be mended, the verdicts and the score.
    String end(Report report) {
        var text = new StringBuilder();
        int number = 1;
        for (Outcome outcome : report.troubles()) {
            String words = Terminal.safe(ReportText.prescription(outcome));
            int line = words.indexOf('\n');
            text.append('\n').append(streams.bold(number++ + ". " + words.substring(0, line))).append(words.substring(line)).append('\n');
        }
        return text.append('\n').append(Terminal.safe(ReportText.summary(report))).toString();
    }

    private String mark(Outcome outcome) {
        return switch (outcome.finding()) {
            case Finding.Healthy _ -> streams.coloured(GREEN, streams.bold() ? "✔ " : "ok       ");
            case Finding.Trouble trouble when trouble.severity() == Severity.WARNING -> streams.coloured(YELLOW, streams.bold() ? "! " : "WARNING  ");
            case Finding.Trouble trouble -> streams.coloured(RED, streams.bold() ? "✘ " : trouble.severity() == Severity.RISK ? "RISK     " : "FAILURE  ");
            case Finding.Skipped _ -> streams.coloured(GREY, streams.bold() ? "- " : "-        ");
        };
    }
}
