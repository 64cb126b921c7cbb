package remotemcp.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import remotemcp.doctor.ExaminationOptions;
import remotemcp.doctor.report.Finding;
import remotemcp.doctor.report.Outcome;
import remotemcp.doctor.report.Report;
import remotemcp.doctor.report.ReportText;
import remotemcp.jvm.doctor.JvmDoctor;

/// One mistake at a time, made by a proxy before our real server: the doctor finds that one, no other, and names its cure.
@Tag(JudgedRuntime.NEITHER)
@Timeout(300)
class SeededFaultsTest {
    @TempDir static Path data;
    private static FaultyServer server;
    private static Target target;

    @BeforeAll
    static void start() throws IOException {
        server = FaultyServer.start(data);
        target = server.target();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Report examine(boolean signedIn) {
        ExaminationOptions options = ExaminationOptions.of(target.mcp());
        return JvmDoctor.at(target.mcp()).examine(signedIn ? options.signingIn(new WalkingBrowser(target)) : options, _ -> {});
    }

    static List<Fault> faults() {
        return Fault.all();
    }

    @Test
    void without_a_mistake_nothing_is_found() {
        server.makes(FaultyServer.Mistake.none());
        Report report = examine(true);
        assertThat(report.troubles()).as(ReportText.of(report)).isEmpty();
    }

    /// Without `Accept-Encoding` a server may send any coding (RFC 9110 §12.5.3).
    @Test
    void a_server_that_compresses_where_it_may_is_a_right_one() {
        server.makes(Fault.compressesWhereItMay());
        Report report = examine(true);
        assertThat(report.troubles()).as(ReportText.of(report)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void each_mistake_is_found_and_no_other(Fault fault) {
        server.makes(fault.mistake());
        Report report = examine(fault.afterLogin());
        assertThat(report.troubles()).as(ReportText.of(report)).extracting(outcome -> outcome.check().id())
            .containsExactlyInAnyOrderElementsOf(fault.findings());
        assertThat(report.troubles()).map(Outcome::finding)
            .allSatisfy(finding -> assertThat(((Finding.Trouble) finding).fix()).contains(fault.cure()));
        assertThat(report.score()).isLessThan(100);
    }
}
