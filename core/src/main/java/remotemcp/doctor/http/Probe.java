package remotemcp.doctor.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.discovery.WellKnown;
import remotemcp.http.Departure;
import remotemcp.http.HeaderList;
import remotemcp.http.Uri;
import remotemcp.platform.Arrival;
import remotemcp.platform.Clock;
import remotemcp.platform.Outbound;
import remotemcp.platform.OutboundException;

/// Sends the doctor's requests, one after the other, and remembers what came. Bounds what a hostile server can make it do: bytes and time of
/// one answer, requests and time in all. Redirects are looked at and never followed. What the server names is asked through the outbound
/// for URLs that strangers name, by https only, or on this machine when the server is here too (SSRF).
public final class Probe {
    private static final int PATIENCE_MILLIS = 15_000;
    private static final int MOST_BYTES = 2 << 20;
    private static final int MOST_REQUESTS = 300;
    private static final long MOST_MILLIS = 15 * 60_000;

    private final Uri server;
    private final String origin;
    private final Outbound own;
    private final Outbound named;
    private final Clock clock;
    private final long end;
    private final List<ProbeResponse> trail = new ArrayList<>();

    /// @param url the server, as the person named it
    /// @param own asks that server
    /// @param named asks what it names
    public Probe(String url, Outbound own, Outbound named, Clock clock) {
        this.server = Uri.parse(url).orElseThrow();
        this.origin = WellKnown.origin(url);
        this.own = own;
        this.named = named;
        this.clock = clock;
        this.end = clock.now() + MOST_MILLIS;
    }

    /// All answers so far.
    public List<ProbeResponse> trail() {
        return trail;
    }

    /// Sends a request. Of an event stream no more is read than up to the JSON-RPC answer, and of one that nobody asked anything on, nothing.
    public ProbeResponse ask(ProbeRequest request) {
        ProbeResponse response = exchange(request);
        trail.add(response);
        return response;
    }

    private ProbeResponse exchange(ProbeRequest request) {
        try {
            return read(request, open(request, PATIENCE_MILLIS));
        } catch (OutboundException e) {
            return ProbeResponse.none(request, e.getMessage());
        }
    }

    /// Sends a request whose answer is a stream to listen to. The caller closes it.
    ///
    /// @throws OutboundException when no head came, or the URL is one that is not asked
    public Arrival open(ProbeRequest request, int headMillis) {
        boolean isOwn = isOwn(request.url());
        if (!isOwn && !mayBeNamed(request.url())) {
            throw new OutboundException("not asked: what a server names has to be https, and not on this machine unless the server is");
        }
        if (trail.size() >= MOST_REQUESTS || clock.now() > end) {
            throw new OutboundException("not asked: this examination has taken long enough");
        }
        HeaderList headers = request.headers().replacing("User-Agent", request.headers().find("User-Agent").orElse("remote-mcp-doctor"));
        return (isOwn ? own : named)
            .open(new Outbound.Call(request.method(), request.url(), headers, request.body(), headMillis, MOST_BYTES), new Departure());
    }

    private ProbeResponse read(ProbeRequest request, Arrival arrival) {
        long deadline = clock.now() + PATIENCE_MILLIS;
        var body = new CollectedBytes();
        String trouble = "";
        boolean isNews =
            request.method().equals("GET")
                && new ProbeResponse(request, arrival.status(), arrival.headers(), new byte[0], "").isEventStream();
        try {
            for (Optional<byte[]> piece = isNews ? Optional.empty() : next(arrival, deadline); piece.isPresent()
                && !isComplete(request, arrival, body, piece.get());) {
                piece = next(arrival, deadline);
            }
        } catch (OutboundException e) {
            trouble = e.getMessage();
        }
        arrival.close();
        return ProbeResponse.of(request, arrival.status(), arrival.headers(), body.all(), trouble);
    }

    private Optional<byte[]> next(Arrival arrival, long deadline) {
        return arrival.next((int) Math.max(1, deadline - clock.now()));
    }

    private static boolean isComplete(ProbeRequest request, Arrival arrival, CollectedBytes body, byte[] piece) {
        body.add(piece);
        var soFar = new ProbeResponse(request, arrival.status(), arrival.headers(), piece, "");
        return soFar.isEventStream() && new ProbeResponse(request, arrival.status(), arrival.headers(), body.all(), "").rpc().isPresent();
    }

    private boolean isOwn(String url) {
        return origin(url).equals(origin) || origin(url).equals("http://" + server.host());
    }

    private boolean mayBeNamed(String url) {
        Optional<Uri> uri = Uri.parse(url);
        return uri.isPresent() && (uri.get().isLoopback() ? server.isLoopback() : uri.get().scheme().equals("https"))
            && uri.get().authority().flatMap(Uri.Authority::userinfo).isEmpty();
    }

    private static String origin(String url) {
        try {
            return WellKnown.origin(url);
        } catch (LoginException e) {
            return "";
        }
    }
}
