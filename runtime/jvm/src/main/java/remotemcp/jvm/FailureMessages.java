package remotemcp.jvm;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/// Says in words why there was no answer. The JDK's own messages repeat what a server sent, and are not for people.
final class FailureMessages {
    private static final String BROKEN_OFF = "it broke off, or what came is no HTTP";

    private FailureMessages() {
    }

    static String of(Throwable failure) {
        return words(failure) + " (" + failure.getClass().getSimpleName() + ")";
    }

    /// Whether there was a connection, and it ended without an answer.
    static boolean isBrokenOff(Throwable failure) {
        return failure instanceof IOException && words(failure).equals(BROKEN_OFF);
    }

    private static String words(Throwable failure) {
        if (failure instanceof SSLException) {
            return "its TLS certificate is not trusted, or it speaks no TLS";
        }
        if (failure instanceof UnknownHostException || failure.getCause() instanceof UnresolvedAddressException
            || failure.getCause() != null && failure.getCause().getCause() instanceof UnresolvedAddressException) {
            return "its name is not known";
        }
        if (failure instanceof ConnectException) {
            return "nothing answers at its address";
        }
        return failure instanceof HttpTimeoutException ? "no connection in time" : BROKEN_OFF;
    }
}
