package remotemcp.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import remotemcp.doctor.ExaminationOptions;
import remotemcp.doctor.play.ClientApp;
import remotemcp.doctor.report.Finding;
import remotemcp.doctor.report.Outcome;
import remotemcp.doctor.report.Report;
import remotemcp.doctor.report.ReportText;
import remotemcp.http.HeaderList;
import remotemcp.jvm.doctor.JvmDoctor;

/// The doctor finds nothing to mend at our own server, for a stranger and for a person who signs in.
class DoctorTest {
    private final Target target = Target.current();

    private Report examine(ExaminationOptions options) {
        return JvmDoctor.at(target.mcp()).examine(options, _ -> {});
    }

    @Test
    void a_stranger_finds_nothing_to_mend_up_to_the_login() {
        Report report = examine(ExaminationOptions.of(target.mcp()));
        assertThat(report.troubles()).as(ReportText.of(report)).isEmpty();
        assertThat(report.score()).isEqualTo(100);
        assertThat(report.lacksLogin()).isTrue();
    }

    @Test
    void a_person_who_signs_in_finds_nothing_to_mend_and_every_client_would_connect() {
        var browser = new WalkingBrowser(target);
        Report report = examine(ExaminationOptions.of(target.mcp()).signingIn(browser).deep());
        assertThat(report.troubles()).as(ReportText.of(report)).isEmpty();
        assertThat(report.score()).isEqualTo(100);
        assertThat(report.notes()).as(ReportText.of(report)).isEmpty();
        assertThat(report.verdicts()).hasSize(ClientApp.values().length).allMatch(verdict -> verdict.text().equals("would connect"));
        assertThat(report.outcomes()).filteredOn(outcome -> outcome.finding() instanceof Finding.Skipped)
            .extracting(outcome -> outcome.check().id())
            .as("what means nothing on this machine; workerd itself sends no Date").isSubsetOf("public-address", "https", "certificate",
                "certificate-expiry", "tls-version", "port", "plain-http", "authorize-scopes", "clock");
        assertThat(browser.walks()).isEqualTo(1);
    }

    /// What belongs to the person is never in a report.
    @Test
    void H09_no_token_is_in_the_report() {
        String token = Login.token(target);
        Report report = examine(ExaminationOptions.of(target.mcp()).sending(HeaderList.empty().with("Authorization", "Bearer " + token)));
        assertThat(report.troubles()).as(ReportText.of(report)).isEmpty();
        assertThat(ReportText.of(report)).doesNotContain(token);
        assertThat(report.find("tools").map(Outcome::finding))
            .hasValueSatisfying(finding -> assertThat(finding).isInstanceOf(Finding.Healthy.class));
    }
}
