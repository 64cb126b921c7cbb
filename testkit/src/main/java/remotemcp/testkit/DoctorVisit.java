package remotemcp.testkit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import remotemcp.client.oauth.grant.UserAgent;
import remotemcp.doctor.ExaminationOptions;
import remotemcp.doctor.play.ClientApp;
import remotemcp.doctor.report.Finding;
import remotemcp.doctor.report.Outcome;
import remotemcp.doctor.report.Report;
import remotemcp.doctor.report.ReportText;
import remotemcp.doctor.report.Severity;
import remotemcp.doctor.report.Verdict;
import remotemcp.http.HeaderList;
import remotemcp.jvm.doctor.JvmDoctor;

/// A doctor's visit to an MCP server that runs: `DoctorVisit.to(url).assertHealthy()`. The server is examined anew by each assertion.
public final class DoctorVisit {
    private final ExaminationOptions options;
    private final Set<String> accepted;

    private DoctorVisit(ExaminationOptions options, Set<String> accepted) {
        this.options = options;
        this.accepted = accepted;
    }

    /// @param url of the MCP endpoint
    public static DoctorVisit to(String url) {
        return new DoctorVisit(ExaminationOptions.of(url), Set.of());
    }

    /// With a header field in every call, such as `Authorization`.
    public DoctorVisit with(String name, String value) {
        return new DoctorVisit(options.sending(HeaderList.copyOf(options.headers()).with(name, value)), accepted);
    }

    /// With a browser that signs in, such as one that a test drives.
    public DoctorVisit signingIn(UserAgent browser) {
        return new DoctorVisit(options.signingIn(browser), accepted);
    }

    /// Also with what takes long.
    public DoctorVisit deep() {
        return new DoctorVisit(options.deep(), accepted);
    }

    /// These checks may find something.
    ///
    /// @param ids of checks, as reports name them
    public DoctorVisit accepting(String... ids) {
        return new DoctorVisit(options, Set.of(ids));
    }

    /// What was found, for assertions of one's own.
    public Report report() {
        return JvmDoctor.at(options.url()).examine(options, _ -> {});
    }

    /// There is nothing to fix, and the models of all hosts get what the server says, not only those of some.
    ///
    /// @throws AssertionError with the report
    public Report assertWholeInEveryHost() {
        Report report = assertHealthy();
        List<String> noted = report.notes().stream().map(outcome -> outcome.check().id()).filter(id -> !accepted.contains(id)).toList();
        if (!noted.isEmpty()) {
            throw new AssertionError("The models of some hosts get less: " + String.join(", ", noted) + "\n\n" + ReportText.of(report));
        }
        return report;
    }

    /// There is nothing to mend.
    ///
    /// @throws AssertionError with the report
    public Report assertHealthy() {
        return passed(report -> true);
    }

    /// Nothing keeps clients away or lets others in; warnings may be.
    ///
    /// @throws AssertionError with the report
    public Report assertNoFailure() {
        return passed(outcome -> outcome.finding() instanceof Finding.Trouble trouble && trouble.severity() != Severity.WARNING);
    }

    /// This client would connect, as far as was looked.
    ///
    /// @throws AssertionError with the report
    public Report assertConnects(ClientApp client) {
        Report report = JvmDoctor.at(options.url()).examine(options.as(client), _ -> {});
        Optional<Outcome> stop = report.verdicts().stream().map(Verdict::stop).flatMap(Optional::stream)
            .filter(outcome -> !accepted.contains(outcome.check().id())).findFirst();
        if (stop.isPresent() || !report.isReachable()) {
            throw new AssertionError(client.title() + " would not connect.\n\n" + ReportText.of(report));
        }
        return report;
    }

    private Report passed(Predicate<Outcome> counts) {
        Report report = report();
        List<String> found =
            report.troubles().stream().filter(counts).map(outcome -> outcome.check().id()).filter(id -> !accepted.contains(id)).toList();
        if (!found.isEmpty() || !report.isReachable()) {
            throw new AssertionError(
                "The doctor found: " + (found.isEmpty() ? "no server" : String.join(", ", found)) + "\n\n" + ReportText.of(report));
        }
        return report;
    }
}
