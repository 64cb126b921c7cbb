package remotemcp.transport.legacy;

import java.util.Optional;
import remotemcp.http.EventStream;
import remotemcp.json.JsonObject;
import remotemcp.mcp.Subscription;
import remotemcp.platform.Access;
import remotemcp.platform.Caller;
import remotemcp.protocol.Downgrade;
import remotemcp.protocol.LogLevel;
import remotemcp.protocol.Revision;
import remotemcp.transport.ActiveWork;

/// One session as this process knows it. What must outlast the process is in its id; the rest may be forgotten while idle.
final class Session {
    private final String id;
    private final String subject;
    private final String grant;
    private final long expires;
    private final RunningCalls calls = new RunningCalls();
    private final Streams streams = new Streams();
    private final PendingRequests asked = new PendingRequests();
    private volatile Handshake handshake;
    private volatile Optional<LogLevel> level = Optional.empty();
    private volatile Optional<Subscription> subscription = Optional.empty();
    private volatile long used;
    private volatile boolean ended;
    private volatile Access newest = new Access("", "", 0);
    private volatile long verified = Long.MIN_VALUE;

    Session(String id, String subject, String grant, Handshake handshake, long expires, long now) {
        this.id = id;
        this.subject = subject;
        this.grant = grant;
        this.handshake = handshake;
        this.expires = expires;
        this.used = now;
    }

    String id() {
        return id;
    }

    /// Whose session it is; empty on an open server.
    String subject() {
        return subject;
    }

    /// The grant it ends with; empty on an open server.
    String grant() {
        return grant;
    }

    boolean belongsTo(Caller caller) {
        return subject.equals(caller.subject());
    }

    /// Whether the session's grant is known to stand: because this caller's is the same, or it was looked up since.
    ///
    /// @param since monotonic milliseconds
    boolean isAuthorized(Caller caller, long since) {
        return grant.equals(caller.access().grant()) || verified > since;
    }

    /// Its grant was looked up.
    ///
    /// @param now monotonic milliseconds
    void verified(long now) {
        verified = now;
    }

    /// Lets the open streams of the same grant live as long as this token, if that is longer than before.
    void renew(Access access) {
        Access before = newest;
        if (!access.grant().isEmpty() && (access.expires() > before.expires() || !access.grant().equals(before.grant()))) {
            newest = access;
            streams.sendAll(ActiveWork.renewed(access));
        }
    }

    Revision revision() {
        return handshake.revision();
    }

    Handshake handshake() {
        return handshake;
    }

    long expires() {
        return expires;
    }

    /// What the client can be asked for, in the words of the newest revision.
    JsonObject capabilities() {
        return handshake.capabilities().toJson();
    }

    /// Over HTTP+SSE the session is there before `initialize`.
    void agree(Handshake agreed) {
        handshake = agreed;
    }

    /// The least log level the client wants to see; empty while it has not said.
    Optional<LogLevel> level() {
        return level;
    }

    void level(LogLevel least) {
        level = Optional.of(least);
    }

    /// What the session is told unasked; empty until its first message.
    Optional<Subscription> subscription() {
        return subscription;
    }

    void subscribe(Subscription to) {
        subscription = Optional.of(to);
    }

    /// Tells what has changed, if there is a stream for it; else it is told when there is one.
    void tell() {
        Optional<Subscription> known = subscription;
        if (known.isPresent() && known.get().isBehind() && streams.size() > 0) {
            known.get().deliver(notification -> streams.send(Delivery.event(Downgrade.notification(notification, revision()))));
        }
    }

    /// What the session has asked its client.
    PendingRequests asked() {
        return asked;
    }

    RunningCalls calls() {
        return calls;
    }

    Streams streams() {
        return streams;
    }

    /// Takes a stream that has just opened; a session that ended meanwhile keeps none.
    void attach(EventStream stream) {
        streams.add(stream);
        if (ended) {
            stream.close();
        }
    }

    void detach(EventStream stream) {
        streams.remove(stream);
    }

    void touch(long now) {
        used = now;
    }

    long used() {
        return used;
    }

    /// Whether something would be lost if this process forgot the session.
    boolean isBusy() {
        return streams.size() > 0 || !calls.isEmpty();
    }

    boolean isOver(long now) {
        return ended || expires <= now;
    }

    /// Stops what the session has at work and closes its streams.
    void end() {
        ended = true;
        calls.cancelAll();
        streams.closeAll();
    }
}
