package remotemcp.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import remotemcp.http.Body;
import remotemcp.http.EventStream;
import remotemcp.http.ServerSentEvent;
import remotemcp.json.JsonObject;
import remotemcp.platform.Access;
import remotemcp.platform.Caller;
import remotemcp.platform.GrantStatus;
import remotemcp.platform.MemoryPlatform;
import remotemcp.protocol.RpcException;

class ActiveWorkTest {
    private static final long MINUTE = 60_000;
    private final MemoryPlatform world = MemoryPlatform.create();
    private final Grants grants = new Grants();
    private final ActiveWork work = ActiveWork.of(world.platform(), grants);

    /// Grants that end when the test says so: here, or on another node.
    private static final class Grants implements GrantStatus {
        private final List<Consumer<Ending>> listeners = new ArrayList<>();
        private boolean isActive = true;
        private Runnable whileAsked = () -> {};
        private int asked;

        @Override
        public boolean isActive(Caller caller) {
            asked++;
            whileAsked.run();
            return isActive;
        }

        @Override
        public long interval() {
            return MINUTE;
        }

        @Override
        public void listen(Consumer<Ending> listener) {
            listeners.add(listener);
        }
    }

    private static final class Stream implements EventStream {
        private final Body.OpenEvents body;
        private final List<ServerSentEvent> sent = new ArrayList<>();
        private boolean isOpen = true;

        private Stream(Body.OpenEvents body) {
            this.body = body;
            body.opened().accept(this);
        }

        @Override
        public boolean send(ServerSentEvent event) {
            sent.add(event);
            return isOpen;
        }

        @Override
        public void close() {
            if (isOpen) {
                isOpen = false;
                body.closed().run();
            }
        }

        @Override
        public boolean isOpen() {
            return isOpen;
        }
    }

    private Caller caller(String grant) {
        return new Caller("ada", "app", Set.of(), JsonObject.empty(), new Access(grant, "token", world.now() + 60 * MINUTE));
    }

    private Stream open(Caller caller, AtomicInteger closed) {
        return new Stream(work.stream(caller, new Body.OpenEvents(stream -> {}, closed::incrementAndGet)));
    }

    private Stream open(String grant) {
        return open(caller(grant), new AtomicInteger());
    }

    /// Does so many calls of the user inside each other, and then this.
    private void calls(int more, Runnable then) {
        if (more == 0) {
            then.run();
        } else {
            work.call(caller("g"), () -> {}, () -> {
                calls(more - 1, then);
                return "";
            });
        }
    }

    @Test
    void H08_a_user_has_at_most_sixty_four_calls_at_work_and_is_told_what_to_do() {
        calls(64, () -> {
            assertThatThrownBy(() -> work.call(caller("other"), () -> {}, () -> "")).isInstanceOf(RpcException.class)
                .hasMessageContaining("64").hasMessageContaining("try again");
            assertThat(work.call(new Caller("eve", "app", Set.of(), JsonObject.empty()), () -> {}, () -> "hers")).isEqualTo("hers");
        });
        assertThat(work.call(caller("g"), () -> {}, () -> "again")).isEqualTo("again");
    }

    @Test
    void H08_a_user_has_at_most_sixty_four_streams_open() {
        var streams = new ArrayList<Stream>();
        for (int i = 0; i < 64; i++) {
            assertThat(work.hasRoomForStream(caller("g"))).isTrue();
            streams.add(open("g"));
        }
        assertThat(work.hasRoomForStream(caller("g"))).isFalse();
        var closed = new AtomicInteger();
        assertThat(open(caller("g"), closed).isOpen).as("one that was let in at the same moment").isFalse();
        assertThat(closed.get()).isEqualTo(1);
        streams.getFirst().close();
        assertThat(work.hasRoomForStream(caller("g"))).isTrue();
        assertThat(open("g").isOpen).isTrue();
    }

    @Test
    void S17_the_end_of_a_grant_closes_its_streams_and_stops_its_calls_at_once() {
        Stream mine = open("g");
        Stream other = open("h");
        var cancelled = new AtomicBoolean();
        work.call(caller("g"), () -> cancelled.set(true), () -> {
            grants.listeners.forEach(listener -> listener.accept(new GrantStatus.Ending("g", Set.of())));
            return "";
        });
        assertThat(cancelled.get()).isTrue();
        assertThat(mine.isOpen).isFalse();
        assertThat(other.isOpen).isTrue();
    }

    @Test
    void S17_the_end_of_one_access_token_ends_what_it_authorised_and_nothing_else() {
        Stream mine = open("g");
        grants.listeners.forEach(listener -> listener.accept(new GrantStatus.Ending("g", Set.of("another"))));
        assertThat(mine.isOpen).isTrue();
        grants.listeners.forEach(listener -> listener.accept(new GrantStatus.Ending("g", Set.of("token"))));
        assertThat(mine.isOpen).isFalse();
    }

    @Test
    void S17_a_grant_that_ended_on_another_node_is_noticed_within_the_interval() {
        Stream stream = open("g");
        var cancelled = new AtomicBoolean();
        work.call(caller("g"), () -> cancelled.set(true), () -> {
            world.advance(MINUTE - 6_000);
            grants.isActive = false;
            assertThat(stream.isOpen).isTrue();
            world.advance(12_000);
            return "";
        });
        assertThat(stream.isOpen).isFalse();
        assertThat(cancelled.get()).isTrue();
    }

    @Test
    void the_store_is_asked_once_an_interval_for_all_streams_of_one_token() {
        for (int i = 0; i < 20; i++) {
            open("g");
        }
        world.advance(10 * MINUTE + 6_000);
        assertThat(grants.asked).isBetween(8, 11);
    }

    /// What waits for the store must not grow while the store is slow.
    @Test
    void a_store_that_takes_minutes_to_answer_is_asked_one_thing_at_a_time() {
        for (int i = 0; i < 20; i++) {
            open("g" + i);
        }
        var asking = new AtomicInteger();
        var most = new AtomicInteger();
        grants.whileAsked = () -> {
            most.accumulateAndGet(asking.incrementAndGet(), Math::max);
            if (grants.asked < 100) {
                world.advance(MINUTE);
            }
            asking.decrementAndGet();
        };
        world.advance(2 * MINUTE);
        assertThat(grants.asked).isGreaterThanOrEqualTo(20);
        assertThat(most).hasValue(1);
    }

    @Test
    void a_store_that_fails_ends_nothing_and_is_asked_once_a_sweep_for_all_streams_of_one_token() {
        var streams = new ArrayList<Stream>();
        for (int i = 0; i < 20; i++) {
            streams.add(open("g"));
        }
        grants.whileAsked = () -> {
            throw new IllegalStateException("the database failed");
        };
        world.advance(MINUTE + 6_000);
        assertThat(grants.asked).isBetween(1, 2);
        assertThat(world.logged("grant.unverified")).hasSize(grants.asked);
        assertThat(streams).allMatch(stream -> stream.isOpen);
        grants.whileAsked = () -> {};
        grants.isActive = false;
        world.advance(6_000);
        assertThat(streams).noneMatch(stream -> stream.isOpen);
    }

    @Test
    void S17_a_stream_ends_with_its_token() {
        Stream stream = open("g");
        world.advance(60 * MINUTE - 1_000);
        assertThat(stream.isOpen).isTrue();
        world.advance(6_000);
        assertThat(stream.isOpen).isFalse();
    }

    @Test
    void S17_a_call_ends_a_quarter_of_an_hour_after_its_token() {
        var cancelled = new AtomicBoolean();
        work.call(caller("g"), () -> cancelled.set(true), () -> {
            world.advance(74 * MINUTE);
            assertThat(cancelled.get()).as("its client had no reason to refresh").isFalse();
            world.advance(2 * MINUTE);
            return "";
        });
        assertThat(cancelled.get()).isTrue();
    }

    @Test
    void a_call_goes_on_when_its_client_calls_again_with_a_fresh_token_of_the_same_grant() {
        var cancelled = new AtomicBoolean();
        work.call(caller("g"), () -> cancelled.set(true), () -> {
            world.advance(50 * MINUTE);
            work.call(caller("g"), () -> {}, () -> "");
            world.advance(40 * MINUTE);
            assertThat(cancelled.get()).isFalse();
            work.call(caller("h"), () -> {}, () -> "");
            world.advance(40 * MINUTE);
            return "";
        });
        assertThat(cancelled.get()).as("another grant renews nothing").isTrue();
    }

    @Test
    void a_stream_lives_on_with_a_fresh_token_of_its_grant_and_its_client_hears_nothing_of_it() {
        var opened = new ArrayList<EventStream>();
        var stream = new Stream(work.stream(caller("g"), new Body.OpenEvents(opened::add, () -> {})));
        opened.getFirst().send(ActiveWork.renewed(new Access("g", "fresh", world.now() + 120 * MINUTE)));
        assertThat(stream.sent).isEmpty();
        world.advance(119 * MINUTE);
        assertThat(stream.isOpen).isTrue();
        world.advance(2 * MINUTE);
        assertThat(stream.isOpen).isFalse();
    }

    @Test
    void nothing_is_counted_or_ended_on_an_open_server() {
        Caller anyone = Caller.anyone();
        var streams = new ArrayList<Stream>();
        for (int i = 0; i < 200; i++) {
            assertThat(work.hasRoomForStream(anyone)).isTrue();
            streams.add(open(anyone, new AtomicInteger()));
        }
        world.advance(1_000 * MINUTE);
        assertThat(streams).allMatch(stream -> stream.isOpen);
        assertThat(grants.asked).isZero();
    }
}
