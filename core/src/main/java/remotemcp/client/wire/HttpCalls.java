package remotemcp.client.wire;

import java.util.Optional;
import java.util.OptionalInt;
import remotemcp.client.ClientException;
import remotemcp.client.ClientException.Kind;
import remotemcp.client.Credentials;
import remotemcp.http.HeaderList;
import remotemcp.http.Headers;
import remotemcp.http.Uri;
import remotemcp.platform.Arrival;
import remotemcp.platform.Outbound;
import remotemcp.platform.OutboundException;

/// Sends HTTP requests to one server, with the credentials for it. A redirect is followed only within the origin, only where the method
/// and body stay, and never with credentials: what was meant for one URL goes to no other (V25).
final class HttpCalls {
    private static final int REDIRECTS = 3;
    private static final byte[] NO_BODY = new byte[0];

    private final Outbound outbound;
    private final Credentials credentials;
    private final String server;
    private final HeaderList extra;

    /// @param server URL as the user named it
    /// @param extra fields that the user wants sent with every request
    HttpCalls(Outbound outbound, Credentials credentials, String server, HeaderList extra) {
        this.outbound = outbound;
        this.credentials = credentials;
        this.server = server;
        this.extra = extra;
    }

    /// One request of ours.
    record Sending(String method, String url, HeaderList fields, byte[] body, boolean onlyReads) {

        static Sending get(String url, HeaderList fields) {
            return new Sending("GET", url, fields.with("Accept", "text/event-stream"), NO_BODY, true);
        }

        static Sending post(String url, HeaderList fields, byte[] body) {
            var head = fields.with("Content-Type", "application/json").with("Accept", "application/json, text/event-stream");
            return new Sending("POST", url, head, body, false);
        }

        static Sending delete(String url, HeaderList fields) {
            return new Sending("DELETE", url, fields, NO_BODY, false);
        }

        private Sending to(String other) {
            return new Sending(method, other, fields, body, onlyReads);
        }

        /// This one, which changes nothing at the server, however often it comes.
        Sending reading() {
            return new Sending(method, url, fields, body, true);
        }
    }

    /// The answer, whatever its status but 401 and redirects. The caller closes it.
    ///
    /// @throws ClientException when there is no connection, or the server wants credentials that cannot be had, or redirects elsewhere
    Arrival send(Sending sending, Deadline deadline) {
        Sending current = sending;
        for (int followed = 0;; followed++) {
            Arrival answer = sendWithCredentials(current, deadline);
            if (answer.status() < 300 || answer.status() > 399) {
                return HttpAnswers.uncoded(answer);
            }
            answer.close();
            current = current.to(next(current, answer, followed));
        }
    }

    private String next(Sending sending, Arrival answer, int followed) {
        Optional<String> target = answer.headers().find("Location").flatMap(location -> Site.resolve(sending.url(), location));
        boolean keepsBody = answer.status() == 307 || answer.status() == 308;
        boolean showsCredentials = !credentials.headers(target(sending)).list().isEmpty() || !extra.list().isEmpty();
        if (target.isEmpty() || !keepsBody || followed >= REDIRECTS || showsCredentials || !Site.same(sending.url(), target.get())) {
            throw new ClientException(Kind.REFUSED, "The server redirects" + target.map(url -> " to " + Printable.of(url)).orElse("")
                + ": use that URL instead, if you trust it", OptionalInt.of(answer.status()));
        }
        return target.get();
    }

    private Arrival sendWithCredentials(Sending sending, Deadline deadline) {
        Credentials.Target target = target(sending);
        Deadline patient = deadline;
        for (int attempt = 1;; attempt++) {
            long asked = deadline.clock().now();
            HeaderList shown = credentials.headers(target);
            patient = patient.notCounting(asked);
            Arrival answer = sendOnce(sending, shown, patient);
            int status = answer.status();
            if (status != 401 && status != 403) {
                credentials.answered(target, answer.headers());
                return answer;
            }
            long refused = deadline.clock().now();
            boolean again =
                attempt <= Credentials.ATTEMPTS && refused(new Credentials.Refusal(target, shown, status, answer.headers()), answer);
            if (!again) {
                return finallyRefused(answer);
            }
            patient = patient.notCounting(refused);
        }
    }

    private boolean refused(Credentials.Refusal refusal, Arrival answer) {
        boolean again = false;
        try {
            again = credentials.refused(refusal);
            return again;
        } finally {
            if (again || answer.status() == 401) {
                answer.close();
            }
        }
    }

    /// A 403 may mean something else than credentials, and say so in its body.
    private static Arrival finallyRefused(Arrival answer) {
        if (answer.status() == 403) {
            return answer;
        }
        answer.close();
        throw new ClientException(Kind.UNAUTHORIZED, "The server wants you to sign in", OptionalInt.of(401));
    }

    private Arrival sendOnce(Sending sending, HeaderList shown, Deadline deadline) {
        HeaderList fields = sending.fields();
        for (Headers.Header field : extra.list()) {
            fields = fields.replacing(field.name(), field.value());
        }
        for (Headers.Header field : shown.list()) {
            fields = fields.replacing(field.name(), field.value());
        }
        try {
            return open(sending, fields, deadline);
        } catch (OutboundException e) {
            throw unreachable(e);
        }
    }

    /// A server closes kept connections after a while, perhaps just as a request is on its way: what only reads is sent once more then
    /// (RFC 9110 §9.2.2). What may change something could have arrived.
    private Arrival open(Sending sending, HeaderList fields, Deadline deadline) {
        try {
            return openOnce(sending, fields, deadline);
        } catch (OutboundException e) {
            if (e.isBrokenOff() && sending.onlyReads()) {
                return openOnce(sending, fields, deadline);
            }
            throw e;
        }
    }

    private Arrival openOnce(Sending sending, HeaderList fields, Deadline deadline) {
        return outbound.open(new Outbound.Call(sending.method(), sending.url(), fields, sending.body(), deadline.left(), Limits.ANSWER),
            deadline.departure());
    }

    private Credentials.Target target(Sending sending) {
        return new Credentials.Target(server, sending.method(), sending.url(), sending.body());
    }

    static ClientException unreachable(OutboundException e) {
        return e.isLate() ? Deadline.passed()
            : new ClientException(Kind.UNREACHABLE, "The connection to the server failed: " + e.getMessage());
    }

    /// @throws ClientException when the URL is none that can be asked
    static Uri checked(String url) {
        return Uri.parse(url).filter(uri -> (uri.scheme().equals("https") || uri.scheme().equals("http")) && !uri.host().isEmpty()
            && uri.authority().flatMap(Uri.Authority::userinfo).isEmpty())
            .orElseThrow(() -> new ClientException(Kind.REFUSED, "Not an http or https URL without a user in it: " + Printable.of(url)));
    }
}
