package remotemcp.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// Measures what users of a small server notice while it is attacked: how long calls and logins take beside each [Attack], and
/// how much memory the server has resident after it. The server has one core, attackers and users the other, users first.
///
/// A quiet time as long as the attack goes before each one, and all of them together are what the attacks are compared with. The first round is
/// told by itself: then the server has run none of what an attack makes it run, and compiles it on the core on which it serves.
final class UnderAttack {
    private static final int PEOPLE = 80;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Path root;
    private final String heap;
    private final int seconds;
    private final int rounds;
    private final List<Attack> attacks;
    private final Map<Attack, Row> first = new EnumMap<>(Attack.class);
    private final Map<Attack, Row> rows = new EnumMap<>(Attack.class);

    /// @param heap the server's largest heap, such as `128m`
    /// @param seconds how long each attack goes on
    /// @param rounds how often each attack is measured after the first round
    /// @param attacks without [Attack#QUIET]
    UnderAttack(Path root, String heap, int seconds, int rounds, List<Attack> attacks) {
        this.root = root;
        this.heap = heap;
        this.seconds = seconds;
        this.rounds = rounds;
        this.attacks = List.copyOf(attacks);
    }

    /// What was noticed beside one attack, in one round or several.
    ///
    /// @param foreign the most cores that other processes kept busy
    private record Row(WellBehaved.Fared fared, long residentKib, List<String> answers, double foreign) {

        static Row empty() {
            return new Row(WellBehaved.Fared.none(), 0, List.of(), 0);
        }

        Row plus(Row other) {
            fared.add(other.fared);
            var both = new ArrayList<>(answers);
            both.addAll(other.answers);
            return new Row(fared, Math.max(residentKib, other.residentKib), both, Math.max(foreign, other.foreign));
        }
    }

    void measure() throws IOException, InterruptedException {
        try (var server = ReadyServer.start(root, heap)) {
            String token = new WebLogin(server.site(), "busy@example.com", "198.18.0.1").signUp().token();
            try (var users = WellBehaved.at(server, token, PEOPLE)) {
                users.use(seconds);
                round(first, server, users, token);
                for (int round = 0; round < rounds; round++) {
                    round(rows, server, users, token);
                }
            }
        }
    }

    private void round(Map<Attack, Row> rows, ReadyServer server, WellBehaved users, String token)
        throws IOException, InterruptedException {
        for (Attack attack : attacks) {
            for (Attack next : List.of(Attack.QUIET, attack)) {
                rows.put(next, rows.getOrDefault(next, Row.empty()).plus(during(next, server, users, token)));
                Thread.sleep(PAUSE);
            }
        }
    }

    private Row during(Attack attack, ReadyServer server, WellBehaved users, String token) throws IOException, InterruptedException {
        double busy = Cores.busySeconds();
        double used = seconds(server.cpu()) + ownSeconds();
        long begun = System.nanoTime();
        Process attacker = attacker(attack, server, token);
        WellBehaved.Fared fared = users.use(seconds);
        double attacking = seconds(attacker.info().totalCpuDuration().orElse(Duration.ZERO));
        double ours = seconds(server.cpu()) + ownSeconds() - used + attacking;
        double foreign = Math.max(0, Cores.busySeconds() - busy - ours) / ((System.nanoTime() - begun) / 1e9);
        String answers = new String(attacker.getInputStream().readAllBytes()).strip();
        attacker.waitFor();
        if (!server.isAlive()) {
            throw new IOException("the server ended under " + attack.words() + ": " + server.log());
        }
        return new Row(fared, server.residentKib(), List.of(answers), foreign);
    }

    private static double ownSeconds() {
        return seconds(ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO));
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    /// Behind the users, where both want the core.
    private Process attacker(Attack attack, ReadyServer server, String token) throws IOException {
        var command = new ArrayList<>(Cores.pinning(1));
        command.addAll(
            List.of("nice", "-n", "19", ProcessHandle.current().info().command().orElse("java"), "-Xmx256m", "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), Attack.class.getName(), attack.name(), String.valueOf(server.port()), token,
                String.valueOf(seconds)));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    JsonObject json() {
        return JsonObject.builder().put("heap", heap).put("seconds", seconds).put("rounds", rounds)
            .put("attacks", JsonArray.of(rows.keySet().stream().map(this::json).toArray(JsonObject[]::new))).build();
    }

    private JsonObject json(Attack attack) {
        Row row = rows.get(attack);
        return JsonObject.builder().put("attack", attack.words()).put("later", json(row.fared()))
            .put("first", json(first.get(attack).fared()))
            .put("residentKib", row.residentKib()).put("foreignCores", row.foreign()).put("answers", JsonArray.ofStrings(row.answers()))
            .build();
    }

    private static JsonObject json(WellBehaved.Fared fared) {
        return JsonObject.builder().put("calls", fared.calls().count()).put("callMedianMillis", fared.calls().quantile(0.5))
            .put("callP99Millis", fared.calls().quantile(0.99)).put("logins", fared.logins().count())
            .put("loginMedianMillis", fared.logins().quantile(0.5)).put("loginP99Millis", fared.logins().quantile(0.99))
            .put("loginSlowestMillis", fared.logins().slowest()).put("failures", JsonArray.ofStrings(fared.failures())).build();
    }

    void print(PrintStream out) {
        out.printf(
            "calls and logins beside an attack, heap %s, %d s each, %d rounds after a first one; ms, and the ratio to quiet times%n%n",
            heap, seconds, rounds);
        out.printf("%-50s %16s %8s %16s %9s %18s %8s %8s %8s  %s%n", "", "call p99", "logins", "login p99", "slowest", "first: p99",
            "failures", "MiB", "foreign",
            "answers to the attacker");
        rows.forEach((attack, row) -> {
            Latencies logins = row.fared().logins();
            out.printf("%-50s %16s %8d %16s %9.1f %18s %8d %8.1f %8.2f  %s%n", attack.words(),
                ratio(row.fared().calls(), rows.get(Attack.QUIET).fared().calls()), logins.count(),
                ratio(logins, rows.get(Attack.QUIET).fared().logins()),
                logins.slowest(), ratio(first.get(attack).fared().logins(), first.get(Attack.QUIET).fared().logins()),
                row.fared().failures().size(),
                row.residentKib() / 1024.0, row.foreign(), row.answers().getLast());
            row.fared().failures().stream().distinct().limit(3).forEach(failure -> out.println("    " + failure));
        });
    }

    private static String ratio(Latencies attacked, Latencies quiet) {
        return String.format("%.1f (%.2f)", attacked.quantile(0.99), attacked.quantile(0.99) / quiet.quantile(0.99));
    }
}
