package remotemcp.doctor.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.doctor.checks.Checkup;

/// What an examination found, in the order of the checks.
///
/// @param url what was examined
/// @param outcomes one for each check made or skipped
/// @param verdicts one for each client that was played
/// @param requests how many requests it took
public record Report(String url, List<Outcome> outcomes, List<Verdict> verdicts, int requests) {
    /// 100 for a server at which nothing is to be mended; each failure or risk takes ten and each warning three. A server that does not
    /// answer, or that none of the clients played could use, has 0.
    public int score() {
        boolean anyGetsThrough = verdicts.stream().anyMatch(verdict -> verdict.stop().isEmpty());
        return anyGetsThrough && isReachable() ? Math.max(1, 100 - lost()) : 0;
    }

    private int lost() {
        int lost = 0;
        for (Severity severity : Severity.values()) {
            lost += severity.cost() * count(severity);
        }
        return lost;
    }

    public int count(Severity severity) {
        return (int) outcomes.stream().filter(outcome -> outcome.isTrouble(severity)).count();
    }

    /// Those in which there is something to mend.
    public List<Outcome> troubles() {
        var found = new ArrayList<Outcome>();
        for (Outcome outcome : outcomes) {
            if (outcome.isTrouble()) {
                found.add(outcome);
            }
        }
        return found;
    }

    /// What the models of some hosts do not get as it is. Nothing of it is wrong.
    public List<Outcome> notes() {
        return outcomes.stream().filter(Outcome::isNote).toList();
    }

    /// Whether there is something that should not wait: a failure or a risk.
    public boolean isSerious() {
        return count(Severity.FAILURE) + count(Severity.RISK) > 0;
    }

    public boolean isHealthy() {
        return troubles().isEmpty();
    }

    /// Whether any answer came at all.
    public boolean isReachable() {
        return find(Checkup.REACHABLE).filter(outcome -> outcome.finding() instanceof Finding.Healthy).isPresent();
    }

    /// Whether a login is needed that was not made.
    public boolean lacksLogin() {
        return isReachable() && verdicts.stream().anyMatch(verdict -> !verdict.isWhole());
    }

    public Optional<Outcome> find(String id) {
        return outcomes.stream().filter(outcome -> outcome.check().id().equals(id)).findFirst();
    }
}
