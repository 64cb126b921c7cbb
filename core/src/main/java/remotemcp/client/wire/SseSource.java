package remotemcp.client.wire;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import remotemcp.client.ClientException;
import remotemcp.client.Credentials;
import remotemcp.client.wire.HttpCalls.Sending;
import remotemcp.http.HeaderList;
import remotemcp.platform.Arrival;
import remotemcp.platform.Outbound;
import remotemcp.platform.OutboundException;

/// HTTP+SSE (2024-11-05): a GET opens the stream on which the server speaks; its first event names the URL that takes our messages.
/// That URL has to be of the same origin, or a server could have us send credentials to another.
public final class SseSource implements Duplex.Source {
    private final HttpCalls http;
    private final String url;
    private final HeaderList fields;

    /// @param extra fields that the user wants sent with every request
    public SseSource(Outbound outbound, Credentials credentials, String url, HeaderList extra) {
        HttpCalls.checked(url);
        http = new HttpCalls(outbound, credentials, url, extra);
        this.url = url;
        this.fields = HeaderList.empty();
    }

    @Override
    public Duplex open(Deadline deadline) {
        Arrival answer = http.send(Sending.get(url, fields), deadline);
        if (!HttpAnswers.isGood(answer)) {
            throw HttpAnswers.refusal(answer, false, deadline);
        }
        if (!HttpAnswers.isEventStream(answer)) {
            answer.close();
            throw ClientException
                .protocol("The server answers GET with " + Printable.of(HttpAnswers.type(answer)) + " instead of an event stream");
        }
        var reader = new EventReader(answer);
        try {
            return new SseDuplex(http, answer, reader, endpoint(reader, deadline));
        } catch (OutboundException e) {
            answer.close();
            throw HttpCalls.unreachable(e);
        } catch (ClientException e) {
            answer.close();
            throw e;
        }
    }

    private String endpoint(EventReader reader, Deadline deadline) {
        ReceivedEvent first = reader.next(deadline).filter(event -> event.type().equals("endpoint"))
            .orElseThrow(() -> ClientException.protocol("The server's stream does not begin with an endpoint event"));
        String reference = new String(first.data(), StandardCharsets.UTF_8);
        Optional<String> endpoint = Optional.of(reference.strip()).filter(text -> !text.isEmpty()).flatMap(text -> Site.resolve(url, text));
        return endpoint.filter(target -> Site.same(url, target)).orElseThrow(
            () -> ClientException.protocol("The server wants messages sent to another origin: " + Printable.of(reference)));
    }

    @Override
    public String name() {
        return "sse";
    }
}
