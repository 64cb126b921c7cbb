package remotemcp.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// Measures what users of a small server notice while it is attacked: how long calls and logins take beside each [Attack], and
/// how much memory the server has resident after it. The server has one core, attackers and users the other, users first.
final class UnderAttack {
    private static final int PEOPLE = 80;

    private final Path root;
    private final String heap;
    private final int seconds;
    private final List<Row> rows = new ArrayList<>();

    /// @param heap the server's largest heap, such as `128m`
    /// @param seconds how long each attack goes on
    UnderAttack(Path root, String heap, int seconds) {
        this.root = root;
        this.heap = heap;
        this.seconds = seconds;
    }

    private record Row(Attack attack, WellBehaved.Fared fared, long residentKib, String answers) {

        JsonObject json() {
            return JsonObject.builder().put("attack", attack.words()).put("calls", fared.calls().count())
                .put("callMedianMillis", fared.calls().quantile(0.5)).put("callP99Millis", fared.calls().quantile(0.99))
                .put("logins", fared.logins().count()).put("loginMedianMillis", fared.logins().quantile(0.5))
                .put("loginP99Millis", fared.logins().quantile(0.99)).put("failures", JsonArray.ofStrings(fared.failures()))
                .put("residentKib", residentKib).put("answers", answers).build();
        }
    }

    void measure() throws IOException, InterruptedException {
        try (var server = ReadyServer.start(root, heap)) {
            String token = new WebLogin(server.site(), "busy@example.com", "198.18.0.1").signUp().token();
            try (var users = WellBehaved.at(server, token, PEOPLE)) {
                users.use(seconds);
                for (Attack attack : Attack.values()) {
                    rows.add(during(attack, server, users, token));
                }
            }
        }
    }

    private Row during(Attack attack, ReadyServer server, WellBehaved users, String token) throws IOException, InterruptedException {
        Process attacker = attacker(attack, server, token);
        WellBehaved.Fared fared = users.use(seconds);
        String answers = new String(attacker.getInputStream().readAllBytes()).strip();
        attacker.waitFor();
        if (!server.isAlive()) {
            throw new IOException("the server ended under " + attack.words() + ": " + server.log());
        }
        return new Row(attack, fared, server.residentKib(), answers);
    }

    /// Behind the users, where both want the core.
    private Process attacker(Attack attack, ReadyServer server, String token) throws IOException {
        var command = new ArrayList<>(Cores.pinning(1));
        command.addAll(List.of("nice", "-n", "19", ProcessHandle.current().info().command().orElse("java"), "-Xmx256m", "-XX:TieredStopAtLevel=1",
            "-cp", System.getProperty("java.class.path"), Attack.class.getName(), attack.name(), String.valueOf(server.port()), token, String.valueOf(seconds)));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    JsonObject json() {
        return JsonObject.builder().put("heap", heap).put("seconds", seconds)
            .put("attacks", JsonArray.of(rows.stream().map(Row::json).toArray(JsonObject[]::new))).build();
    }

    void print(PrintStream out) {
        Latencies quietCalls = rows.getFirst().fared().calls();
        Latencies quietLogins = rows.getFirst().fared().logins();
        out.printf("calls and logins beside an attack, heap %s, %d s each; p99 in ms, and its ratio to a quiet server%n%n", heap, seconds);
        out.printf("%-50s %16s %16s %9s %10s  %s%n", "", "call p99", "login p99", "failures", "MiB", "answers to the attacker");
        for (Row row : rows) {
            out.printf("%-50s %8.2f (%5.2f) %8.1f (%5.2f) %9d %10.1f  %s%n", row.attack().words(), row.fared().calls().quantile(0.99),
                row.fared().calls().quantile(0.99) / quietCalls.quantile(0.99), row.fared().logins().quantile(0.99),
                row.fared().logins().quantile(0.99) / quietLogins.quantile(0.99), row.fared().failures().size(), row.residentKib() / 1024.0, row.answers());
            row.fared().failures().stream().distinct().limit(3).forEach(failure -> out.println("    " + failure));
        }
    }
}
