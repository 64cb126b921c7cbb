package remotemcp.doctor.report;

import java.util.Set;
import remotemcp.doctor.http.ProbeResponse;
import remotemcp.doctor.play.ClientApp;

/// What a check found.
public sealed interface Finding {

    /// All is well.
    ///
    /// @param evidence what was seen, in one line
    record Healthy(String evidence) implements Finding {
    }

    /// Something to mend.
    ///
    /// @param sent what the doctor did
    /// @param came what came back
    /// @param why what it does to whom
    /// @param fix what to change, so concrete that it can be pasted
    /// @param clients to whom it matters
    record Trouble(Severity severity, String sent, String came, String why, String fix, Set<ClientApp> clients) implements Finding {

        /// It matters to these alone.
        public Trouble only(Set<ClientApp> those) {
            return new Trouble(severity, sent, came, why, fix, Set.copyOf(those));
        }
    }

    /// Nothing is wrong, and the models of some hosts get less than the server says. Costs nothing in the score.
    ///
    /// @param seen what was seen, in one line
    /// @param why what happens, by the names of the hosts
    /// @param fix what to change
    record Note(String seen, String why, String fix) implements Finding {
    }

    /// The check could not be made, or means nothing here.
    record Skipped(String because) implements Finding {
    }

    static Finding healthy(String evidence) {
        return new Healthy(evidence);
    }

    static Finding healthy(ProbeResponse response) {
        return new Healthy(response.described());
    }

    static Finding skipped(String because) {
        return new Skipped(because);
    }

    static Complaint failure(ProbeResponse response) {
        return complaint(Severity.FAILURE, response);
    }

    static Complaint failure(String sent, String came) {
        return new Complaint(Severity.FAILURE, sent, came, "");
    }

    static Complaint risk(ProbeResponse response) {
        return complaint(Severity.RISK, response);
    }

    static Complaint risk(String sent, String came) {
        return new Complaint(Severity.RISK, sent, came, "");
    }

    static Complaint warning(ProbeResponse response) {
        return complaint(Severity.WARNING, response);
    }

    static Complaint warning(String sent, String came) {
        return new Complaint(Severity.WARNING, sent, came, "");
    }

    private static Complaint complaint(Severity severity, ProbeResponse response) {
        return new Complaint(severity, response.request().described(), response.described(), "", response.isCompressed());
    }

    /// A trouble that still lacks its cure.
    ///
    /// @param isCompressed whether nothing is known but that the answer came compressed, against the request's `Accept-Encoding`: then that
    ///     is what to mend, whatever the check was about
    record Complaint(Severity severity, String sent, String came, String reason, boolean isCompressed) {
        private static final String UNREADABLE =
            "A client that takes no compressed answers cannot read this one (RFC 9110 §12.5.3), and neither can the doctor.";
        private static final String UNCOMPRESSED = "Compress only answers to requests whose Accept-Encoding names the coding: "
            + "look at the proxy or content delivery network in front, and at the framework's compression.";

        public Complaint(Severity severity, String sent, String came, String reason) {
            this(severity, sent, came, reason, false);
        }

        public Complaint why(String text) {
            return new Complaint(severity, sent, came, text, isCompressed);
        }

        public Trouble fix(String cure) {
            return new Trouble(severity, sent, came, isCompressed ? UNREADABLE : reason, isCompressed ? UNCOMPRESSED : cure,
                ClientApp.everyone());
        }
    }
}
