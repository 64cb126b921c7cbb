package remotemcp.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// One life of a bridge, as a host sees it: started, used for calls one after the other, ended.
///
/// @param initialized milliseconds from starting the process to the answer to `initialize`
/// @param listed the same to the first `tools/list`
/// @param processor milliseconds of processor time until then
/// @param residentKib memory a second later
/// @param usedKib memory after the calls
record BridgeRun(double initialized, double listed, double processor, long residentKib, long usedKib, Latencies latencies) {
    private static final int WARM = 200;
    private static final long SETTLING_MILLIS = 1000;

    /// @param command starts the bridge
    /// @param home an empty folder for what it keeps
    static BridgeRun of(List<String> command, Path home, int calls) throws IOException, InterruptedException {
        var line = new ArrayList<>(Cores.canPin() ? List.of("taskset", "-c", "0,1") : List.<String>of());
        line.addAll(command);
        var builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("REMOTE_MCP_LOGINS", home.toString());
        builder.environment().put("MCP_REMOTE_CONFIG_DIR", home.toString());
        long start = System.nanoTime();
        Process process = builder.start();
        try (var in = process.outputWriter(); var out = process.inputReader()) {
            ask(in, out, 0, "initialize",
                "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{\"name\":\"bench\",\"version\":\"1\"}}");
            double initialized = (System.nanoTime() - start) / 1e6;
            write(in, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
            ask(in, out, 1, "tools/list", "{}");
            double listed = (System.nanoTime() - start) / 1e6;
            Duration used = Cores.used(process.toHandle());
            Thread.sleep(SETTLING_MILLIS);
            long resident = Resident.kib(process.pid());
            calls(in, out, WARM, 10);
            Latencies latencies = calls(in, out, calls, 10 + WARM);
            return new BridgeRun(initialized, listed, used.toNanos() / 1e6, resident, Resident.kib(process.pid()), latencies);
        } finally {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private static Latencies calls(BufferedWriter in, BufferedReader out, int count, int firstId) throws IOException {
        var latencies = new Latencies();
        for (int i = 0; i < count; i++) {
            long asked = System.nanoTime();
            String answer = ask(in, out, firstId + i, "tools/call", "{\"name\":\"add\",\"arguments\":{\"a\":" + i + ",\"b\":2}}");
            latencies.add(System.nanoTime() - asked);
            if (!answer.contains("\"sum\":" + (i + 2))) {
                throw new IOException("wrong answer: " + answer);
            }
        }
        return latencies;
    }

    /// The answer's line; whatever else the bridge says meanwhile is passed over.
    private static String ask(BufferedWriter in, BufferedReader out, int id, String method, String params) throws IOException {
        write(in, "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}");
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            JsonObject message = Json.parse(line).asObject().orElseThrow();
            if (message.integer("id").orElse(-1) == id && message.has("result")) {
                return line;
            }
            if (message.has("error")) {
                throw new IOException(line);
            }
        }
        throw new IOException("the bridge ended");
    }

    private static void write(BufferedWriter in, String line) throws IOException {
        in.write(line + "\n");
        in.flush();
    }
}
