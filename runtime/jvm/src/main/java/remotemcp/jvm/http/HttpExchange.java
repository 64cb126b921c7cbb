package remotemcp.jvm.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import remotemcp.http.Body;
import remotemcp.http.Departure;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;

/// One request as it arrives: has its head decided, and gathers its body if that is wanted. A body that nobody wants is thrown
/// away, and the answer does not wait for it. Lives on the event loop.
final class HttpExchange {
    private static final byte[] NOTHING = {};
    /// What is thrown away of a body, to keep the connection.
    private static final int MOST_UNWANTED = 64 << 10;
    /// What may come before reading stops, while nothing is decided: what one read of the socket brings.
    private static final int MOST_UNDECIDED = 256 << 10;

    private final ClientConnection connection;
    private final HttpServerRequest request;
    private final Departure departure = new Departure();
    private final BodyBuffer body = new BodyBuffer();
    private final ResponseWriter writer;
    private final RequestHeaders headers;
    private final ResponseDelivery delivery;
    private long told;
    private HttpResponse.NeedsBody wanted;
    private HttpResponse.Ready decided;
    private boolean unwanted;
    private long thrownAway;
    private boolean handled;
    private volatile boolean ended;

    HttpExchange(ClientConnection connection, HttpServerRequest request) {
        this.connection = connection;
        this.request = request;
        this.writer = new ResponseWriter(connection, request);
        this.headers = new RequestHeaders(request.headers());
        this.delivery = new ResponseDelivery(connection, writer, departure, request.headers(), body, this::go);
    }

    void begin() {
        request.endHandler(end -> requestEnded());
        request.handler(this::arrived);
        var refusal = RequestRules.refusal(request, headers);
        if (refusal.isPresent()) {
            refuse(refusal.get());
            return;
        }
        told = RequestRules.toldLength(headers);
        connection.patience().expect(connection.loop().waits().wholeBody());
        go(delivery.ask(head()));
    }

    private HttpRequest head() {
        String target = RequestTarget.originForm(request.uri());
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? "" : target.substring(mark + 1);
        return new HttpRequest(request.method().name(), path, query, headers, NOTHING, connection.peer(), departure);
    }

    private void go(HttpResponse response) {
        if (writer.isBegun() || connection.isClosed()) {
            release();
            return;
        }
        switch (response) {
            case HttpResponse.NeedsBody needing -> want(needing);
            case HttpResponse.Waiting waiting -> decideLater(waiting);
            case HttpResponse.Ready ready -> decide(ready);
        }
    }

    /// Nothing more is read meanwhile, and so nothing is held that may turn out to be unwanted.
    private void decideLater(HttpResponse.Waiting waiting) {
        connection.patience().expectNothing();
        if (!ended && told != 0) {
            connection.reading(false);
        }
        delivery.await(waiting, () -> ended);
    }

    private void want(HttpResponse.NeedsBody needing) {
        wanted = needing;
        if (told > limit() || body.length() > limit()) {
            tooLarge();
        } else if (!body.count(connection.service().bodies(), needing)) {
            refuse(HttpRejection.CROWDED);
        } else if (ended) {
            handle();
        } else {
            connection.patience().expect(connection.loop().waits().wholeBody());
            connection.reading(true);
            if (body.length() == 0 && RequestRules.expectsContinue(request)) {
                request.response().writeContinue();
            }
        }
    }

    private int limit() {
        return Math.min(wanted.limit().bytes(), connection.service().limits().body());
    }

    private void tooLarge() {
        HttpResponse.NeedsBody needing = wanted;
        unwanted = true;
        body.release();
        connection.finishing();
        go(delivery.ask(needing::tooLarge));
    }

    private void arrived(Buffer piece) {
        if (unwanted || writer.isBegun()) {
            throwAway(piece);
        } else if (wanted == null) {
            holdUndecided(piece);
        } else if (body.length() + piece.length() > limit()) {
            tooLarge();
        } else if (!body.add(piece, told)) {
            refuse(HttpRejection.CROWDED);
        }
    }

    private void holdUndecided(Buffer piece) {
        connection.reading(false);
        if (body.length() + piece.length() > MOST_UNDECIDED) {
            refuse(HttpRejection.CROWDED);
        } else {
            body.add(piece, told);
        }
    }

    private void throwAway(Buffer piece) {
        thrownAway += piece.length();
        if (thrownAway <= MOST_UNWANTED || connection.isFinished()) {
            return;
        }
        if (writer.isBegun()) {
            connection.finishing();
            connection.farewell();
        } else if (isPlain()) {
            connection.finishing();
            delivery.of(decided);
        } else {
            refuse(HttpRejection.TOO_LARGE);
        }
    }

    /// Whether an answer is decided that need not wait for the end of the request.
    private boolean isPlain() {
        return decided != null && decided.body() instanceof Body.Bytes;
    }

    private void requestEnded() {
        ended = true;
        if (writer.isBegun()) {
            answeredBefore();
        } else if (decided != null) {
            deliver();
        } else if (wanted == null) {
            connection.reading(true);
        } else if (!unwanted) {
            handle();
        }
    }

    private void answeredBefore() {
        if (connection.isFinished()) {
            connection.close();
        } else {
            connection.answered();
        }
    }

    private void handle() {
        connection.patience().expectNothing();
        if (!body.countHandled()) {
            refuse(HttpRejection.CROWDED);
            return;
        }
        handled = true;
        byte[] whole = body.take();
        HttpResponse response = delivery.ask(() -> wanted.with(whole));
        delivery.of(response);
    }

    /// The body is not wanted. Often it has come with the head, which shows once all that was read is handled.
    private void decide(HttpResponse.Ready ready) {
        unwanted = true;
        body.release();
        decided = ready;
        if (ended) {
            deliver();
        } else if (told != 0) {
            connection.reading(true);
            connection.patience().expect(connection.loop().waits().wholeBody());
            connection.loop().soon(this::deliverUnread);
        }
    }

    private void deliver() {
        connection.patience().expectNothing();
        delivery.of(decided);
    }

    /// An event stream begins only when nothing more of the request can come.
    private void deliverUnread() {
        if (ended || writer.isBegun() || connection.isClosed() || !isPlain()) {
            return;
        }
        boolean isSmall = told >= 0 ? told <= MOST_UNWANTED : thrownAway <= MOST_UNWANTED;
        if (!isSmall || RequestRules.expectsContinue(request) || RequestRules.isLast(request)) {
            connection.finishing();
        }
        delivery.of(decided);
    }

    private void refuse(HttpRejection rejection) {
        unwanted = true;
        release();
        writer.refuse(rejection);
    }

    private void release() {
        if (!handled) {
            body.release();
        }
    }

    /// The rest of the body, or what follows this request, cannot be read.
    void malformed(HttpRejection rejection) {
        if (ended) {
            return;
        }
        if (writer.isBegun()) {
            connection.farewell();
        } else {
            refuse(rejection);
        }
    }

    /// The body did not arrive in time.
    ///
    /// @return false when the answer is already under way, and only cutting the connection is left
    boolean refuseLate() {
        if (writer.isBegun()) {
            return false;
        }
        refuse(HttpRejection.TOO_SLOW);
        return true;
    }

    /// Whether the answer is given while the request is still arriving.
    boolean isUnread() {
        return !ended;
    }

    /// Bytes of an event stream that the client has not read.
    long unread() {
        return writer.unread();
    }

    void check(long now) {
        writer.check(now);
    }

    void drain() {
        writer.drain();
    }

    /// The connection has closed.
    void abandon() {
        release();
        departure.leave();
        writer.abandon();
    }
}
