package remotemcp.doctor.report;

import java.util.ArrayList;
import remotemcp.doctor.play.ClientApp;

/// A report in words: plain lines of text, for pipes, logs and failing tests. A terminal's colours are the caller's business.
public final class ReportText {
    private static final int WIDTH = 56;
    private static final int EVIDENCE = 100;

    private ReportText() {
    }

    /// All of it.
    public static String of(Report report) {
        var text = new StringBuilder("remote-mcp doctor ").append(report.url()).append("\n\n");
        for (Outcome outcome : report.outcomes()) {
            text.append(line(outcome)).append('\n');
        }
        int number = 1;
        for (Outcome outcome : report.troubles()) {
            text.append('\n').append(number++).append(". ").append(prescription(outcome)).append('\n');
        }
        for (Outcome outcome : report.notes()) {
            text.append('\n').append(note(outcome)).append('\n');
        }
        return text.append('\n').append(summary(report)).toString();
    }

    /// `ok`, `FAILURE`, `RISK`, `WARNING`, `NOTE` or `-`.
    public static String mark(Outcome outcome) {
        return switch (outcome.finding()) {
            case Finding.Healthy _ -> "ok";
            case Finding.Trouble trouble -> trouble.severity().name();
            case Finding.Note _ -> "NOTE";
            case Finding.Skipped _ -> "-";
        };
    }

    /// One check in one line.
    public static String line(Outcome outcome) {
        return padded(mark(outcome), 9) + rest(outcome);
    }

    /// The same without the mark.
    public static String rest(Outcome outcome) {
        String what = switch (outcome.finding()) {
            case Finding.Healthy healthy -> healthy.evidence();
            case Finding.Trouble trouble -> trouble.came();
            case Finding.Note note -> note.seen();
            case Finding.Skipped skipped -> skipped.because();
        };
        return padded(outcome.check().title(), WIDTH) + (what.length() > EVIDENCE ? what.substring(0, EVIDENCE - 1) + "…" : what);
    }

    /// Several checks that were not made, in one line.
    public static String skipped(int count, String because) {
        return padded(count + " checks are not made", WIDTH) + because;
    }

    /// What is to be mended, why and how.
    public static String prescription(Outcome outcome) {
        var trouble = (Finding.Trouble) outcome.finding();
        return outcome.check().title() + ": it is not so. (" + outcome.check().hop().title() + ", " + outcome.check().id() + ")\n"
            + "   sent  " + indented(trouble.sent()) + "\n   came  " + indented(trouble.came()) + "\n   why   " + indented(trouble.why())
            + "\n   whom  " + names(trouble) + "\n   fix   " + indented(trouble.fix());
    }

    /// What some models do not get, and what to do about it.
    public static String note(Outcome outcome) {
        var note = (Finding.Note) outcome.finding();
        return "Note: " + outcome.check().title() + ": it is not so. (" + outcome.check().hop().title() + ", " + outcome.check().id()
            + ")\n"
            + "   seen  " + indented(note.seen()) + "\n   why   " + indented(note.why()) + "\n   fix   " + indented(note.fix());
    }

    /// Each client's verdict, and the score.
    public static String summary(Report report) {
        var text = new StringBuilder();
        for (Verdict verdict : report.verdicts()) {
            text.append(padded(verdict.client().title(), 15)).append(verdict.text()).append('\n');
        }
        text.append('\n').append(padded("Score", 15)).append(report.score()).append(" of 100, ")
            .append(counted(report.count(Severity.FAILURE), "failure")).append(", ")
            .append(counted(report.count(Severity.RISK), "risk")).append(", ").append(counted(report.count(Severity.WARNING), "warning"))
            .append(", ")
            .append(counted(report.notes().size(), "note")).append(", ").append(counted(report.requests(), "request")).append('\n');
        return report.lacksLogin() ? text.append("What comes after the login was not looked at.\n").toString() : text.toString();
    }

    private static String names(Finding.Trouble trouble) {
        var names = new ArrayList<String>();
        for (ClientApp client : ClientApp.values()) {
            if (trouble.clients().contains(client)) {
                names.add(client.title());
            }
        }
        return names.size() == ClientApp.values().length ? "every client" : String.join(", ", names);
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String indented(String text) {
        return text.replace("\n", "\n         ");
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
