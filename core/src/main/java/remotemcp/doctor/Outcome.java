package remotemcp.doctor;

/// A check and what it found.
public record Outcome(Check check, Finding finding) {

    boolean isTrouble(Severity severity) {
        return finding instanceof Finding.Trouble trouble && trouble.severity() == severity;
    }

    boolean isTrouble() {
        return finding instanceof Finding.Trouble;
    }

    boolean isNote() {
        return finding instanceof Finding.Note;
    }

    /// Whether what depends on it can be looked at.
    boolean letsGoOn() {
        return isTrouble() ? !isTrouble(Severity.FAILURE) : finding instanceof Finding.Healthy || isNote();
    }
}
