package remotemcp.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SealedStoreTest {
    private static final long NEVER = Long.MAX_VALUE;
    private static final Key ANN = new Key("account", "ann", "profile");
    private static final Key BOB = new Key("account", "bob", "profile");

    private final MemoryPlatform world = MemoryPlatform.create();
    private final Store inner = world.store();
    private final SealedStore store = sealedWith(world.platform().secret());
    private final byte[] value = "ann@example.org".getBytes(StandardCharsets.UTF_8);

    @Test
    void what_was_written_is_read_again_by_find_and_list() {
        store.create(ANN, value, NEVER);
        assertThat(store.find(ANN)).hasValueSatisfying(stored -> assertThat(stored.value()).isEqualTo(value));
        assertThat(store.list("account", "ann", "", 10)).singleElement()
            .satisfies(entry -> assertThat(entry.stored().value()).isEqualTo(value));
    }

    @Test
    void a_replaced_value_is_read_again_and_versions_still_decide() {
        store.create(ANN, value, NEVER);
        Store.Stored read = store.find(ANN).orElseThrow();
        byte[] other = {1, 2, 3};
        assertThat(store.replace(ANN, read, other, NEVER)).isTrue();
        assertThat(store.replace(ANN, read, value, NEVER)).isFalse();
        assertThat(store.find(ANN).orElseThrow().value()).isEqualTo(other);
        assertThat(store.remove(ANN, read)).isFalse();
        assertThat(store.remove(ANN, store.find(ANN).orElseThrow())).isTrue();
    }

    @Test
    void H09_the_value_is_not_readable_in_the_store_below() {
        store.create(ANN, value, NEVER);
        String below = new String(inner.find(ANN).orElseThrow().value(), StandardCharsets.ISO_8859_1);
        assertThat(below).doesNotContain("ann").doesNotContain("example");
    }

    @Test
    void the_same_value_looks_different_at_each_write() {
        store.create(ANN, value, NEVER);
        byte[] first = inner.find(ANN).orElseThrow().value();
        store.replace(ANN, store.find(ANN).orElseThrow(), value, NEVER);
        assertThat(inner.find(ANN).orElseThrow().value()).isNotEqualTo(first);
    }

    @Test
    void a_value_copied_to_another_key_does_not_open() {
        store.create(ANN, value, NEVER);
        inner.create(BOB, inner.find(ANN).orElseThrow().value(), NEVER);
        assertThatThrownBy(() -> store.find(BOB)).isInstanceOf(IllegalStateException.class).hasMessageContaining("account");
        assertThatThrownBy(() -> store.list("account", "bob", "", 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keys_whose_parts_join_to_the_same_text_are_not_taken_for_each_other() {
        store.create(new Key("a", "bc", "d"), value, NEVER);
        inner.create(new Key("a", "b", "cd"), inner.find(new Key("a", "bc", "d")).orElseThrow().value(), NEVER);
        assertThatThrownBy(() -> store.find(new Key("a", "b", "cd"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_record_given_a_longer_life_below_does_not_open() {
        store.create(ANN, value, world.now() + 1000);
        inner.replace(ANN, inner.find(ANN).orElseThrow(), inner.find(ANN).orElseThrow().value(), world.now() + 100_000);
        assertThatThrownBy(() -> store.find(ANN)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_value_with_any_byte_changed_or_cut_does_not_open() {
        store.create(ANN, value, NEVER);
        byte[] sealed = inner.find(ANN).orElseThrow().value();
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            below(changed);
            assertThatThrownBy(() -> store.find(ANN)).isInstanceOf(IllegalStateException.class);
            below(java.util.Arrays.copyOf(sealed, i));
            assertThatThrownBy(() -> store.find(ANN)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void another_secret_is_noticed_at_start() {
        assertThat(store.opens()).isTrue();
        assertThat(store.opens()).isTrue();
        assertThat(sealedWith(new byte[32]).opens()).isFalse();
    }

    private void below(byte[] sealed) {
        assertThat(inner.replace(ANN, inner.find(ANN).orElseThrow(), sealed, NEVER)).isTrue();
    }

    private SealedStore sealedWith(byte[] secret) {
        return new SealedStore(inner, world.platform().crypto(), world.platform().random(), secret);
    }
}
