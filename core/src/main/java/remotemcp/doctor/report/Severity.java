package remotemcp.doctor.report;

/// How bad it is.
public enum Severity {
    /// Some client stops here.
    FAILURE("failure", 10),
    /// Clients connect, and so may somebody who should not.
    RISK("risk", 10),
    /// It works, for now or with detours.
    WARNING("warning", 3);

    private final String word;
    private final int cost;

    Severity(String word, int cost) {
        this.word = word;
        this.cost = cost;
    }

    String word() {
        return word;
    }

    /// What each takes from the score.
    int cost() {
        return cost;
    }
}
