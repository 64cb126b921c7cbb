package remotemcp.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import remotemcp.platform.Clock;
import remotemcp.platform.Key;
import remotemcp.platform.Store;

/// What every [Store] keeps to. Each engine has a class that opens its own.
public abstract class StoreContract {
    private static final long NEVER = Long.MAX_VALUE;
    private static final Key KEY = new Key("grant", "ann", "1");

    private final AtomicLong now = new AtomicLong(1_800_000_000_000L);
    private Store store;

    /// An empty store that reads this clock.
    protected abstract Store open(Clock clock) throws Exception;

    @BeforeEach
    void open() throws Exception {
        store = open(now::get);
    }

    @AfterEach
    void close() throws Exception {
        if (store instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    @Test
    void a_created_record_is_found_as_it_was_written() {
        byte[] every = new byte[256];
        for (int i = 0; i < every.length; i++) {
            every[i] = (byte) i;
        }
        assertThat(store.create(KEY, every, NEVER)).isTrue();
        assertThat(found(KEY).value()).isEqualTo(every);
        assertThat(found(KEY).expires()).isEqualTo(NEVER);
    }

    @Test
    void empty_and_large_values_are_kept() {
        byte[] large = new byte[1 << 20];
        large[large.length - 1] = 7;
        store.create(KEY, new byte[0], NEVER);
        store.create(new Key("grant", "ann", "2"), large, NEVER);
        assertThat(found(KEY).value()).isEmpty();
        assertThat(found(new Key("grant", "ann", "2")).value()).isEqualTo(large);
    }

    @Test
    void a_record_that_was_never_made_is_not_found() {
        assertThat(store.find(KEY)).isEmpty();
        assertThat(store.list("grant", "ann", "", 10)).isEmpty();
    }

    @Test
    void kind_owner_and_id_each_tell_records_apart() {
        store.create(KEY, bytes("it"), NEVER);
        assertThat(store.find(new Key("code", "ann", "1"))).isEmpty();
        assertThat(store.find(new Key("grant", "bob", "1"))).isEmpty();
        assertThat(store.find(new Key("grant", "ann", "2"))).isEmpty();
        assertThat(store.find(new Key("grant", "Ann", "1"))).isEmpty();
    }

    @Test
    void creating_what_is_there_changes_nothing() {
        store.create(KEY, bytes("first"), NEVER);
        long version = found(KEY).version();
        assertThat(store.create(KEY, bytes("second"), NEVER)).isFalse();
        assertThat(text(KEY)).isEqualTo("first");
        assertThat(found(KEY).version()).isEqualTo(version);
    }

    @Test
    void the_version_that_was_read_may_be_replaced_once() {
        store.create(KEY, bytes("first"), NEVER);
        Store.Stored read = found(KEY);
        assertThat(store.replace(KEY, read, bytes("second"), now.get() + 5)).isTrue();
        assertThat(store.replace(KEY, read, bytes("third"), NEVER)).isFalse();
        assertThat(text(KEY)).isEqualTo("second");
        assertThat(found(KEY).expires()).isEqualTo(now.get() + 5);
        assertThat(found(KEY).version()).isNotEqualTo(read.version());
    }

    @Test
    void the_same_value_written_again_is_another_version() {
        store.create(KEY, bytes("same"), NEVER);
        Store.Stored read = found(KEY);
        store.replace(KEY, read, bytes("same"), NEVER);
        assertThat(store.replace(KEY, read, bytes("other"), NEVER)).isFalse();
    }

    @Test
    void only_the_version_that_was_read_may_be_removed() {
        store.create(KEY, bytes("first"), NEVER);
        Store.Stored read = found(KEY);
        store.replace(KEY, read, bytes("second"), NEVER);
        assertThat(store.remove(KEY, read)).isFalse();
        assertThat(store.remove(KEY, found(KEY))).isTrue();
        assertThat(store.find(KEY)).isEmpty();
        assertThat(store.remove(KEY, read)).isFalse();
    }

    @Test
    void a_record_made_anew_is_not_taken_for_the_removed_one() {
        store.create(KEY, bytes("first"), NEVER);
        Store.Stored read = found(KEY);
        store.remove(KEY, read);
        store.create(KEY, bytes("first"), NEVER);
        assertThat(store.replace(KEY, read, bytes("late"), NEVER)).isFalse();
        assertThat(store.remove(KEY, read)).isFalse();
        assertThat(text(KEY)).isEqualTo("first");
    }

    @Test
    void a_record_lives_to_the_millisecond_before_it_expires() {
        store.create(KEY, bytes("brief"), now.get() + 60);
        now.addAndGet(59);
        assertThat(store.find(KEY)).isPresent();
        assertThat(store.list("grant", "ann", "", 10)).hasSize(1);
        now.addAndGet(1);
        assertThat(store.find(KEY)).isEmpty();
        assertThat(store.list("grant", "ann", "", 10)).isEmpty();
    }

    @Test
    void a_record_of_no_life_at_all_is_never_seen() {
        store.create(KEY, bytes("gone"), now.get());
        assertThat(store.find(KEY)).isEmpty();
    }

    @Test
    void an_expired_record_is_neither_replaced_nor_removed_and_makes_room() {
        store.create(KEY, bytes("old"), now.get() + 1);
        Store.Stored read = found(KEY);
        now.addAndGet(1);
        assertThat(store.replace(KEY, read, bytes("late"), NEVER)).isFalse();
        assertThat(store.remove(KEY, read)).isFalse();
        assertThat(store.create(KEY, bytes("new"), NEVER)).isTrue();
        assertThat(text(KEY)).isEqualTo("new");
        assertThat(store.replace(KEY, read, bytes("late"), NEVER)).isFalse();
    }

    @Test
    void a_list_is_in_the_order_of_ids_and_goes_on_after_any_of_them() {
        for (String id : List.of("b", "a", "Z", "_", "-", "10", "9", "aa")) {
            store.create(new Key("grant", "ann", id), bytes(id), NEVER);
        }
        store.create(new Key("grant", "bob", "c"), bytes("c"), NEVER);
        store.create(new Key("code", "ann", "d"), bytes("d"), NEVER);
        assertThat(ids("", 100)).containsExactly("-", "10", "9", "Z", "_", "a", "aa", "b");
        assertThat(ids("", 3)).containsExactly("-", "10", "9");
        assertThat(ids("9", 3)).containsExactly("Z", "_", "a");
        assertThat(ids("Y", 2)).containsExactly("Z", "_");
        assertThat(ids("b", 3)).isEmpty();
    }

    @Test
    void a_listed_record_may_be_replaced() {
        store.create(KEY, bytes("first"), NEVER);
        Store.Entry entry = store.list("grant", "ann", "", 1).getFirst();
        assertThat(entry.key()).isEqualTo(KEY);
        assertThat(new String(entry.stored().value(), StandardCharsets.UTF_8)).isEqualTo("first");
        assertThat(store.replace(KEY, entry.stored(), bytes("second"), NEVER)).isTrue();
    }

    @Test
    void V28_of_fifty_who_create_one_record_one_wins() throws Exception {
        List<Boolean> wins = race(50, i -> () -> store.create(KEY, bytes("by " + i), NEVER));
        assertThat(wins).filteredOn(win -> win).hasSize(1);
        assertThat(text(KEY)).isEqualTo("by " + wins.indexOf(true));
    }

    @Test
    void V28_of_fifty_who_replace_one_version_one_wins() throws Exception {
        store.create(KEY, bytes("first"), NEVER);
        Store.Stored read = found(KEY);
        List<Boolean> wins = race(50, i -> () -> store.replace(KEY, read, bytes("by " + i), NEVER));
        assertThat(wins).filteredOn(win -> win).hasSize(1);
        assertThat(text(KEY)).isEqualTo("by " + wins.indexOf(true));
    }

    @Test
    void V28_of_fifty_who_remove_one_version_one_wins() throws Exception {
        store.create(KEY, bytes("first"), NEVER);
        Store.Stored read = found(KEY);
        assertThat(race(50, i -> () -> store.remove(KEY, read))).filteredOn(win -> win).hasSize(1);
    }

    @Test
    void fifty_who_read_and_replace_until_it_holds_lose_no_step() throws Exception {
        store.create(KEY, bytes("0"), NEVER);
        race(50, i -> this::countUp);
        assertThat(text(KEY)).isEqualTo("50");
    }

    @Test
    void an_interrupted_caller_still_learns_how_its_write_ended_and_stays_interrupted() {
        Thread.currentThread().interrupt();
        assertThat(store.create(KEY, bytes("kept"), NEVER)).isTrue();
        assertThat(store.find(KEY)).isPresent();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(text(KEY)).isEqualTo("kept");
    }

    private boolean countUp() {
        while (true) {
            Store.Stored read = found(KEY);
            int count = Integer.parseInt(new String(read.value(), StandardCharsets.UTF_8));
            if (store.replace(KEY, read, bytes(String.valueOf(count + 1)), NEVER)) {
                return true;
            }
        }
    }

    /// Starts all at one signal, each on a virtual thread of its own.
    private static List<Boolean> race(int count, java.util.function.IntFunction<Callable<Boolean>> runner) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<java.util.concurrent.Future<Boolean>>();
            for (int i = 0; i < count; i++) {
                Callable<Boolean> step = runner.apply(i);
                running.add(threads.submit(() -> {
                    start.await();
                    return step.call();
                }));
            }
            start.countDown();
            var results = new ArrayList<Boolean>();
            for (var future : running) {
                results.add(future.get());
            }
            return results;
        }
    }

    private List<String> ids(String after, int limit) {
        return store.list("grant", "ann", after, limit).stream().map(entry -> entry.key().id()).toList();
    }

    private Store.Stored found(Key key) {
        return store.find(key).orElseThrow();
    }

    private String text(Key key) {
        return new String(found(key).value(), StandardCharsets.UTF_8);
    }

    protected static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
