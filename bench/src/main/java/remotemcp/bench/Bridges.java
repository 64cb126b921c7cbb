package remotemcp.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// Our bridge beside mcp-remote, in turns, in front of the same server; and the server asked directly.
final class Bridges {
    private static final int CALLS = 1000;

    private final Path root;
    private final int rounds;
    private final Map<String, List<BridgeRun>> runs = new LinkedHashMap<>();
    private Latencies direct = new Latencies();
    private double foreign;

    /// @param root folder of the checkout
    Bridges(Path root, int rounds) {
        this.root = root;
        this.rounds = rounds;
    }

    void measure() throws IOException, InterruptedException {
        var contestant = new Contestant("direct", "open", Contestant.SESSIONS);
        try (var server = ServerProcess.start("open")) {
            String url = "http://localhost:" + server.port() + "/mcp";
            try (var load = new Load(contestant, server.port(), contestant.request(server), 1)) {
                load.run(Duration.ofSeconds(2));
                direct = load.run(Duration.ofSeconds(1));
            }
            var commands = commands(url);
            for (List<String> command : commands.values()) {
                BridgeRun.of(command, Files.createTempDirectory("remote-mcp-bench"), 1);
            }
            for (int round = 0; round < rounds; round++) {
                for (var entry : commands.entrySet()) {
                    runs.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>())
                        .add(BridgeRun.of(entry.getValue(), Files.createTempDirectory("remote-mcp-bench"), CALLS));
                }
            }
            foreign = foreign();
        }
    }

    private Map<String, List<String>> commands(String url) throws IOException {
        var commands = new LinkedHashMap<String, List<String>>();
        commands.put("remote-mcp bridge", List.of(root.resolve("remote-mcp").toString(), "bridge", url));
        commands.put("mcp-remote 0.15.1",
            new Node(root.resolve("tools/node")).program("mcp-remote/dist/proxy.js", List.of(url, "--transport", "http-only")));
        return commands;
    }

    /// Cores that others keep busy, measured while nothing of ours runs.
    private static double foreign() throws InterruptedException {
        double before = Cores.busySeconds();
        Thread.sleep(2000);
        return (Cores.busySeconds() - before) / 2;
    }

    private static double middle(List<BridgeRun> runs, ToDoubleFunction<BridgeRun> figure) {
        return Sample.middle(runs, figure);
    }

    void print(PrintStream out) {
        out.printf("%d rounds, medians; %,d calls of add one after the other; other processes kept %.2f cores busy%n%n", rounds, CALLS,
            foreign);
        out.printf("%-18s %12s %12s %10s %10s %12s %9s %9s%n", "", "initialize", "tools/list", "CPU ms", "MiB", "MiB, 1,000", "p50 ms",
            "p99 ms");
        out.printf("%-18s %12s %12s %10s %10s %12s %9.3f %9.3f%n", "directly", "", "", "", "", "", direct.quantile(0.5),
            direct.quantile(0.99));
        runs.forEach((name, lives) -> out.printf("%-18s %9.0f ms %9.0f ms %10.0f %10.0f %12.0f %9.3f %9.3f%n", name,
            middle(lives, BridgeRun::initialized),
            middle(lives, BridgeRun::listed), middle(lives, BridgeRun::processor), middle(lives, BridgeRun::residentKib) / 1024,
            middle(lives, BridgeRun::usedKib) / 1024, middle(lives, life -> life.latencies().quantile(0.5)),
            middle(lives, life -> life.latencies().quantile(0.99))));
    }

    JsonObject json() {
        var rows = new ArrayList<JsonObject>();
        runs.forEach((name,
            lives) -> rows.add(JsonObject.builder().put("name", name).put("initializeMillis", middle(lives, BridgeRun::initialized))
                .put("toolsListMillis", middle(lives, BridgeRun::listed)).put("processorMillis", middle(lives, BridgeRun::processor))
                .put("residentKib", middle(lives, BridgeRun::residentKib)).put("residentAfterCallsKib", middle(lives, BridgeRun::usedKib))
                .put("medianMillis", middle(lives, life -> life.latencies().quantile(0.5)))
                .put("p99Millis", middle(lives, life -> life.latencies().quantile(0.99))).build()));
        return JsonObject.builder().put("bridges", JsonArray.of(rows.toArray(JsonObject[]::new)))
            .put("directMedianMillis", direct.quantile(0.5))
            .put("directP99Millis", direct.quantile(0.99)).put("foreignCores", foreign).put("rounds", rounds).build();
    }
}
