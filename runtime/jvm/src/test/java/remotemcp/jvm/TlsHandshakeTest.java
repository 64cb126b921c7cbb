package remotemcp.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import remotemcp.http.HeaderList;
import remotemcp.platform.Outbound;
import remotemcp.platform.OutboundException;

/// V25: a server that begins a TLS handshake and never ends it costs its caller no more than the agreed time.
@Timeout(300)
class TlsHandshakeTest {
    /// Longer than any wait here: a handshake that is not cut off fails by the timeout of the class.
    private static final int DRIPS = 10_000;
    private static final int MOST_TRIES = 50;

    @Test
    void a_handshake_that_drips_is_cut_off_at_the_deadline_both_ways() throws Exception {
        var connections = new AtomicInteger();
        try (var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> accept(server, connections));
            for (Outbound way : new Outbound[]{new JvmOutbound(),
                new PublicOutbound((SSLSocketFactory) SSLSocketFactory.getDefault(), address -> true)}) {
                var call = new Outbound.Call("GET", "https://localhost:" + server.getLocalPort() + "/", HeaderList.empty(), new byte[0],
                    1_500, 5_000);
                // On a loaded machine the deadline may pass while TLS is being set up, before there is a connection.
                int before = connections.get();
                for (int tries = 0; tries < MOST_TRIES && connections.get() == before; tries++) {
                    assertThatThrownBy(() -> way.send(call)).isInstanceOf(OutboundException.class);
                }
                assertThat(connections.get()).isGreaterThan(before);
            }
        }
    }

    private static void accept(ServerSocket server, AtomicInteger connections) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> drip(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /// The head of a record of 16 kB, then a byte of it now and then.
    private static void drip(Socket socket) {
        try (socket) {
            socket.getOutputStream().write(new byte[]{22, 3, 3, 64, 0});
            for (int i = 0; i < DRIPS; i++) {
                socket.getOutputStream().write(2);
                TimeUnit.MILLISECONDS.sleep(200);
            }
        } catch (IOException | InterruptedException cut) {
            // The caller gave up, as it should.
        }
    }
}
