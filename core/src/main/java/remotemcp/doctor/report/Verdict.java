package remotemcp.doctor.report;

import java.util.List;
import java.util.Optional;
import remotemcp.doctor.play.ClientApp;

/// How far one client gets.
///
/// @param stop the first failure that concerns it; empty when it gets through as far as was looked
/// @param remarks how many warnings concern it
/// @param isWhole whether it was looked at up to the first calls
public record Verdict(ClientApp client, Optional<Outcome> stop, int remarks, boolean isWhole) {

    public static Verdict of(ClientApp client, List<Outcome> outcomes, boolean isWhole) {
        Optional<Outcome> stop = Optional.empty();
        int remarks = 0;
        for (Outcome outcome : outcomes) {
            boolean concerns = outcome.finding() instanceof Finding.Trouble trouble && trouble.clients().contains(client);
            if (concerns && outcome.isTrouble(Severity.FAILURE) && stop.isEmpty()) {
                stop = Optional.of(outcome);
            }
            remarks += concerns && outcome.isTrouble(Severity.WARNING) ? 1 : 0;
        }
        return new Verdict(client, stop, remarks, isWhole);
    }

    /// In words, such as `stops at registration: …`.
    public String text() {
        if (stop.isPresent()) {
            return "stops at " + stop.get().check().hop().title() + ": " + stop.get().check().id();
        }
        String remark = remarks == 0 ? "" : remarks == 1 ? ", with one warning" : ", with " + remarks + " warnings";
        return (isWhole ? "would connect" : "nothing against it as far as the login") + remark;
    }
}
