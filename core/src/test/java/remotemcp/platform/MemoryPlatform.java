package remotemcp.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import remotemcp.json.JsonObject;

/// A whole world in memory for tests: a clock that stands until it is moved, a store that forgets, a log that can be read,
/// an outside that answers what the test says. Cryptography is real.
public final class MemoryPlatform {
    private final AtomicLong now = new AtomicLong(1_800_000_000_000L);
    private final AtomicLong passed = new AtomicLong();
    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private volatile Function<Outbound.Call, Outbound.Reply> outside = call -> {
        throw new OutboundException("no such server");
    };
    private final ManualTimer timer = new ManualTimer(now, passed);
    private final Platform platform;

    private MemoryPlatform(long memory) {
        Clock clock = new Clock() {
            @Override
            public long now() {
                return now.get();
            }

            @Override
            public long monotonic() {
                return passed.get();
            }
        };
        Log log = new Log() {
            @Override
            public void write(Level level, String event, JsonObject fields) {
                lines.add(new Line(level, event, fields));
            }

            @Override
            public void bug(String id, String event, Throwable cause) {
                throw new AssertionError("a bug was logged: " + event, cause);
            }
        };
        platform = new Platform(clock, JcaCrypto.random(), new JcaCrypto(), new MemoryStore(clock), new Outside(), log,
            JcaCrypto.random().bytes(32), memory).with(timer);
    }

    /// All of the outside is public.
    private final class Outside implements Outbound {

        @Override
        public Reply send(Call call) {
            return outside.apply(call);
        }

        @Override
        public Outbound strictlyPublic() {
            return this;
        }
    }

    /// One logged line.
    public record Line(Log.Level level, String event, JsonObject fields) {
    }

    public static MemoryPlatform create() {
        return withMemory(1L << 30);
    }

    /// @param bytes that it may use
    public static MemoryPlatform withMemory(long bytes) {
        return new MemoryPlatform(bytes);
    }

    public Platform platform() {
        return platform;
    }

    public Store store() {
        return platform.store();
    }

    public long now() {
        return now.get();
    }

    /// Lets time pass, and runs what was to be run meanwhile.
    public void advance(long millis) {
        timer.advance(millis);
    }

    /// Sets the clock back, while no time passes.
    public void setBackSeconds(long seconds) {
        now.addAndGet(-seconds * 1000);
    }

    public void advanceSeconds(long seconds) {
        advance(seconds * 1000);
    }

    /// What the rest of the world answers from here on.
    public void outside(Function<Outbound.Call, Outbound.Reply> answers) {
        outside = answers;
    }

    /// Everything logged so far.
    public List<Line> log() {
        return List.copyOf(lines);
    }

    /// The fields of every line of that event.
    public List<JsonObject> logged(String event) {
        var found = new ArrayList<JsonObject>();
        for (Line line : lines) {
            if (line.event().equals(event)) {
                found.add(line.fields());
            }
        }
        return found;
    }
}
