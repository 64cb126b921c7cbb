package remotemcp.platform;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// Bounds how many lines of one event are written in a minute, so that a flood of requests cannot fill a disk. Lines beyond the bound are
/// counted, and the count is written with the same event: at the first, the tenth, the hundredth of them and so on, and in all when the next
/// line comes after that minute. What tells who got access and who lost it is written always: nobody without an account causes it.
public final class RateLimitedLog implements Log {
    /// Lines of one event in a minute.
    public static final int MOST = 100;
    private static final long MINUTE = 60_000;
    private static final Set<String> ALWAYS =
        Set.of("login.succeeded", "oauth.grant.approved", "oauth.grant.revoked", "oauth.grant.removed",
            "oauth.code.refused");

    private final Log log;
    private final Clock clock;
    private final ConcurrentHashMap<String, AtomicReference<Minute>> minutes = new ConcurrentHashMap<>();

    private RateLimitedLog(Log log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /// That log with the bound.
    public static Log of(Log log, Clock clock) {
        return log instanceof RateLimitedLog ? log : new RateLimitedLog(log, clock);
    }

    /// Lines of one event.
    ///
    /// @param began monotonic milliseconds
    private record Minute(long began, long lines) {

        Minute next(long now) {
            return now - began >= MINUTE ? new Minute(now, 1) : new Minute(began, lines + 1);
        }

        long more() {
            return Math.max(0, lines - MOST);
        }
    }

    @Override
    public void write(Level level, String event, JsonObject fields) {
        if (ALWAYS.contains(event) || isWritten(level, event)) {
            log.write(level, event, fields);
        }
    }

    @Override
    public void bug(String id, String event, Throwable cause) {
        if (isWritten(Level.ERROR, event)) {
            log.bug(id, event, cause);
        }
    }

    private boolean isWritten(Level level, String event) {
        long now = clock.monotonic();
        AtomicReference<Minute> current = minutes.computeIfAbsent(event, name -> new AtomicReference<>(new Minute(now, 0)));
        Minute before = current.get();
        Minute next = before.next(now);
        while (!current.compareAndSet(before, next)) {
            before = current.get();
            next = before.next(now);
        }
        if (next.lines() == 1 && before.more() > 0) {
            tellMore(level, event, before.more());
        }
        if (isPowerOfTen(next.more())) {
            tellMore(level, event, next.more());
        }
        return next.more() == 0;
    }

    private void tellMore(Level level, String event, long more) {
        log.write(level, event,
            JsonObject.builder().put("more", Json.of(more)).put("why", "more than " + MOST + " lines in a minute").build());
    }

    private static boolean isPowerOfTen(long number) {
        long power = 1;
        while (power < number) {
            power *= 10;
        }
        return power == number;
    }
}
