package remotemcp.client.oauth.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.client.oauth.LoggableText;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.LoginException.Step;
import remotemcp.http.ContentCoding;
import remotemcp.http.HeaderList;
import remotemcp.json.Json;
import remotemcp.json.JsonException;
import remotemcp.json.JsonObject;
import remotemcp.platform.Outbound;
import remotemcp.platform.OutboundException;
import remotemcp.protocol.HeaderNames;
import remotemcp.protocol.Revision;

/// Fetches metadata documents: bounded in size and time, redirects not followed. What is not a JSON object is as good as not there,
/// for many servers answer any path with a page; what was met is kept for the message when nothing is found.
public final class MetadataDocuments {
    private static final int MILLIS = 15_000;
    private static final int BYTES = 256 * 1024;

    private final Outbound outbound;
    private final UrlPolicy policy;
    private final List<String> met = new ArrayList<>();

    MetadataDocuments(Outbound outbound, UrlPolicy policy) {
        this.outbound = outbound;
        this.policy = policy;
    }

    /// The document; empty when none is there.
    ///
    /// @throws LoginException when the URL may not be asked, the server does not answer, answers with an error of its own, or compresses
    Optional<JsonObject> find(Step step, String url) {
        policy.check(step, "metadata URL", url);
        Outbound.Reply reply = get(step, url);
        if (reply.status() >= 500) {
            throw new LoginException(step, url + " answers " + reply.status());
        }
        Optional<JsonObject> document = reply.status() == 200 ? object(step, url, reply) : Optional.empty();
        if (document.isEmpty()) {
            met.add(url + (reply.status() == 200 ? " is no JSON object" : " answers " + reply.status()));
        }
        return document;
    }

    /// What was met instead of documents.
    String met() {
        var text = new StringBuilder();
        for (String line : met) {
            text.append(text.isEmpty() ? "" : ", ").append(line);
        }
        return text.toString();
    }

    private Outbound.Reply get(Step step, String url) {
        HeaderList headers =
            HeaderList.empty().with("Accept", "application/json").with(HeaderNames.PROTOCOL_VERSION, Revision.NEWEST.text());
        try {
            return outbound.send(new Outbound.Call("GET", url, headers, new byte[0], MILLIS, BYTES));
        } catch (OutboundException e) {
            throw new LoginException(step, url + ": " + e.getMessage());
        }
    }

    /// The JSON object in an answer's body.
    ///
    /// @throws LoginException when the body is compressed: it says something, which nobody here reads
    public static Optional<JsonObject> object(Step step, String url, Outbound.Reply reply) {
        Optional<String> coding = ContentCoding.of(reply.headers());
        if (coding.isPresent() && reply.body().length > 0) {
            throw new LoginException(step, url + " answers " + reply.status() + ", compressed: " + LoggableText.text(coding.get(), 50)
                + ", although the request takes no compressed answer (Accept-Encoding: identity)");
        }
        try {
            return Json.parse(reply.body()).asObject();
        } catch (JsonException e) {
            return Optional.empty();
        }
    }
}
