package remotemcp.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Measures how soon a server answers after its process was started.
final class StartTime {
    private final int rounds;

    StartTime(int rounds) {
        this.rounds = rounds;
    }

    /// Milliseconds to the first right answer to a `tools/call` without any cache, of the middle round.
    double cold() throws IOException, InterruptedException {
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

    /// The middle round of the launcher in this folder, after one to build what is stale.
    Launch launched(Path root) throws IOException, InterruptedException {
        Launch.measure(root);
        List<Launch> launches = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            launches.add(Launch.measure(root));
        }
        launches.sort(Comparator.comparingDouble(Launch::millis));
        return launches.get(rounds / 2);
    }
}
