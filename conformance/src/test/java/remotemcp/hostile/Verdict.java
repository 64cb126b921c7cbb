package remotemcp.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.Supplier;
import remotemcp.client.ClientException;
import remotemcp.protocol.RpcException;

/// How something that a client tried came out: well, or with one of the failures that callers are told of. Anything else is our bug.
enum Verdict {
    GOOD, UNREACHABLE, TIMEOUT, UNAUTHORIZED, REFUSED, PROTOCOL, COMPRESSED, CANCELLED,
    /// The server's own error.
    ERROR;

    /// @param message what the person reads; empty when all is well
    record Outcome(Verdict verdict, String message, Optional<Object> value) {
    }

    static Outcome of(Supplier<?> work) {
        try {
            return new Outcome(GOOD, "", Optional.of(work.get()));
        } catch (ClientException e) {
            assertThat(e.getMessage()).as("fit for a terminal, and short").matches("[^\\p{Cntrl}\\p{Cf}]+").hasSizeLessThan(1200);
            return new Outcome(valueOf(e.kind().name()), e.getMessage(), Optional.empty());
        } catch (RpcException e) {
            return new Outcome(ERROR, "", Optional.empty());
        }
    }
}
