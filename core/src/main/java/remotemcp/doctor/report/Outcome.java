package remotemcp.doctor.report;

import remotemcp.doctor.checks.Check;

/// A check and what it found.
public record Outcome(Check check, Finding finding) {

    public boolean isTrouble(Severity severity) {
        return finding instanceof Finding.Trouble trouble && trouble.severity() == severity;
    }

    public boolean isTrouble() {
        return finding instanceof Finding.Trouble;
    }

    boolean isNote() {
        return finding instanceof Finding.Note;
    }

    /// Whether what depends on it can be looked at.
    public boolean letsGoOn() {
        return isTrouble() ? !isTrouble(Severity.FAILURE) : finding instanceof Finding.Healthy || isNote();
    }
}
