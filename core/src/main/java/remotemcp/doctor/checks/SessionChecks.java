package remotemcp.doctor.checks;

import java.util.Optional;
import java.util.Set;
import remotemcp.doctor.http.Answer;
import remotemcp.doctor.http.Request;
import remotemcp.doctor.play.ClientApp;
import remotemcp.doctor.play.Rpc;
import remotemcp.doctor.play.Talk;
import remotemcp.doctor.report.Finding;
import remotemcp.protocol.HeaderNames;

/// Sessions of the revisions before 2026-07-28.
final class SessionChecks {
    private static final String UNKNOWN = "3f1c9b52-0d0c-4c6e-9d5c-0d0c70e5d0c7";

    private SessionChecks() {
    }

    static Finding get(Chart chart) {
        Answer answer = chart.talk().ask(Request.of("GET", chart.url()).with("Accept", "text/event-stream").named("without a session"));
        boolean isStream = answer.isSuccess() && answer.isEventStream();
        if (answer.status() == 405 || answer.status() == 404 || isStream) {
            return Finding.healthy(answer);
        }
        Finding.Trouble trouble = Finding.warning(answer).why(
            "mcp-remote with sse-first, and other clients that look for HTTP+SSE first, take 405 or 404 for a sign to go on with Streamable HTTP; at "
                + answer.status() + " they give up.")
            .fix("Answer GET without Mcp-Session-Id with HTTP 405 and Allow: POST, DELETE.");
        return answer.status() < 500 && answer.came() ? trouble.only(Set.of(ClientApp.MCP_REMOTE)) : trouble;
    }

    static Finding unknown(Chart chart) {
        if (chart.talk().session().isEmpty()) {
            return Finding.skipped("the server begins no sessions");
        }
        Answer answer = chart.talk().ask(Rpc.legacy(chart.url(), "tools/list", chart.talk().revision())
            .with(HeaderNames.SESSION_ID, UNKNOWN).named("tools/list in a session that does not exist"));
        return answer.status() == 404 ? Finding.healthy(answer) : Finding.warning(answer)
            .why(
                "After a restart or deployment the server knows none of its sessions. Clients begin a new one when they are answered 404, and at no other status: the connection stays broken.")
            .fix(
                "Answer a Mcp-Session-Id that you do not know with HTTP 404 (MCP 2025-11-25, Session Management); 400 is for requests without one.");
    }

    static Finding end(Chart chart) {
        Optional<String> session = chart.talk().open(Talk.LEGACY).headers().find(HeaderNames.SESSION_ID);
        if (session.isEmpty()) {
            return Finding.skipped("the server begins no sessions");
        }
        Answer ended = chart.talk().end(session.get());
        if (ended.status() == 405) {
            return Finding.healthy("the server ends them itself");
        }
        if (!ended.isSuccess()) {
            return Finding.warning(ended).why("Clients end their session when they go. Where they cannot, sessions pile up.")
                .fix("Answer DELETE with Mcp-Session-Id with HTTP 204, or 405 if clients shall not end sessions.");
        }
        Answer after = chart.talk().ask(Rpc.legacy(chart.url(), "tools/list", chart.talk().revision())
            .with(HeaderNames.SESSION_ID, session.get()).named("tools/list in the ended session"));
        return after.status() >= 400 ? Finding.healthy(after)
            : Finding.warning(after).why("A session that is over still answers.").fix("Answer an ended Mcp-Session-Id with HTTP 404.");
    }
}
