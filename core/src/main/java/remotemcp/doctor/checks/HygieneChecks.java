package remotemcp.doctor.checks;

import java.util.List;
import remotemcp.doctor.http.ProbeResponse;
import remotemcp.doctor.report.Finding;

/// What the answers of the whole examination let out.
final class HygieneChecks {
    /// How stacks of Java, Python, JavaScript, .NET, Go, Ruby and PHP look.
    private static final List<String> STACKS = List.of(".java:", "Traceback (most recent call last)", "node_modules/", ".js:", ".ts:",
        ".cs:line ", "goroutine ", ".rb:", "Stack trace:\n#0");

    private HygieneChecks() {
    }

    static Finding noStackTraces(ExaminationContext context) {
        for (ProbeResponse response : context.probe().trail()) {
            if (response.status() >= 400 && isStack(response.text())) {
                return Finding.warning(response)
                    .why("It tells attackers which libraries, versions and paths there are (and clients show it to their users).")
                    .fix(
                        "Answer errors with a short message and an id, and write the rest into the log under that id. Express: NODE_ENV=production; Spring: server.error.include-stacktrace=never; Flask and Django: debug off; FastAPI: debug=False.");
            }
        }
        return Finding.healthy("they do not");
    }

    private static boolean isStack(String text) {
        for (String mark : STACKS) {
            boolean isFrame = text.indexOf(mark) >= 0
                && (text.indexOf("at ") >= 0 || mark.startsWith("Traceback") || mark.startsWith("Stack") || mark.startsWith("goroutine"));
            if (isFrame) {
                return true;
            }
        }
        return false;
    }
}
