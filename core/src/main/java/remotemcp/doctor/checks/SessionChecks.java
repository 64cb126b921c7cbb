package remotemcp.doctor.checks;

import java.util.Optional;
import java.util.Set;
import remotemcp.doctor.http.ProbeRequest;
import remotemcp.doctor.http.ProbeResponse;
import remotemcp.doctor.play.ClientApp;
import remotemcp.doctor.play.McpCalls;
import remotemcp.doctor.play.Rpc;
import remotemcp.doctor.report.Finding;
import remotemcp.protocol.HeaderNames;

/// Sessions of the revisions before 2026-07-28.
final class SessionChecks {
    private static final String UNKNOWN = "3f1c9b52-0d0c-4c6e-9d5c-0d0c70e5d0c7";

    private SessionChecks() {
    }

    static Finding get(ExaminationContext context) {
        ProbeResponse response =
            context.calls().ask(ProbeRequest.of("GET", context.url()).with("Accept", "text/event-stream").named("without a session"));
        boolean isStream = response.isSuccess() && response.isEventStream();
        if (response.status() == 405 || response.status() == 404 || isStream) {
            return Finding.healthy(response);
        }
        Finding.Trouble trouble = Finding.warning(response).why(
            "mcp-remote with sse-first, and other clients that look for HTTP+SSE first, take 405 or 404 for a sign to go on with Streamable HTTP; at "
                + response.status() + " they give up.")
            .fix("Answer GET without Mcp-Session-Id with HTTP 405 and Allow: POST, DELETE.");
        return response.status() < 500 && response.came() ? trouble.only(Set.of(ClientApp.MCP_REMOTE)) : trouble;
    }

    static Finding unknown(ExaminationContext context) {
        if (context.calls().session().isEmpty()) {
            return Finding.skipped("the server begins no sessions");
        }
        ProbeResponse response = context.calls().ask(Rpc.legacy(context.url(), "tools/list", context.calls().revision())
            .with(HeaderNames.SESSION_ID, UNKNOWN).named("tools/list in a session that does not exist"));
        return response.status() == 404 ? Finding.healthy(response) : Finding.warning(response)
            .why(
                "After a restart or deployment the server knows none of its sessions. Clients begin a new one when they are answered 404, and at no other status: the connection stays broken.")
            .fix(
                "Answer a Mcp-Session-Id that you do not know with HTTP 404 (MCP 2025-11-25, Session Management); 400 is for requests without one.");
    }

    static Finding end(ExaminationContext context) {
        Optional<String> session = context.calls().open(McpCalls.LEGACY).headers().find(HeaderNames.SESSION_ID);
        if (session.isEmpty()) {
            return Finding.skipped("the server begins no sessions");
        }
        ProbeResponse ended = context.calls().end(session.get());
        if (ended.status() == 405) {
            return Finding.healthy("the server ends them itself");
        }
        if (!ended.isSuccess()) {
            return Finding.warning(ended).why("Clients end their session when they go. Where they cannot, sessions pile up.")
                .fix("Answer DELETE with Mcp-Session-Id with HTTP 204, or 405 if clients shall not end sessions.");
        }
        ProbeResponse after = context.calls().ask(Rpc.legacy(context.url(), "tools/list", context.calls().revision())
            .with(HeaderNames.SESSION_ID, session.get()).named("tools/list in the ended session"));
        return after.status() >= 400 ? Finding.healthy(after)
            : Finding.warning(after).why("A session that is over still answers.").fix("Answer an ended Mcp-Session-Id with HTTP 404.");
    }
}
