package remotemcp.client.wire;

import java.util.Optional;
import remotemcp.client.ClientException;
import remotemcp.client.Credentials;
import remotemcp.client.wire.HttpCalls.Sending;
import remotemcp.http.HeaderList;
import remotemcp.platform.Arrival;
import remotemcp.platform.Outbound;
import remotemcp.platform.Pause;
import remotemcp.protocol.HeaderNames;
import remotemcp.protocol.McpMethod;
import remotemcp.protocol.RpcMessage;
import remotemcp.protocol.RpcRequest;

/// Streamable HTTP: each message is a POST to one URL, and what comes back is JSON or an event stream. Where a server opens a session
/// (2025-03-26 to 2025-11-25) its id goes along from then on. Several threads may use it at once.
public final class StreamableWire implements Wire {
    private static final int FAREWELL_MILLIS = 2000;

    private final HttpCalls http;
    private final String url;
    private final Pause pause;
    private volatile Optional<String> session = Optional.empty();
    private volatile Optional<Farewell> farewell = Optional.empty();

    /// What the end of a session needs to know: the fields that all its messages have, the revision among them.
    private record Farewell(HeaderList fields, Deadline latest) {
    }

    /// @param extra fields that the user wants sent with every request
    public StreamableWire(Outbound outbound, Pause pause, Credentials credentials, String url, HeaderList extra) {
        HttpCalls.checked(url);
        http = new HttpCalls(outbound, credentials, url, extra);
        this.url = url;
        this.pause = pause;
    }

    @Override
    public Exchange request(RpcRequest request, HeaderList fields, Deadline deadline) {
        boolean opensSession = request.method().equals("initialize");
        HeaderList head = opensSession ? fields : withSession(fields);
        Sending sending = Sending.post(url, head, request.toJson().bytes());
        Arrival answer = http.send(McpMethod.onlyReads(request.method()) ? sending.reading() : sending, deadline);
        if (!HttpAnswers.isGood(answer)) {
            throw HttpAnswers.refusal(answer, head.find(HeaderNames.SESSION_ID).isPresent(), deadline);
        }
        if (opensSession) {
            session = answer.headers().find(HeaderNames.SESSION_ID).filter(id -> !id.isEmpty()).map(StreamableWire::checkedSession);
        }
        return exchange(answer, head);
    }

    private Exchange exchange(Arrival answer, HeaderList head) {
        if (HttpAnswers.isEventStream(answer)) {
            boolean isStateless = head.find(HeaderNames.METHOD).isPresent();
            return new EventExchange(answer, isStateless ? Optional.empty() : Optional.of(resumption(head)));
        }
        if (HttpAnswers.isJson(answer)) {
            return new WholeExchange(answer);
        }
        answer.close();
        String type = HttpAnswers.type(answer);
        throw ClientException.protocol("The server answers a request with HTTP status " + answer.status() + " and "
            + (type.isEmpty() ? "no content type" : Printable.of(type)) + "; MCP wants JSON or an event stream");
    }

    private EventExchange.Resumption resumption(HeaderList head) {
        return new EventExchange.Resumption() {
            @Override
            public Arrival after(String lastId, Deadline deadline) {
                return openStream(head.replacing("Last-Event-ID", lastId), deadline);
            }

            @Override
            public void rest(int millis) {
                pause.rest(millis);
            }
        };
    }

    @Override
    public void tell(RpcMessage message, HeaderList fields, Deadline deadline) {
        farewell = Optional.of(new Farewell(fields, deadline));
        HeaderList head = withSession(fields);
        Arrival answer = http.send(Sending.post(url, head, message.toJson().bytes()), deadline);
        if (!HttpAnswers.isGood(answer)) {
            throw HttpAnswers.refusal(answer, head.find(HeaderNames.SESSION_ID).isPresent(), deadline);
        }
        answer.close();
    }

    @Override
    public Exchange listen(HeaderList fields, Deadline deadline) {
        HeaderList head = withSession(fields);
        return new EventExchange(openStream(head, deadline), Optional.of(resumption(head)));
    }

    private Arrival openStream(HeaderList head, Deadline deadline) {
        Arrival answer = http.send(Sending.get(url, head), deadline);
        if (!HttpAnswers.isGood(answer)) {
            throw HttpAnswers.refusal(answer, head.find(HeaderNames.SESSION_ID).isPresent(), deadline);
        }
        if (!HttpAnswers.isEventStream(answer)) {
            answer.close();
            throw ClientException
                .protocol("The server answers GET with " + Printable.of(HttpAnswers.type(answer)) + " instead of an event stream");
        }
        return answer;
    }

    private HeaderList withSession(HeaderList fields) {
        return session.map(id -> fields.with(HeaderNames.SESSION_ID, id)).orElse(fields);
    }

    private static String checkedSession(String id) {
        if (id.length() > Limits.SESSION) {
            throw ClientException.protocol("The server's session id is longer than " + Limits.SESSION + " characters");
        }
        for (int i = 0; i < id.length(); i++) {
            if (id.charAt(i) < 0x21 || id.charAt(i) > 0x7e) {
                throw ClientException.protocol("The server's session id holds a character that no session id may hold");
            }
        }
        return id;
    }

    /// Whether the server has opened a session.
    public boolean hasSession() {
        return session.isPresent();
    }

    @Override
    public boolean hasHeaders() {
        return true;
    }

    @Override
    public boolean hasStreamPerRequest() {
        return true;
    }

    @Override
    public void restart() {
        session = Optional.empty();
    }

    @Override
    public String name() {
        return "streamable-http";
    }

    /// Ends the session, if there is one. A server that does not care, or is gone, changes nothing.
    @Override
    public void close() {
        Optional<String> open = session;
        session = Optional.empty();
        if (open.isEmpty() || farewell.isEmpty()) {
            return;
        }
        try {
            Deadline soon = farewell.get().latest().afterwards(FAREWELL_MILLIS);
            http.send(Sending.delete(url, farewell.get().fields().with(HeaderNames.SESSION_ID, open.get())), soon).close();
        } catch (ClientException gone) {
            // The server ends the session itself, sooner or later.
        }
    }
}
