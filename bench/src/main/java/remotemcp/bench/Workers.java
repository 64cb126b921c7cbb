package remotemcp.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// Ours beside Cloudflare's own stack on Cloudflare's own runtime, in pairs: the size of what is deployed, the time from a new process
/// to its first right answer, and the processor time of a `tools/call`.
final class Workers {
    private static final Contestant ECHO = new Contestant("bare workerd echo", WorkerServers.ECHO, Contestant.MODERN);
    private static final Contestant ECHO_SIMULATED = new Contestant("bare miniflare echo", WorkerServers.ECHO_SIMULATED, Contestant.MODERN);

    /// Theirs and ours.
    private static final List<List<Contestant>> PAIRS = List.of(
        pair(WorkerServers.THEIRS_OPEN, WorkerServers.OURS_OPEN, Contestant.MODERN),
        pair(WorkerServers.THEIRS_OPEN, WorkerServers.OURS_OPEN, Contestant.SESSIONS),
        pair(WorkerServers.THEIRS_STATELESS, WorkerServers.OURS_LOGIN, Contestant.MODERN),
        pair(WorkerServers.THEIRS_SESSIONS, WorkerServers.OURS_LOGIN, Contestant.SESSIONS));

    private final WorkerServers servers;
    private final int rounds;
    private final Map<Contestant, List<Start>> starts = new LinkedHashMap<>();
    private Map<Contestant, List<Sample>> samples = Map.of();

    Workers(WorkerServers servers, int rounds) {
        this.servers = servers;
        this.rounds = rounds;
    }

    private static List<Contestant> pair(String theirs, String ours, String revision) {
        return List.of(new Contestant(theirs + ", " + revision, theirs, revision), new Contestant(ours + ", " + revision, ours, revision));
    }

    /// One start of a server.
    ///
    /// @param millis from starting the process to the first right answer
    /// @param cpuMillis what it used until then
    private record Start(double millis, double cpuMillis) {
    }

    void measure(Duration turn, int connections) throws IOException, InterruptedException {
        var contestants = new ArrayList<>(List.of(ECHO, ECHO_SIMULATED));
        PAIRS.forEach(contestants::addAll);
        for (int round = 0; round < rounds; round++) {
            for (Contestant contestant : contestants) {
                starts.computeIfAbsent(contestant, first -> new ArrayList<>()).add(start(contestant));
            }
        }
        samples = new Calls(contestants, rounds, turn, connections).measure(servers::start);
    }

    private Start start(Contestant contestant) throws IOException, InterruptedException {
        servers.prepare(contestant.server());
        long start = System.nanoTime();
        try (var server = servers.start(contestant.server());
            var load = new Load(contestant, server.port(), contestant.request(server), 1)) {
            load.once();
            return new Start((System.nanoTime() - start) / 1e6, server.cpu().toNanos() / 1e6);
        }
    }

    private double size(Contestant contestant) {
        return servers.bundles().get(contestant.server()).gzipKib();
    }

    private double start(Contestant contestant, boolean cpu) {
        return Sample.middle(starts.get(contestant), start -> cpu ? start.cpuMillis() : start.millis());
    }

    private double call(Contestant contestant) {
        return Sample.middle(samples.get(contestant), Sample::perThousand);
    }

    JsonObject json() {
        var rows = samples.keySet().stream().map(contestant -> {
            var bundle = servers.bundles().get(contestant.server());
            return JsonObject.builder().put("name", contestant.name()).put("bundleKib", bundle == null ? 0 : bundle.kib())
                .put("bundleGzipKib", bundle == null ? 0 : bundle.gzipKib()).put("firstAnswerMillis", start(contestant, false))
                .put("firstAnswerCpuMillis", start(contestant, true)).put("cpuSecondsPerThousand", call(contestant))
                .put("callsPerSecond", Sample.middle(samples.get(contestant), Sample::perSecond))
                .put("foreignCores", Sample.middle(samples.get(contestant), Sample::foreign)).build();
        }).toList();
        return JsonObject.of("workers", JsonArray.of(rows.toArray(JsonObject[]::new)));
    }

    void print(PrintStream out) {
        out.printf("tools/call add on workerd (open) and miniflare (login); medians of %d rounds%s%n%n", rounds,
            Cores.canPin() ? ", server on one core and load on another" : "");
        out.printf("%-46s %9s %9s %9s %9s %12s %8s %8s%n", "", "KiB", "gzip KiB", "first ms", "CPU ms", "CPU s/1,000", "calls/s",
            "foreign");
        row(out, ECHO);
        row(out, ECHO_SIMULATED);
        for (List<Contestant> pair : PAIRS) {
            out.println();
            pair.forEach(contestant -> row(out, contestant));
            Contestant theirs = pair.getFirst();
            Contestant ours = pair.getLast();
            out.printf("%-46s %9s %9.2f %9.2f %9.2f %12.2f%n", "  ours / theirs", "", size(ours) / size(theirs),
                start(ours, false) / start(theirs, false), start(ours, true) / start(theirs, true), call(ours) / call(theirs));
        }
    }

    private void row(PrintStream out, Contestant contestant) {
        var bundle = servers.bundles().get(contestant.server());
        String sizes = bundle == null ? " ".repeat(19) : "%9.0f %9.0f".formatted(bundle.kib(), bundle.gzipKib());
        out.printf("%-46s %s %9.0f %9.0f %12.4f %8.0f %8.2f%n", contestant.name(), sizes, start(contestant, false), start(contestant, true),
            call(contestant), Sample.middle(samples.get(contestant), Sample::perSecond),
            Sample.middle(samples.get(contestant), Sample::foreign));
    }
}
