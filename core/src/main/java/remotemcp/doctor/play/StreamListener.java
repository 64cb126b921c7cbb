package remotemcp.doctor.play;

import java.util.Optional;
import remotemcp.doctor.checks.ExaminationContext;
import remotemcp.doctor.checks.Lazy;
import remotemcp.doctor.http.CollectedBytes;
import remotemcp.doctor.http.ProbeRequest;
import remotemcp.doctor.http.ProbeResponse;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.platform.Arrival;
import remotemcp.platform.Clock;
import remotemcp.platform.OutboundException;
import remotemcp.protocol.HeaderNames;

/// Opens a stream of the server and listens: `subscriptions/listen`, whose first event is due at once; before 2026-07-28 GET in a session,
/// whose head is; else, of a server that answers calls by streams, such an answer.
public final class StreamListener {
    private static final int HEAD_MILLIS = 8_000;
    private static final int EVENT_MILLIS = 6_000;
    private static final int QUIET_MILLIS = 30_000;

    private final ExaminationContext context;
    private final Lazy<Optional<StreamObservation>> heard = new Lazy<>(this::listen);

    public StreamListener(ExaminationContext context) {
        this.context = context;
    }

    /// Empty when the server has none.
    public Optional<StreamObservation> heard() {
        return heard.get();
    }

    /// Whether anything comes on a stream when nothing happens.
    public boolean isKeptAlive() {
        ProbeRequest request = heard().orElseThrow().answer().request();
        try {
            Arrival arrival = context.probe().open(context.calls().dressed(request), HEAD_MILLIS);
            int pieces = 0;
            long end = clock().now() + QUIET_MILLIS;
            try {
                while (pieces < 2 && clock().now() < end && arrival.next((int) Math.max(1, end - clock().now())).isPresent()) {
                    pieces++;
                }
            } catch (OutboundException quiet) {
                // Counted below.
            }
            arrival.close();
            return pieces >= 2 || pieces == 1 && !heard().get().expectsEvent();
        } catch (OutboundException e) {
            return false;
        }
    }

    private Optional<StreamObservation> listen() {
        if (context.calls().isModern()) {
            StreamObservation subscription = heard(subscription(), true);
            if (subscription.answer().isEventStream() || !subscription.answer().came()) {
                return Optional.of(subscription);
            }
        }
        if (context.calls().session().isPresent()) {
            StreamObservation session =
                heard(context.calls().inSession(ProbeRequest.of("GET", context.url()).with("Accept", "text/event-stream")
                    .with(HeaderNames.PROTOCOL_VERSION, context.calls().revision()).named("opens the session's stream")), false);
            if (session.answer().isEventStream() || !session.answer().came()) {
                return Optional.of(session);
            }
        }
        return calls();
    }

    private Optional<StreamObservation> calls() {
        ProbeRequest request = context.calls().isModern() ? Rpc.modern(context.url(), "tools/list")
            : context.calls().inSession(Rpc.legacy(context.url(), "tools/list", context.calls().revision()));
        StreamObservation call = heard(request, true);
        return call.answer().isEventStream() ? Optional.of(call) : Optional.empty();
    }

    private ProbeRequest subscription() {
        var wanted = JsonObject.of("notifications", JsonObject.of("toolsListChanged", Json.of(true)));
        return Rpc.modern(context.url(), "subscriptions/listen", wanted);
    }

    private StreamObservation heard(ProbeRequest plain, boolean expectsEvent) {
        ProbeRequest request = plain.with("Accept-Encoding", "gzip");
        long start = clock().now();
        try {
            Arrival arrival = context.probe().open(context.calls().dressed(request), HEAD_MILLIS);
            var body = new CollectedBytes();
            String trouble = "";
            try {
                arrival.next(expectsEvent ? EVENT_MILLIS : 1).ifPresent(body::add);
            } catch (OutboundException e) {
                trouble = e.getMessage();
            }
            long first = clock().now() - start;
            arrival.close();
            return new StreamObservation(new ProbeResponse(request, arrival.status(), arrival.headers(), body.all(), trouble), expectsEvent,
                first);
        } catch (OutboundException e) {
            return new StreamObservation(ProbeResponse.none(request, e.getMessage()), expectsEvent, clock().now() - start);
        }
    }

    private Clock clock() {
        return context.environment().world().clock();
    }
}
