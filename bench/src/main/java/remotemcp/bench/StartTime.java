package remotemcp.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Measures from the start of a server's process to its first right answer to a `tools/call`.
final class StartTime {
    private final int rounds;

    StartTime(int rounds) {
        this.rounds = rounds;
    }

    /// Milliseconds of the middle round.
    double measure() throws IOException, InterruptedException {
        var contestant = new Contestant("start", "open", Contestant.MODERN);
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            try (var server = ServerProcess.start(contestant.server());
                 var load = new Load(contestant, server.port(), contestant.request(server), 1)) {
                load.once();
                times.add((System.nanoTime() - start) / 1e6);
            }
        }
        times.sort(Double::compare);
        return times.get(rounds / 2);
    }
}
