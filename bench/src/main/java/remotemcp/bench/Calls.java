package remotemcp.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Measures `tools/call` of `add` on several servers. The contestants take turns, so that a disturbance of the machine hits them alike.
final class Calls {
    /// The whole server on the JVM, with and without its bearer guard and in both eras, beside a bare Vert.x that echoes the same request.
    static final List<Contestant> ON_JVM = List.of(
        new Contestant("bare Vert.x echo", "echo", Contestant.MODERN),
        new Contestant("open, " + Contestant.MODERN, "open", Contestant.MODERN),
        new Contestant("open, " + Contestant.SESSIONS, "open", Contestant.SESSIONS),
        new Contestant("bearer, " + Contestant.MODERN, "bearer", Contestant.MODERN),
        new Contestant("bearer, " + Contestant.SESSIONS, "bearer", Contestant.SESSIONS));

    private static final String OTHER = "other ";

    private static final int WARM_UP_TURNS = 3;

    private final List<Contestant> contestants;
    private final int rounds;
    private final Duration turn;
    private final int connections;

    Calls(List<Contestant> contestants, int rounds, Duration turn, int connections) {
        this.contestants = contestants;
        this.rounds = rounds;
        this.turn = turn;
        this.connections = connections;
    }

    /// The contestants, each but the echo followed by the same server of another checkout.
    static List<Contestant> besideOther(List<Contestant> contestants) {
        return contestants.stream().flatMap(ours -> ours.echoes() ? Stream.of(ours)
            : Stream.of(ours, new Contestant(OTHER + ours.name(), OTHER + ours.server(), ours.revision()))).toList();
    }

    /// Starts the servers of this checkout and of that one.
    static Launcher from(Path other) {
        return kind -> kind.startsWith(OTHER) ? ServerProcess.of(other, kind.substring(OTHER.length())) : ServerProcess.start(kind);
    }

    /// Starts every kind of server once.
    interface Launcher {
        Server start(String kind) throws IOException, InterruptedException;
    }

    /// The samples of each contestant, in their order.
    Map<Contestant, List<Sample>> measure(Launcher launcher) throws IOException, InterruptedException {
        var servers = new LinkedHashMap<String, Server>();
        try {
            var requests = new LinkedHashMap<Contestant, byte[]>();
            for (Contestant contestant : contestants) {
                if (!servers.containsKey(contestant.server())) {
                    servers.put(contestant.server(), launcher.start(contestant.server()));
                }
                Server server = servers.get(contestant.server());
                requests.put(contestant, contestant.request(server));
                sample(contestant, server, requests.get(contestant), turn.multipliedBy(WARM_UP_TURNS));
            }
            return measure(servers, requests);
        } finally {
            servers.values().forEach(Server::close);
        }
    }

    private Map<Contestant, List<Sample>> measure(Map<String, Server> servers, Map<Contestant, byte[]> requests) throws IOException {
        var samples = new LinkedHashMap<Contestant, List<Sample>>();
        contestants.forEach(contestant -> samples.put(contestant, new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            // Back and forth, so that none always follows the same one.
            for (Contestant contestant : round % 2 == 0 ? contestants : contestants.reversed()) {
                var sample = sample(contestant, servers.get(contestant.server()), requests.get(contestant), turn);
                samples.get(contestant).add(sample);
            }
        }
        return samples;
    }

    private Sample sample(Contestant contestant, Server server, byte[] request, Duration time) throws IOException {
        try (var load = new Load(contestant, server.port(), request, connections)) {
            return sample(server, load, time);
        }
    }

    private static Sample sample(Server server, Load load, Duration time) throws IOException {
        Duration cpu = server.cpu();
        double own = ownSeconds();
        double busy = Cores.busySeconds();
        long start = System.nanoTime();
        Latencies latencies = load.run(time);
        double elapsed = (System.nanoTime() - start) / 1e9;
        double used = server.cpu().minus(cpu).toNanos() / 1e9;
        double foreign = Math.max(0, (Cores.busySeconds() - busy - used - (ownSeconds() - own)) / elapsed);
        int calls = latencies.count();
        return new Sample(used * 1_000 / calls, calls / elapsed, latencies.quantile(0.5), latencies.quantile(0.99), foreign);
    }

    private static double ownSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }
}
