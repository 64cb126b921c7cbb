package remotemcp.jvm.http;

import io.vertx.core.http.HttpServerRequest;
import remotemcp.http.Departure;
import remotemcp.http.HttpRequest;

/// One request as it arrives: checks its head, gathers its body, hands the whole to [Delivery]. Lives on the event loop.
final class Exchange {
    private final Connection connection;
    private final HttpServerRequest request;
    private final Departure departure = new Departure();
    private final BodyBuffer body;
    private final Answer answer;
    private boolean handled;

    Exchange(Connection connection, HttpServerRequest request) {
        this.connection = connection;
        this.request = request;
        this.body = new BodyBuffer(connection.service());
        this.answer = new Answer(connection, request);
    }

    void begin() {
        request.endHandler(end -> requestEnded());
        var refusal = RequestRules.refusal(request, connection.service().limits());
        if (refusal.isPresent()) {
            answer.refuse(refusal.get());
            return;
        }
        connection.patience().expect(connection.loop().waits().wholeBody());
        request.handler(chunk -> body.add(chunk).ifPresent(this::refuse));
        if (RequestRules.expectsContinue(request)) {
            request.response().writeContinue();
        }
    }

    private void requestEnded() {
        if (answer.isBegun()) {
            connection.close();
            return;
        }
        handled = true;
        connection.patience().expectNothing();
        var headers = new MultiMapHeaders(request.headers());
        new Delivery(connection, answer, departure, headers).of(incoming(headers));
    }

    private HttpRequest incoming(MultiMapHeaders headers) {
        String target = Target.originForm(request.uri());
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? "" : target.substring(mark + 1);
        return new HttpRequest(request.method().name(), path, query, headers, body.take(), connection.peer(), departure);
    }

    private void refuse(Refusal refusal) {
        body.drop();
        answer.refuse(refusal);
    }

    /// The rest of the body, or what follows this request, cannot be read.
    void malformed(Refusal refusal) {
        if (!handled) {
            refuse(refusal);
        }
    }

    /// The body did not arrive in time.
    ///
    /// @return false when the answer is already under way, and only cutting the connection is left
    boolean refuseLate() {
        if (answer.isBegun()) {
            return false;
        }
        refuse(Refusal.TOO_SLOW);
        return true;
    }

    void check(long now) {
        answer.check(now);
    }

    void drain() {
        answer.drain();
    }

    /// The connection has closed.
    void abandon() {
        body.drop();
        departure.leave();
        answer.abandon();
    }
}
