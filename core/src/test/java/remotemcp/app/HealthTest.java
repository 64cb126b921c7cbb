package remotemcp.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import remotemcp.auth.StandardApp;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.mcp.McpServer;
import remotemcp.platform.FailingStore;
import remotemcp.platform.Key;
import remotemcp.platform.MemoryPlatform;
import remotemcp.platform.Platform;
import remotemcp.platform.Store;

/// Ready means that the store takes writes, and finding that out costs little however often anybody asks.
class HealthTest {
    private final MemoryPlatform world = MemoryPlatform.create();
    private final FailingStore store = new FailingStore(world.store());
    private final AtomicInteger written = new AtomicInteger();
    private final App app = StandardApp.serving(McpServer.named("test", "1").build()).on(over(store));

    @Test
    void a_server_is_ready_while_its_store_takes_writes() {
        assertThat(ready().status()).isEqualTo(200);
        store.failWrites();
        world.advanceSeconds(5);
        assertThat(ready().status()).as("it still answers reads").isEqualTo(503);
        assertThat(ready().headers().find("Retry-After")).isPresent();
        assertThat(get("/health/live").ready().status()).as("a restart would not help").isEqualTo(200);
        store.recover();
        world.advanceSeconds(1);
        assertThat(ready().status()).isEqualTo(200);
        store.fail();
        world.advanceSeconds(5);
        assertThat(ready().status()).isEqualTo(503);
    }

    @Test
    void however_often_anybody_asks_one_record_is_written_every_five_seconds_at_most() {
        for (int i = 0; i < 1000; i++) {
            ready();
            world.advance(10);
        }
        assertThat(written.get()).isEqualTo(2);
        assertThat(world.store().list("health", "", "", 10)).hasSize(1);
        ready();
        assertThat(get("/health/ready")).as("what is known is answered without waiting").isInstanceOf(HttpResponse.Ready.class);
    }

    @Test
    void while_a_write_hangs_others_do_not_wait_for_it() {
        ready();
        world.advanceSeconds(5);
        var asked = (HttpResponse.Waiting) get("/health/ready");
        var during = new AtomicInteger();
        hanging = () -> {
            assertThat(((HttpResponse.Ready) get("/health/ready")).status()).as("what was known before").isEqualTo(200);
            world.advanceSeconds(2);
            during.set(((HttpResponse.Ready) get("/health/ready")).status());
        };
        asked.ready();
        assertThat(during.get()).as("a write that takes so long has failed").isEqualTo(503);
        hanging = () -> {};
        assertThat(ready().status()).isEqualTo(200);
    }

    @Test
    void a_change_is_logged_once() {
        store.failWrites();
        for (int i = 0; i < 10; i++) {
            ready();
            world.advanceSeconds(5);
        }
        store.recover();
        ready();
        assertThat(world.logged("health.unready")).hasSize(1);
        assertThat(world.logged("health.ready")).hasSize(1);
    }

    private Runnable hanging = () -> {};

    private HttpResponse.Ready ready() {
        return get("/health/ready").ready();
    }

    private HttpResponse get(String path) {
        return app.handle(HttpRequest.get(path));
    }

    private Platform over(Store inner) {
        Platform plain = world.platform();
        return new Platform(plain.clock(), plain.random(), plain.crypto(), new Counting(inner), plain.outbound(), plain.log(),
            plain.secret());
    }

    /// Counts writes, and lets the test act in the middle of one.
    private final class Counting implements Store {
        private final Store inner;

        Counting(Store inner) {
            this.inner = inner;
        }

        @Override
        public java.util.Optional<Stored> find(Key key) {
            return inner.find(key);
        }

        @Override
        public boolean create(Key key, byte[] value, long expires) {
            written.incrementAndGet();
            return inner.create(key, value, expires);
        }

        @Override
        public boolean replace(Key key, Stored read, byte[] value, long expires) {
            hanging.run();
            written.incrementAndGet();
            return inner.replace(key, read, value, expires);
        }

        @Override
        public boolean remove(Key key, Stored read) {
            return inner.remove(key, read);
        }

        @Override
        public java.util.List<Entry> list(String kind, String owner, String after, int limit) {
            return inner.list(kind, owner, after, limit);
        }
    }
}
