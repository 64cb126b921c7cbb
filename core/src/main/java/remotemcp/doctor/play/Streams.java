package remotemcp.doctor.play;

import java.util.Optional;
import remotemcp.doctor.checks.Chart;
import remotemcp.doctor.checks.Memo;
import remotemcp.doctor.http.Answer;
import remotemcp.doctor.http.Collected;
import remotemcp.doctor.http.Request;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.platform.Arrival;
import remotemcp.platform.Clock;
import remotemcp.platform.OutboundException;
import remotemcp.protocol.HeaderNames;

/// Opens a stream of the server and listens: `subscriptions/listen`, whose first event is due at once; before 2026-07-28 GET in a session,
/// whose head is; else, of a server that answers calls by streams, such an answer.
public final class Streams {
    private static final int HEAD_MILLIS = 8_000;
    private static final int EVENT_MILLIS = 6_000;
    private static final int QUIET_MILLIS = 30_000;

    private final Chart chart;
    private final Memo<Optional<Listening>> heard = new Memo<>(this::listen);

    public Streams(Chart chart) {
        this.chart = chart;
    }

    /// Empty when the server has none.
    public Optional<Listening> heard() {
        return heard.get();
    }

    /// Whether anything comes on a stream when nothing happens.
    public boolean isKeptAlive() {
        Request request = heard().orElseThrow().answer().request();
        try {
            Arrival arrival = chart.probe().open(chart.talk().dressed(request), HEAD_MILLIS);
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

    private Optional<Listening> listen() {
        if (chart.talk().isModern()) {
            Listening subscription = heard(subscription(), true);
            if (subscription.answer().isEventStream() || !subscription.answer().came()) {
                return Optional.of(subscription);
            }
        }
        if (chart.talk().session().isPresent()) {
            Listening session = heard(chart.talk().inSession(Request.of("GET", chart.url()).with("Accept", "text/event-stream")
                .with(HeaderNames.PROTOCOL_VERSION, chart.talk().revision()).named("opens the session's stream")), false);
            if (session.answer().isEventStream() || !session.answer().came()) {
                return Optional.of(session);
            }
        }
        return calls();
    }

    private Optional<Listening> calls() {
        Request request = chart.talk().isModern() ? Rpc.modern(chart.url(), "tools/list")
            : chart.talk().inSession(Rpc.legacy(chart.url(), "tools/list", chart.talk().revision()));
        Listening call = heard(request, true);
        return call.answer().isEventStream() ? Optional.of(call) : Optional.empty();
    }

    private Request subscription() {
        var wanted = JsonObject.of("notifications", JsonObject.of("toolsListChanged", Json.of(true)));
        return Rpc.modern(chart.url(), "subscriptions/listen", wanted);
    }

    private Listening heard(Request plain, boolean expectsEvent) {
        Request request = plain.with("Accept-Encoding", "gzip");
        long start = clock().now();
        try {
            Arrival arrival = chart.probe().open(chart.talk().dressed(request), HEAD_MILLIS);
            var body = new Collected();
            String trouble = "";
            try {
                arrival.next(expectsEvent ? EVENT_MILLIS : 1).ifPresent(body::add);
            } catch (OutboundException e) {
                trouble = e.getMessage();
            }
            long first = clock().now() - start;
            arrival.close();
            return new Listening(new Answer(request, arrival.status(), arrival.headers(), body.all(), trouble), expectsEvent, first);
        } catch (OutboundException e) {
            return new Listening(Answer.none(request, e.getMessage()), expectsEvent, clock().now() - start);
        }
    }

    private Clock clock() {
        return chart.surroundings().world().clock();
    }
}
