package remotemcp.transport;

import java.util.Map;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonNumber;
import remotemcp.json.JsonObject;
import remotemcp.mcp.ClientStream;
import remotemcp.mcp.input.InputRequest;
import remotemcp.platform.Clock;
import remotemcp.protocol.RpcNotification;

/// The progress that one call reports: what its tool says, and a heartbeat whenever the tool was silent for a while. Hosts give up a call that
/// reports nothing (after 60 seconds to 5 minutes), and comments of the stream do not count for them.
///
/// Progress has to grow with every notification (2026-07-28, basic/patterns/progress). A heartbeat lies so little above what was said last that
/// the tool's next value is above it; should that not be so, the tool's value is raised by as little. It never reaches a total that is known.
/// A monitor keeps the notifications of both in the order of their numbers; nothing waits under it but for the client to read.
final class ProgressHeartbeat implements ClientStream {
    /// Milliseconds without progress after which the next heartbeat is due.
    static final long INTERVAL = 15_000;
    private static final String METHOD = "notifications/progress";
    /// A power of two, so that sums have few digits.
    private static final double STEP = 1.0 / 8192;
    /// A heartbeat covers at most this part of what is left to the total.
    private static final double PART = 1.0 / 1024;
    /// What a double still tells apart, with room to spare.
    private static final double LEAST_PART = 1e-12;

    private final Json token;
    private final ClientStream client;
    private final Clock clock;
    private final long began;
    private volatile long spoke;
    private volatile boolean isOver;
    private volatile Runnable cancelTimer = () -> {};
    private boolean hasSpoken;
    private double last;
    private Optional<Json> total = Optional.empty();
    private Optional<String> message = Optional.empty();

    ProgressHeartbeat(Json token, ClientStream client, Clock clock) {
        this.token = token;
        this.client = client;
        this.clock = clock;
        this.began = clock.monotonic();
        this.spoke = began;
    }

    @Override
    public void send(RpcNotification notification) {
        if (notification.method().equals(METHOD)) {
            progress(notification.params());
        } else {
            client.send(notification);
        }
    }

    @Override
    public Map<String, JsonObject> ask(Map<String, InputRequest> questions) {
        return client.ask(questions);
    }

    @Override
    public boolean isCancelled() {
        return client.isCancelled();
    }

    private synchronized void progress(JsonObject said) {
        total = said.find("total");
        message = said.string("message");
        double value = number(said.find("progress")).orElse(last);
        if (!hasSpoken || value > last) {
            say(value, said);
        } else {
            say(above(last), said.with("progress", Json.of(above(last))));
        }
    }

    private void say(double value, JsonObject progress) {
        hasSpoken = true;
        last = value;
        spoke = clock.monotonic();
        client.send(new RpcNotification(METHOD, progress));
    }

    boolean isDue() {
        return !isOver && clock.monotonic() - spoke >= INTERVAL;
    }

    /// Sends a heartbeat, if it is due.
    synchronized void beat() {
        double value = above(last);
        if (!isDue() || client.isCancelled() || !(value > last)) {
            return;
        }
        var progress = JsonObject.builder().put("progress", value);
        total.filter(known -> number(Optional.of(known)).orElse(value) > value).ifPresent(known -> progress.put("total", known));
        say(value, progress.put("message", words()).put("progressToken", token).build());
    }

    private String words() {
        long seconds = (clock.monotonic() - began) / 1000;
        return message.isPresent() ? message.get() + " (still working after " + seconds + " seconds)"
            : "Still working after " + seconds + " seconds";
    }

    private double above(double value) {
        double whole = number(total).orElse(value);
        double step = whole > value ? Math.min(STEP, (whole - value) * PART) : STEP;
        return value + Math.max(step, Math.abs(value) * LEAST_PART);
    }

    private static Optional<Double> number(Optional<Json> json) {
        return json.orElse(null) instanceof JsonNumber number ? Optional.of(number.asDouble()) : Optional.empty();
    }

    /// What cancels the next look at this call.
    void timer(Runnable cancel) {
        cancelTimer = cancel;
        if (isOver) {
            cancel.run();
        }
    }

    boolean isOver() {
        return isOver;
    }

    /// The work is over: from now on no heartbeat is sent, and none is being sent.
    void end() {
        isOver = true;
        cancelTimer.run();
        settle();
    }

    /// Returns when a heartbeat that had begun has been sent: none may follow the response.
    private synchronized void settle() {
        isOver = true;
    }
}
