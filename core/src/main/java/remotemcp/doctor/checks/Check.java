package remotemcp.doctor.checks;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import remotemcp.doctor.play.ClientApp;
import remotemcp.doctor.report.Finding;
import remotemcp.doctor.report.Phase;

/// One question about a server.
///
/// @param id stable, for scripts
/// @param title what is true of a healthy server
/// @param clients those to whom the answer matters
/// @param after ids of the checks without whose success this one means nothing
/// @param barredBy ids of the checks that keep it from being made when they find something, and not when they are skipped
/// @param isDeep whether it takes long or asks a person again, and is made only when wanted
public record Check(String id, Phase hop, String title, Set<ClientApp> clients, List<String> after, List<String> barredBy, boolean isDeep,
    Function<ExaminationContext, Finding> question) {

    static Check of(Phase phase, String id, String title, Function<ExaminationContext, Finding> question) {
        return new Check(id, phase, title, ClientApp.everyone(), List.of(), List.of(), false, question);
    }

    Check after(String... ids) {
        return new Check(id, hop, title, clients, List.of(ids), barredBy, isDeep, question);
    }

    Check barredBy(String... ids) {
        return new Check(id, hop, title, clients, after, List.of(ids), isDeep, question);
    }

    Check concerning(Set<ClientApp> those) {
        return new Check(id, hop, title, those, after, barredBy, isDeep, question);
    }

    Check concerning(ClientApp that) {
        return concerning(Set.of(that));
    }

    Check deep() {
        return new Check(id, hop, title, clients, after, barredBy, true, question);
    }

    /// What it finds. What it says matters to no client that the check does not matter to.
    public Finding ask(ExaminationContext context) {
        Finding found = question.apply(context);
        if (found instanceof Finding.Trouble trouble) {
            var those = new HashSet<>(trouble.clients());
            those.retainAll(clients);
            return trouble.only(those);
        }
        return found;
    }
}
