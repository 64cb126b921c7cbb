package remotemcp.client.wire;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import remotemcp.client.ClientException;
import remotemcp.client.ClientException.Kind;
import remotemcp.http.ContentCoding;
import remotemcp.platform.Arrival;
import remotemcp.platform.OutboundException;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcFailure;
import remotemcp.protocol.RpcMessage;

/// Tells what an HTTP answer is by its status and type, and reads those that are no streams.
final class HttpAnswers {
    private HttpAnswers() {
    }

    static boolean isGood(Arrival answer) {
        return answer.status() >= 200 && answer.status() < 300;
    }

    static boolean isJson(Arrival answer) {
        return type(answer).equalsIgnoreCase("application/json");
    }

    static boolean isEventStream(Arrival answer) {
        return type(answer).equalsIgnoreCase("text/event-stream");
    }

    /// The answer, unless its body was compressed: every request refuses that, and a few bytes could become gigabytes. A refusal without a
    /// message of ours says all it has to say by its status.
    static Arrival uncoded(Arrival answer) {
        Optional<String> coding = ContentCoding.of(answer.headers());
        if (coding.isPresent() && (isGood(answer) || isJson(answer))) {
            answer.close();
            throw new ClientException(Kind.COMPRESSED,
                "The server's answer (HTTP status " + answer.status() + ") is compressed: " + Printable.of(coding.get())
                    + ", although the request takes no compressed answer (Accept-Encoding: identity)",
                OptionalInt.of(answer.status()));
        }
        return answer;
    }

    /// The media type without parameters; empty text when there is none.
    static String type(Arrival answer) {
        String type = answer.headers().find("Content-Type").orElse("");
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip();
    }

    /// The refusal that this answer is; closes it.
    static HttpRefusal refusal(Arrival answer, boolean hadSession, Deadline deadline) {
        Optional<RpcException> error = isJson(answer) ? error(answer, deadline) : Optional.empty();
        answer.close();
        return new HttpRefusal(answer.status(), error, isSessionLost(answer.status(), error, hadSession));
    }

    /// 404 says so (2025-11-25, transports, Session Management); many servers say it with 400 and an error about the session.
    private static boolean isSessionLost(int status, Optional<RpcException> error, boolean hadSession) {
        boolean isMethod = error.filter(e -> e.code() == RpcException.METHOD_NOT_FOUND).isPresent();
        boolean namesSession = error.filter(e -> e.getMessage().toLowerCase(Locale.ROOT).contains("session")).isPresent();
        return hadSession && status == 404 && !isMethod || status == 400 && namesSession;
    }

    private static Optional<RpcException> error(Arrival answer, Deadline deadline) {
        try {
            for (RpcMessage message : Messages.read(whole(answer, Limits.REFUSAL, deadline))) {
                if (message instanceof RpcFailure failure) {
                    return Optional.of(failure.error());
                }
            }
        } catch (ClientException notAnError) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /// The whole body; closes the answer.
    static byte[] whole(Arrival answer, int most, Deadline deadline) {
        var bytes = new Bytes(most);
        try {
            for (Optional<byte[]> piece = answer.next(deadline.left()); piece.isPresent(); piece = answer.next(deadline.left())) {
                if (!bytes.add(piece.get(), 0, piece.get().length)) {
                    throw ClientException.protocol("The server sent more than " + most + " bytes");
                }
            }
            return bytes.takeAll();
        } catch (OutboundException e) {
            throw HttpCalls.unreachable(e);
        } finally {
            answer.close();
        }
    }
}
