package remotemcp.doctor.report;

import java.util.ArrayList;
import java.util.Locale;
import remotemcp.doctor.play.ClientApp;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// A report for programs. The shape is in docs/guide/doctor.md; members are added, never renamed.
public final class ReportJson {

    private ReportJson() {
    }

    public static JsonObject of(Report report) {
        var clients = JsonObject.builder();
        for (Verdict verdict : report.verdicts()) {
            clients.put(verdict.client().word(), of(verdict));
        }
        var checks = new ArrayList<Json>();
        for (Outcome outcome : report.outcomes()) {
            checks.add(of(outcome));
        }
        return JsonObject.builder().put("url", report.url()).put("healthy", report.isHealthy()).put("score", report.score())
            .put("failures", report.count(Severity.FAILURE)).put("risks", report.count(Severity.RISK))
            .put("warnings", report.count(Severity.WARNING)).put("notes", report.notes().size()).put("requests", report.requests())
            .put("complete", !report.lacksLogin()).put("clients", clients.build()).put("checks", new JsonArray(checks)).build();
    }

    private static JsonObject of(Verdict verdict) {
        return JsonObject.builder().put("connects", verdict.stop().isEmpty()).put("stopsAt", verdict.stop().map(stop -> stop.check().id()))
            .put("warnings", verdict.remarks()).put("verdict", verdict.text()).build();
    }

    private static JsonObject of(Outcome outcome) {
        var json = JsonObject.builder().put("id", outcome.check().id()).put("step", outcome.check().hop().name().toLowerCase(Locale.ROOT))
            .put("title", outcome.check().title());
        return switch (outcome.finding()) {
            case Finding.Healthy healthy -> json.put("finding", "ok").put("evidence", healthy.evidence()).build();
            case Finding.Skipped skipped -> json.put("finding", "skipped").put("because", skipped.because()).build();
            case Finding.Note note ->
                json.put("finding", "note").put("seen", note.seen()).put("why", note.why()).put("fix", note.fix()).build();
            case Finding.Trouble trouble ->
                json.put("finding", trouble.severity().word()).put("sent", trouble.sent()).put("came", trouble.came())
                    .put("why", trouble.why()).put("fix", trouble.fix()).put("clients", words(trouble)).build();
        };
    }

    private static JsonArray words(Finding.Trouble trouble) {
        var words = new ArrayList<String>();
        for (ClientApp client : ClientApp.values()) {
            if (trouble.clients().contains(client)) {
                words.add(client.word());
            }
        }
        return JsonArray.ofStrings(words);
    }
}
