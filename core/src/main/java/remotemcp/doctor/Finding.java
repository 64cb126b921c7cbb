package remotemcp.doctor;

import java.util.Set;

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
        Trouble only(Set<ClientApp> those) {
            return new Trouble(severity, sent, came, why, fix, Set.copyOf(those));
        }
    }

    /// The check could not be made, or means nothing here.
    record Skipped(String because) implements Finding {
    }

    static Finding healthy(String evidence) {
        return new Healthy(evidence);
    }

    static Finding healthy(Answer answer) {
        return new Healthy(answer.described());
    }

    static Finding skipped(String because) {
        return new Skipped(because);
    }

    static Complaint failure(Answer answer) {
        return failure(answer.request().described(), answer.described());
    }

    static Complaint failure(String sent, String came) {
        return new Complaint(Severity.FAILURE, sent, came, "");
    }

    static Complaint risk(Answer answer) {
        return risk(answer.request().described(), answer.described());
    }

    static Complaint risk(String sent, String came) {
        return new Complaint(Severity.RISK, sent, came, "");
    }

    static Complaint warning(Answer answer) {
        return warning(answer.request().described(), answer.described());
    }

    static Complaint warning(String sent, String came) {
        return new Complaint(Severity.WARNING, sent, came, "");
    }

    /// A trouble that still lacks its cure.
    record Complaint(Severity severity, String sent, String came, String reason) {

        Complaint why(String text) {
            return new Complaint(severity, sent, came, text);
        }

        Trouble fix(String cure) {
            return new Trouble(severity, sent, came, reason, cure, ClientApp.everyone());
        }
    }
}
