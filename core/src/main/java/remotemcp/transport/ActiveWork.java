package remotemcp.transport;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import remotemcp.http.Body;
import remotemcp.http.EventStream;
import remotemcp.http.ServerSentEvent;
import remotemcp.json.JsonObject;
import remotemcp.platform.Access;
import remotemcp.platform.Caller;
import remotemcp.platform.Clock;
import remotemcp.platform.GrantStatus;
import remotemcp.platform.Platform;
import remotemcp.protocol.RpcException;

/// What every user has in progress, over all transports: calls at work and open streams. Both are limited for each user, so that one
/// user cannot take up the server, and both end with what authorised them: at once when the grant ends in this process (within seconds in
/// the same isolate on Workers), within [GrantStatus#interval] when it ends in another. A stream also ends when its access token expires,
/// and a call some time after that, unless a later request brought a fresh token of the same grant.
///
/// On an open server, where nobody can be told apart, only the runtime's own limits hold.
public final class ActiveWork {
    private static final int CALLS = 64;
    private static final int STREAMS = 64;
    /// A dropped request on Workers never says that it has ended; by then it surely has.
    private static final long FORGOTTEN_MILLIS = 60 * 60 * 1000L;
    /// A client refreshes its token for its next request and not for one that is in progress: a call may finish in this time.
    private static final long CALL_LEEWAY = 15 * 60 * 1000L;
    /// The store is not asked more often than this about one grant, whatever `revocation-seconds` says.
    private static final long LEAST_INTERVAL = 5_000;
    /// How often a request on Workers looks after its own work.
    private static final long OWN_LOOK = 15_000;
    private static final String RENEWED = "remote-mcp-access";
    private static final Entry[] NONE = {};

    private final ConcurrentHashMap<String, Entry[]> calls = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Entry[]> streams = new ConcurrentHashMap<>();
    private final AtomicBoolean isSweepDue = new AtomicBoolean();
    private final Platform platform;
    private final GrantStatus grants;
    private final boolean watchesStreams;
    private final boolean isSwept;
    private final long interval;

    private ActiveWork(Platform platform, GrantStatus grants, boolean watchesStreams) {
        this.platform = platform;
        this.grants = grants;
        this.watchesStreams = watchesStreams;
        isSwept = platform.timer().outlivesRequests();
        interval = Math.max(LEAST_INTERVAL, grants.interval());
        grants.listen(this::end);
    }

    /// The work of a process that clients are connected to.
    public static ActiveWork of(Platform platform, GrantStatus grants) {
        return new ActiveWork(platform, grants, true);
    }

    /// The work of a place that holds sessions for other processes: those watch the streams, this one counts them.
    public static ActiveWork held(Platform platform, GrantStatus grants) {
        return new ActiveWork(platform, grants, false);
    }

    /// Tells the end of a grant.
    public GrantStatus grants() {
        return grants;
    }

    /// One call or stream.
    private static final class Entry {
        private final Caller caller;
        private final Runnable end;
        private final boolean isCall;
        private final long began;
        private volatile long until;
        private volatile long verified;
        private volatile boolean isRevoked;
        private volatile boolean isEnded;
        private volatile Runnable cancelTimer = () -> {};

        private Entry(Caller caller, Runnable end, boolean isCall, Clock clock) {
            this.caller = caller;
            this.end = end;
            this.isCall = isCall;
            this.began = clock.monotonic();
            this.verified = began;
            this.until = monotonic(caller.access().expires(), clock);
        }

        static Entry call(Caller caller, Runnable cancel, Clock clock) {
            var call = new Entry(caller, cancel, true, clock);
            call.until = call.until == Long.MAX_VALUE ? call.until : call.until + CALL_LEEWAY;
            return call;
        }

        static Entry stream(Caller caller, EventStream stream, Clock clock) {
            return new Entry(caller, stream::close, false, clock);
        }

        /// That moment by the clock that is never set back.
        private static long monotonic(long expires, Clock clock) {
            return expires == Long.MAX_VALUE ? expires : clock.monotonic() + (expires - clock.now());
        }

        private void end() {
            isEnded = true;
            end.run();
        }

        /// A later call of the same grant came with a token that may be fresh.
        private void renew(Entry later) {
            if (isCall && later.caller.access().grant().equals(caller.access().grant())) {
                until = Math.max(until, later.until);
            }
        }

        private void renew(String access, Clock clock) {
            int space = access.indexOf(' ');
            if (access.substring(space + 1).equals(caller.access().grant())) {
                until = Math.max(until, monotonic(Long.parseLong(access.substring(0, space)), clock));
            }
        }
    }

    /// Does the work as one of the user's calls.
    ///
    /// @param cancel stops the work early, because its grant has ended
    /// @throws RpcException when that user has too many calls at work already
    public <T> T call(Caller caller, Runnable cancel, Supplier<T> work) {
        if (caller.isAnyone()) {
            return work.get();
        }
        Entry entry = Entry.call(caller, cancel, platform.clock());
        if (add(calls, entry) > CALLS) {
            remove(calls, entry);
            throw new RpcException(RpcException.TOO_MANY_CALLS, "You have " + CALLS
                + " calls at work, which is the limit for one user: wait until one of them has ended, then try again");
        }
        watch(entry);
        try {
            return work.get();
        } finally {
            entry.cancelTimer.run();
            remove(calls, entry);
        }
    }

    /// Whether the user may open one more stream.
    public boolean hasRoomForStream(Caller caller) {
        return caller.isAnyone() || streams.getOrDefault(caller.subject(), NONE).length < STREAMS;
    }

    /// What a user is told who has too many.
    public static String tooManyStreams() {
        return "You have " + STREAMS + " streams open, which is the limit for one user: close one of them, then try again";
    }

    /// A stream as one of the user's: it is counted while it is open and closed when its authorisation ends.
    public Body.OpenEvents stream(Caller caller, Body.OpenEvents events) {
        if (caller.isAnyone()) {
            return events;
        }
        var opened = new Entry[1];
        return new Body.OpenEvents(stream -> {
            if (!stream.isOpen()) {
                return;
            }
            Entry entry = Entry.stream(caller, stream, platform.clock());
            opened[0] = entry;
            if (add(streams, entry) > STREAMS) {
                stream.close();
            } else if (watchesStreams) {
                watch(entry);
                events.opened().accept(new Watched(stream, entry, platform.clock()));
            } else {
                events.opened().accept(stream);
            }
        }, () -> {
            if (opened[0] != null) {
                close(opened[0]);
            }
            events.closed().run();
        });
    }

    /// Counts a stream that was opened before this place slept.
    ///
    /// @return what to run when it has ended
    public Runnable resumed(Caller caller, EventStream stream) {
        if (caller.isAnyone()) {
            return () -> {};
        }
        Entry entry = Entry.stream(caller, stream, platform.clock());
        add(streams, entry);
        return () -> close(entry);
    }

    private void close(Entry entry) {
        entry.cancelTimer.run();
        remove(streams, entry);
    }

    /// The event that lets a stream live on until another time, because a later request brought a fresh token of its grant. It reaches
    /// the process that the client is connected to, and not the client.
    public static ServerSentEvent renewed(Access access) {
        return ServerSentEvent.named(RENEWED, access.expires() + " " + access.grant());
    }

    /// A stream that takes renewals.
    private record Watched(EventStream stream, Entry entry, Clock clock) implements EventStream {
        @Override
        public boolean send(ServerSentEvent event) {
            if (event.event().isPresent() && event.event().get().equals(RENEWED)) {
                entry.renew(event.data(), clock);
                return stream.isOpen();
            }
            return stream.send(event);
        }

        @Override
        public void close() {
            stream.close();
        }

        @Override
        public boolean isOpen() {
            return stream.isOpen();
        }
    }

    private int add(ConcurrentHashMap<String, Entry[]> all, Entry entry) {
        return all.merge(entry.caller.subject(), new Entry[]{entry}, (before, one) -> with(before, entry)).length;
    }

    private void remove(ConcurrentHashMap<String, Entry[]> all, Entry entry) {
        all.computeIfPresent(entry.caller.subject(), (subject, before) -> without(before, entry));
    }

    private Entry[] with(Entry[] before, Entry entry) {
        var after = new Entry[before.length + 1];
        int kept = 0;
        for (Entry other : before) {
            if (!isForgotten(other, entry.began)) {
                other.renew(entry);
                after[kept++] = other;
            }
        }
        after[kept++] = entry;
        return Arrays.copyOf(after, kept);
    }

    private boolean isForgotten(Entry entry, long now) {
        return !isSwept && entry.isCall && entry.began <= now - FORGOTTEN_MILLIS;
    }

    /// Null ends the entry, as the map wants it.
    private static Entry[] without(Entry[] before, Entry entry) {
        var after = new Entry[before.length];
        int kept = 0;
        for (Entry other : before) {
            if (other != entry) {
                after[kept++] = other;
            }
        }
        return kept == 0 ? null : Arrays.copyOf(after, kept);
    }

    private void end(GrantStatus.Ending ending) {
        for (Entry[] entries : calls.values()) {
            end(entries, ending);
        }
        for (Entry[] entries : streams.values()) {
            end(entries, ending);
        }
    }

    /// On Workers no request may touch what belongs to another: that one ends its work itself when it looks next.
    private void end(Entry[] entries, GrantStatus.Ending ending) {
        for (Entry entry : entries) {
            if (ending.includes(entry.caller.access())) {
                entry.isRevoked = true;
                if (isSwept) {
                    entry.end();
                }
            }
        }
    }

    /// One timer for all where timers outlive requests; else each request has to look after its own.
    private void watch(Entry entry) {
        if (grants.interval() == Long.MAX_VALUE) {
            return;
        }
        if (!isSwept) {
            long now = now();
            long wait = Math.max(1, Math.min(entry.until - now, Math.min(OWN_LOOK, interval)));
            entry.cancelTimer = platform.timer().after(wait, () -> lookAgain(entry));
        } else {
            sweepLater();
        }
    }

    private void lookAgain(Entry entry) {
        look(entry, new HashMap<>());
        if (!entry.isEnded) {
            watch(entry);
        }
    }

    /// One sweep at a time, however long the store takes: the next is due when this one is over, if there is still something to watch.
    private void sweep() {
        var known = new HashMap<Access, Optional<Boolean>>();
        try {
            sweep(calls, known);
            sweep(streams, known);
        } finally {
            isSweepDue.set(false);
            if (!calls.isEmpty() || !streams.isEmpty()) {
                sweepLater();
            }
        }
    }

    private void sweep(ConcurrentHashMap<String, Entry[]> all, Map<Access, Optional<Boolean>> known) {
        for (Entry[] entries : all.values()) {
            for (Entry entry : entries) {
                look(entry, known);
            }
        }
    }

    private void sweepLater() {
        if (!isSweepDue.get() && isSweepDue.compareAndSet(false, true)) {
            platform.timer().after(LEAST_INTERVAL, this::sweep);
        }
    }

    private void look(Entry entry, Map<Access, Optional<Boolean>> known) {
        long now = now();
        if (entry.isEnded) {
            return;
        }
        if (entry.isRevoked || entry.until <= now) {
            entry.end();
        } else if (entry.verified + interval <= now) {
            verify(entry, known, now);
        }
    }

    private void verify(Entry entry, Map<Access, Optional<Boolean>> known, long now) {
        Access access = entry.caller.access();
        if (!known.containsKey(access)) {
            known.put(access, isActive(entry.caller));
        }
        Optional<Boolean> active = known.get(access);
        if (active.isPresent() && active.get()) {
            entry.verified = now;
        } else if (active.isPresent()) {
            entry.end();
        }
    }

    /// Empty when the store does not answer. That ends nothing: it is asked again the next time.
    private Optional<Boolean> isActive(Caller caller) {
        try {
            return Optional.of(grants.isActive(caller));
        } catch (RuntimeException unreachable) {
            platform.log().warn("grant.unverified", JsonObject.of("grant", caller.access().grant()));
            return Optional.empty();
        }
    }

    private long now() {
        return platform.clock().monotonic();
    }
}
