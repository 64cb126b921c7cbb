package remotemcp.transport.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.http.HttpResponse;
import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.platform.Access;
import remotemcp.platform.Caller;
import remotemcp.platform.GrantStatus;
import remotemcp.platform.GuardedHandler;
import remotemcp.platform.Key;
import remotemcp.platform.MemoryPlatform;
import remotemcp.platform.OverloadedException;
import remotemcp.platform.Platform;
import remotemcp.platform.Store;
import remotemcp.protocol.Revision;
import remotemcp.transport.ActiveWork;
import remotemcp.transport.McpEndpoint;

/// What a session id is good for, and for whom (2025-11-25 basic/transports, session management).
class SessionIdTest {
    private static final String PING = OldClient.request(1, "ping", "{}");

    private final MemoryPlatform memory = MemoryPlatform.create();
    private final CountingStore store = new CountingStore(memory.store());
    private final GuardedHandler server = process();
    private final OldClient ada = OldClient.connected(server, OldClient.user("ada"), Revision.NOVEMBER_2025);

    /// A fresh process over the same store and key.
    private GuardedHandler process() {
        return process(SessionLimits.standard());
    }

    private GuardedHandler process(SessionLimits limits) {
        McpServer tools = new Workshop().server();
        Platform own = memory.platform();
        var platform = new Platform(own.clock(), own.random(), own.crypto(), store, own.outbound(), own.log(), own.secret());
        return new McpEndpoint(tools, platform, new SessionEndpoint(tools, platform, limits));
    }

    /// Grants that end when the test says so, on another node.
    private static final class Grants implements GrantStatus {
        private boolean isActive = true;

        @Override
        public boolean isActive(Caller caller) {
            return isActive;
        }

        @Override
        public long interval() {
            return 60_000;
        }

        @Override
        public void listen(Consumer<Ending> listener) {
        }
    }

    @Test
    void S17_a_clock_that_is_set_back_does_not_prolong_the_session_of_a_grant_that_ended() {
        var grants = new Grants();
        McpServer tools = new Workshop().server();
        ActiveWork work = ActiveWork.of(memory.platform(), grants);
        var endpoint =
            new McpEndpoint(tools, memory.platform(), new SessionEndpoint(tools, memory.platform(), SessionLimits.standard(), work), work);
        OldClient other = OldClient.connected(endpoint, caller("first"), Revision.NOVEMBER_2025).as(caller("second"));
        assertThat(other.post(PING).status()).isEqualTo(200);
        grants.isActive = false;
        memory.advanceSeconds(30);
        assertThat(other.post(PING).status()).as("looked at a moment ago").isEqualTo(200);
        memory.setBackSeconds(3600);
        memory.advanceSeconds(31);
        assertThat(other.post(PING).status()).isEqualTo(404);
    }

    private Caller caller(String grant) {
        return new Caller("ada", "app", Set.of(), JsonObject.empty(), new Access(grant, "token", memory.now() + 3_600_000));
    }

    /// All requests of one user write one record: whoever loses every race must not try for ever.
    @Test
    void H08_a_request_that_loses_every_race_for_the_record_of_its_users_sessions_gives_up() {
        store.isContended = true;
        assertThat(ada.post(OldClient.request(1, "logging/setLevel", "{\"level\":\"debug\"}")).status()).isEqualTo(200);
        assertThat(store.writes).isBetween(1, 20);
        assertThatThrownBy(() -> ada.delete()).isInstanceOf(OverloadedException.class);
        assertThat(store.writes).isLessThan(200);
        assertThat(ada.post(PING).status()).as("it has ended here all the same").isEqualTo(404);
    }

    @Test
    void a_restart_loses_no_session() {
        assertThat(ada.to(process()).post(PING).status()).isEqualTo(200);
    }

    @Test
    void a_restarted_server_still_knows_the_revision() {
        var march = OldClient.connected(server, OldClient.user("ada"), Revision.MARCH_2025);
        HttpResponse.Ready batch = march.to(process()).post("[" + PING + "]");
        assertThat(batch.status()).isEqualTo(200);
    }

    @Test
    void S17_another_users_session_is_not_found() {
        assertThat(ada.as(OldClient.user("eve")).post(PING).status()).isEqualTo(404);
        assertThat(ada.as(Caller.anyone()).post(PING).status()).isEqualTo(404);
        assertThat(ada.as(OldClient.user("eve")).get("text/event-stream").status()).isEqualTo(404);
        assertThat(ada.as(OldClient.user("eve")).delete().status()).isEqualTo(404);
        assertThat(ada.post(PING).status()).isEqualTo(200);
    }

    @Test
    void S17_another_users_session_is_not_found_after_a_restart_either() {
        assertThat(ada.as(OldClient.user("eve")).to(process()).post(PING).status()).isEqualTo(404);
    }

    @Test
    void S17_a_session_of_an_open_server_does_not_become_a_users() {
        var anyone = OldClient.connected(server, Caller.anyone(), Revision.NOVEMBER_2025);
        assertThat(anyone.as(OldClient.user("ada")).post(PING).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "not base64!", "../../etc"})
    void S18_a_made_up_id_is_not_found(String id) {
        HttpResponse.Ready ready = ada.session(id).post(PING);
        assertThat(ready.status()).isEqualTo(404);
        JsonObject answer = OldClient.json(ready);
        assertThat(answer.integer("id")).hasValue(1);
        assertThat(answer.object("error")).isPresent();
    }

    @Test
    void S18_an_id_changed_in_one_place_is_not_found() {
        String id = ada.sessionId();
        char last = id.charAt(20) == 'A' ? 'B' : 'A';
        assertThat(ada.session(id.substring(0, 20) + last + id.substring(21)).post(PING).status()).isEqualTo(404);
    }

    @Test
    void a_very_long_id_is_not_found_without_any_work() {
        assertThat(ada.session("A".repeat(100_000)).post(PING).status()).isEqualTo(404);
    }

    @Test
    void an_id_is_void_when_its_time_is_over() {
        memory.advance(SessionLimits.standard().lifetime() + 1);
        assertThat(ada.post(PING).status()).isEqualTo(404);
        assertThat(ada.to(process()).post(PING).status()).isEqualTo(404);
    }

    @Test
    void a_deleted_session_is_not_found_from_then_on() {
        assertThat(ada.delete().status()).isEqualTo(204);
        assertThat(ada.post(PING).status()).isEqualTo(404);
        assertThat(ada.get("text/event-stream").status()).isEqualTo(404);
        assertThat(ada.delete().status()).isEqualTo(404);
    }

    @Test
    void a_deleted_session_stays_deleted_across_a_restart() {
        ada.delete();
        assertThat(ada.to(process()).post(PING).status()).isEqualTo(404);
    }

    @Test
    void a_session_of_before_a_restart_can_be_deleted_and_stays_so() {
        assertThat(ada.to(process()).delete().status()).isEqualTo(204);
        assertThat(ada.to(process()).post(PING).status()).isEqualTo(404);
    }

    @Test
    void a_known_session_costs_no_store_read() {
        ada.post(PING);
        ada.post(PING);
        assertThat(store.reads).isZero();
    }

    @Test
    void a_session_of_before_a_restart_costs_one_store_read() {
        var later = ada.to(process());
        later.post(PING);
        later.post(PING);
        assertThat(store.reads).isEqualTo(1);
    }

    @Test
    void H14_sessions_of_an_open_server_write_nothing_to_the_store() {
        var anyone = OldClient.connected(server, Caller.anyone(), Revision.NOVEMBER_2025);
        assertThat(anyone.delete().status()).isEqualTo(204);
        assertThat(anyone.post(PING).status()).isEqualTo(404);
        assertThat(store.writes).isZero();
    }

    @Test
    void a_session_that_was_pushed_out_of_memory_goes_on() {
        var small = process(new SessionLimits(100, 3, 8, 64, 50, 1_000_000));
        var first = OldClient.connected(small, OldClient.user("ada"), Revision.NOVEMBER_2025);
        for (int i = 0; i < 10; i++) {
            memory.advance(1);
            OldClient.connected(small, OldClient.user("ada"), Revision.NOVEMBER_2025);
        }
        int before = store.reads;
        assertThat(first.post(PING).status()).isEqualTo(200);
        assertThat(store.reads).isEqualTo(before + 1);
    }

    @Test
    void one_users_many_sessions_push_out_nobody_else() {
        var small = process(new SessionLimits(100, 3, 8, 64, 50, 1_000_000));
        var bob = OldClient.connected(small, OldClient.user("bob"), Revision.NOVEMBER_2025);
        for (int i = 0; i < 200; i++) {
            memory.advance(1);
            OldClient.connected(small, OldClient.user("ada"), Revision.NOVEMBER_2025);
        }
        int before = store.reads;
        assertThat(bob.post(PING).status()).isEqualTo(200);
        assertThat(store.reads).isEqualTo(before);
    }

    @Test
    void H08_a_user_whose_sessions_are_all_busy_gets_no_more() {
        var small = process(new SessionLimits(100, 3, 8, 64, 50, 1_000_000));
        for (int i = 0; i < 3; i++) {
            OldClient.stream(OldClient.connected(small, OldClient.user("ada"), Revision.NOVEMBER_2025).get("text/event-stream"));
        }
        HttpResponse.Ready refused = OldClient.of(small, OldClient.user("ada")).post(OldClient.initialize("2025-11-25"));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(OldClient.json(refused).object("error")).isPresent();
        assertThat(OldClient.of(small, OldClient.user("bob")).post(OldClient.initialize("2025-11-25")).status()).isEqualTo(200);
    }

    /// Counts what reaches the store.
    private static final class CountingStore implements Store {
        private final Store store;
        private int reads;
        private int writes;
        private boolean isContended;

        private CountingStore(Store store) {
            this.store = store;
        }

        @Override
        public java.util.Optional<Stored> find(Key key) {
            reads++;
            return store.find(key);
        }

        @Override
        public boolean create(Key key, byte[] value, long expires) {
            writes++;
            return !isContended && store.create(key, value, expires);
        }

        @Override
        public boolean replace(Key key, Stored read, byte[] value, long expires) {
            writes++;
            return !isContended && store.replace(key, read, value, expires);
        }

        @Override
        public boolean remove(Key key, Stored read) {
            writes++;
            return store.remove(key, read);
        }

        @Override
        public java.util.List<Entry> list(String kind, String owner, String after, int limit) {
            reads++;
            return store.list(kind, owner, after, limit);
        }
    }
}
