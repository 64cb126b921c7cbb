package remotemcp.transport.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.platform.GuardedHandler;
import remotemcp.platform.MemoryPlatform;
import remotemcp.protocol.Revision;
import remotemcp.transport.McpEndpoint;

/// `notifications/cancelled` (basic/utilities/cancellation), and what is no cancellation.
class CancellationTest {
    private final MemoryPlatform memory = MemoryPlatform.create();
    private final Workshop workshop = new Workshop();
    private final GuardedHandler server = new McpEndpoint(workshop.server(), memory.platform(),
        new SessionEndpoint(workshop.server(), memory.platform(), SessionLimits.standard()));
    private final OldClient client = OldClient.connected(server, OldClient.user("ada"), Revision.NOVEMBER_2025);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        workshop.go.countDown();
        threads.close();
    }

    private <T> Future<T> begin(Callable<T> call) throws InterruptedException {
        Future<T> running = threads.submit(call);
        assertThat(workshop.begun.await(10, TimeUnit.SECONDS)).isTrue();
        return running;
    }

    private boolean toolSawIt() throws InterruptedException {
        return workshop.sawCancel.await(10, TimeUnit.SECONDS);
    }

    @Test
    void a_cancelled_call_stops_and_gets_no_response() throws Exception {
        Future<HttpResponse.Ready> call = begin(() -> client.post(OldClient.call(7, "slow", "{}")));
        assertThat(client.post(OldClient.cancelled("7")).status()).isEqualTo(202);
        assertThat(toolSawIt()).isTrue();
        assertThat(call.get().status()).isEqualTo(202);
    }

    @Test
    void a_cancelled_stream_ends_without_a_response() throws Exception {
        Future<RecordingStream> call = begin(() -> OldClient.stream(client.post(OldClient.callWithProgress(7, "slow", "{}"))));
        client.post(OldClient.cancelled("7"));
        assertThat(call.get().messages()).isEmpty();
    }

    @Test
    void the_id_of_another_call_or_of_none_cancels_nothing() throws Exception {
        Future<HttpResponse.Ready> call = begin(() -> client.post(OldClient.call(7, "slow", "{}")));
        for (String id : new String[]{"8", "\"7\"", "null", "{}"}) {
            assertThat(client.post(OldClient.cancelled(id)).status()).isEqualTo(202);
        }
        workshop.go.countDown();
        assertThat(SessionCallsTest.text(OldClient.json(call.get()))).isEqualTo("slept well");
    }

    @Test
    void V18_nobody_cancels_the_call_of_another_session() throws Exception {
        Future<HttpResponse.Ready> call = begin(() -> client.post(OldClient.call(7, "slow", "{}")));
        OldClient.connected(server, OldClient.user("eve"), Revision.NOVEMBER_2025).post(OldClient.cancelled("7"));
        OldClient.connected(server, OldClient.user("ada"), Revision.NOVEMBER_2025).post(OldClient.cancelled("7"));
        workshop.go.countDown();
        assertThat(SessionCallsTest.text(OldClient.json(call.get()))).isEqualTo("slept well");
    }

    @Test
    void the_end_of_the_session_stops_its_calls() throws Exception {
        Future<HttpResponse.Ready> call = begin(() -> client.post(OldClient.call(7, "slow", "{}")));
        client.delete();
        assertThat(toolSawIt()).isTrue();
        assertThat(call.get().status()).isEqualTo(202);
    }

    @Test
    void a_lost_connection_cancels_nothing() throws Exception {
        HttpRequest request = posting(OldClient.call(7, "slow", "{}"));
        Future<HttpResponse.Ready> call = begin(() -> server.handle(request, OldClient.user("ada")).ready());
        request.departure().leave();
        workshop.go.countDown();
        assertThat(SessionCallsTest.text(OldClient.json(call.get()))).isEqualTo("slept well");
    }

    @Test
    void a_cancelled_call_interrupts_the_thread_the_runtime_gave_it() throws Exception {
        HttpRequest request = posting(OldClient.call(7, "stuck", "{}"));
        Future<HttpResponse.Ready> call = begin(() -> {
            request.departure().alarm(Thread.currentThread()::interrupt);
            return server.handle(request, OldClient.user("ada")).ready();
        });
        client.post(OldClient.cancelled("7"));
        assertThat(toolSawIt()).isTrue();
        assertThat(call.get().status()).isEqualTo(202);
    }

    @Test
    void a_lost_connection_interrupts_nothing() throws Exception {
        HttpRequest request = posting(OldClient.call(7, "stuck", "{}"));
        Future<HttpResponse.Ready> call = begin(() -> {
            request.departure().alarm(Thread.currentThread()::interrupt);
            return server.handle(request, OldClient.user("ada")).ready();
        });
        request.departure().leave();
        workshop.go.countDown();
        assertThat(SessionCallsTest.text(OldClient.json(call.get()))).isEqualTo("slept well");
    }

    private HttpRequest posting(String body) {
        return HttpRequest.post("/mcp", "application/json", body.getBytes(StandardCharsets.UTF_8)).header("Accept", OldClient.BOTH)
            .header("Mcp-Session-Id", client.sessionId());
    }
}
