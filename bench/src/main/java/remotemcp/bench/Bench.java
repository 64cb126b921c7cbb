package remotemcp.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// The benchmarks' command line. A table on a terminal, one JSON document in a pipe or with `--json`.
public final class Bench {
    private static final String USAGE = """
        bench/run [calls] [--rounds N] [--seconds N] [--connections N] [--beside CHECKOUT] [--json]   tools/call beside a bare Vert.x echo
        bench/run streams [--count N] [--json]                                    memory of an idle event stream
        bench/run workers [--rounds N] [--seconds N] [--connections N] [--json]   our workers beside Cloudflare's own stack
        bench/run start [--rounds N] [--json]                                     from starting a server to its first answer
        bench/run bridge [--rounds N] [--json]                                    our bridge beside mcp-remote
        bench/run attacks [--rounds N] [--seconds N] [--heap MB] [--only ATTACK] [--json]   what others notice of an attack
        """;

    private final List<String> arguments;
    private final PrintStream out;

    private Bench(List<String> arguments, PrintStream out) {
        this.arguments = arguments;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Cores.pinThisProcess(1);
        new Bench(List.of(arguments), System.out).run();
    }

    private void run() throws IOException, InterruptedException {
        switch (arguments.isEmpty() || arguments.getFirst().startsWith("--") ? "calls" : arguments.getFirst()) {
            case "calls" -> calls();
            case "streams" -> streams();
            case "start" -> start();
            case "workers" -> workers();
            case "bridge" -> bridge();
            case "attacks" -> attacks();
            default -> out.print(USAGE);
        }
    }

    private void calls() throws IOException, InterruptedException {
        int connections = number("--connections").orElse(64);
        Optional<Path> other = text("--beside").map(Path::of);
        var calls = new Calls(other.isPresent() ? Calls.besideOther(Calls.ON_JVM) : Calls.ON_JVM, number("--rounds").orElse(3),
            Duration.ofSeconds(number("--seconds").orElse(3)), connections);
        var samples = calls.measure(other.isPresent() ? Calls.from(other.get()) : ServerProcess::start);
        if (wantsJson()) {
            out.println(json(samples, connections).text());
        } else {
            table(samples, connections);
        }
    }

    private static JsonObject json(Map<Contestant, List<Sample>> samples, int connections) {
        double floor = Sample.middle(samples.values().iterator().next()).perThousand();
        var rows = samples.entrySet().stream().map(entry -> {
            Sample middle = Sample.middle(entry.getValue());
            return JsonObject.builder().put("name", entry.getKey().name()).put("connections", connections)
                .put("cpuSecondsPerThousand", middle.perThousand())
                .put("leastCpuSecondsPerThousand", entry.getValue().stream().mapToDouble(Sample::perThousand).min().orElse(0))
                .put("timesEcho", middle.perThousand() / floor)
                .put("callsPerSecond", middle.perSecond()).put("medianMillis", middle.median()).put("p99Millis", middle.slow())
                .put("foreignCores", middle.foreign()).build();
        }).toList();
        return JsonObject.of("calls", JsonArray.of(rows.toArray(JsonObject[]::new)));
    }

    private void table(Map<Contestant, List<Sample>> samples, int connections) {
        double floor = Sample.middle(samples.values().iterator().next()).perThousand();
        out.printf("tools/call add, %d connections%s; medians of %d rounds%n%n", connections,
            Cores.canPin() ? ", server on one core and load on another" : "", samples.values().iterator().next().size());
        out.printf("%-20s %12s %8s %10s %9s %9s %8s%n", "", "CPU s/1,000", "x echo", "calls/s", "p50 ms", "p99 ms", "foreign");
        samples.forEach((contestant, rounds) -> {
            Sample middle = Sample.middle(rounds);
            out.printf("%-20s %12.4f %8.2f %10.0f %9.3f %9.3f %8.2f%n", contestant.name(), middle.perThousand(),
                middle.perThousand() / floor, middle.perSecond(), middle.median(), middle.slow(), middle.foreign());
        });
    }

    private void streams() throws IOException {
        int count = number("--count").orElse(10_000);
        double bare = new IdleStreams("bare-streams", count).measure();
        double ours = new IdleStreams("streams", count).measure();
        double sessions = new IdleStreams("open", count).measure();
        if (wantsJson()) {
            out.println(JsonObject.builder().put("streams", count).put("bareVertxKib", bare).put("streamKib", ours)
                .put("sseSessionKib", sessions).build().text());
        } else {
            out.printf("%,d idle event streams, KiB resident each: bare Vert.x %.1f, ours %.1f, as HTTP+SSE sessions %.1f%n", count,
                bare, ours, sessions);
        }
    }

    private void start() throws IOException, InterruptedException {
        var times = new StartTime(number("--rounds").orElse(5));
        double cold = times.cold();
        Launch launch = times.launched(Path.of("").toAbsolutePath());
        if (wantsJson()) {
            out.println(JsonObject.builder().put("coldFirstCallMillis", cold).put("readyMillis", launch.millis())
                .put("readyResidentKib", launch.residentKib()).build().text());
        } else {
            out.printf("process start to first right tools/call, open server, no cache: %.0f ms%n", cold);
            out.printf("./remote-mcp serve to ready: %.0f ms, %.0f MiB resident%n", launch.millis(), launch.residentKib() / 1024.0);
        }
    }

    private void workers() throws IOException, InterruptedException {
        var workers = new Workers(WorkerServers.bundled(Path.of("").toAbsolutePath()), number("--rounds").orElse(5));
        workers.measure(Duration.ofSeconds(number("--seconds").orElse(3)), number("--connections").orElse(16));
        if (arguments.contains("--json")) {
            out.println(workers.json().text());
        } else {
            workers.print(out);
        }
    }

    private void bridge() throws IOException, InterruptedException {
        var bridges = new Bridges(Path.of("").toAbsolutePath(), number("--rounds").orElse(5));
        bridges.measure();
        if (wantsJson()) {
            out.println(bridges.json().text());
        } else {
            bridges.print(out);
        }
    }

    private void attacks() throws IOException, InterruptedException {
        List<Attack> chosen = Stream.of(Attack.values()).filter(attack -> attack != Attack.QUIET)
            .filter(attack -> !arguments.contains("--only") || arguments.contains(attack.name())).toList();
        var attacks = new UnderAttack(Path.of("").toAbsolutePath(), number("--heap").orElse(128) + "m", number("--seconds").orElse(10),
            number("--rounds").orElse(2), chosen);
        attacks.measure();
        if (wantsJson()) {
            out.println(attacks.json().text());
        } else {
            attacks.print(out);
        }
    }

    private Optional<Integer> number(String option) {
        return text(option).map(Integer::parseInt);
    }

    private Optional<String> text(String option) {
        int at = arguments.indexOf(option);
        return at < 0 ? Optional.empty() : Optional.of(arguments.get(at + 1));
    }

    private boolean wantsJson() {
        return arguments.contains("--json") || System.console() == null || !System.console().isTerminal();
    }
}
