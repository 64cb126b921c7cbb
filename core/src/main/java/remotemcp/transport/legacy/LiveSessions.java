package remotemcp.transport.legacy;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// The sessions this process holds: the one place where a message finds the session, and so the stream, it belongs to.
/// Bounded in total and for each user (security: nobody fills the memory or pushes others out); what is idle goes first.
final class LiveSessions {
    private final ConcurrentHashMap<String, Session> sessions = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Integer> held = new ConcurrentHashMap<>();
    private final SessionLimits limits;

    LiveSessions(SessionLimits limits) {
        this.limits = limits;
    }

    Optional<Session> find(String id) {
        return Optional.ofNullable(sessions.get(id));
    }

    boolean has(String id) {
        return sessions.containsKey(id);
    }

    /// Holds the session; if its id is held already, that one stays.
    void add(Session session) {
        if (sessions.putIfAbsent(session.id(), session) == null) {
            held.merge(session.subject(), 1, Integer::sum);
        }
    }

    void remove(Session session) {
        if (sessions.remove(session.id(), session)) {
            held.computeIfPresent(session.subject(), (subject, count) -> count > 1 ? count - 1 : null);
        }
    }

    /// Whether one more session of that user fits; forgets idle ones where that helps.
    boolean makeRoom(String subject) {
        if (!subject.isEmpty() && held(subject) >= limits.perCaller()) {
            forgetIdle(session -> session.subject().equals(subject));
        }
        if (sessions.size() >= limits.total()) {
            forgetIdle(session -> true);
        }
        return sessions.size() < limits.total() && (subject.isEmpty() || held(subject) < limits.perCaller());
    }

    /// Ends the sessions of a grant that has ended.
    void end(String grant) {
        for (Session session : sessions.values()) {
            if (session.grant().equals(grant)) {
                session.end();
                remove(session);
            }
        }
    }

    Collection<Session> all() {
        return sessions.values();
    }

    int size() {
        return sessions.size();
    }

    private int held(String subject) {
        return held.getOrDefault(subject, 0);
    }

    /// Forgets those that were idle longest: not one at a time, which would mean a search for each new session, but the
    /// oldest quarter of the time that the idle ones span.
    private void forgetIdle(Predicate<Session> among) {
        long oldest = Long.MAX_VALUE;
        long newest = Long.MIN_VALUE;
        for (Session session : sessions.values()) {
            if (among.test(session) && !session.isBusy()) {
                oldest = Math.min(oldest, session.used());
                newest = Math.max(newest, session.used());
            }
        }
        long last = oldest + (newest - oldest) / 4;
        for (Session session : sessions.values()) {
            if (among.test(session) && !session.isBusy() && session.used() <= last) {
                remove(session);
            }
        }
    }
}
