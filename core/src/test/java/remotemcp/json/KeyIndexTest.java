package remotemcp.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyIndexTest {

    @Test
    void every_key_is_found_and_no_other() {
        var random = new Random(3);
        for (int size = 0; size < 70; size++) {
            var distinct = new HashSet<String>();
            while (distinct.size() < size) {
                distinct.add(Integer.toString(random.nextInt(200), 36) + (random.nextBoolean() ? "Aa" : "BB"));
            }
            var keys = new ArrayList<>(distinct).toArray(new String[0]);
            int[] order = KeyIndex.sort(keys);
            for (int i = 0; i < size; i++) {
                assertThat(KeyIndex.find(keys, order, keys[i])).isEqualTo(i);
            }
            assertThat(KeyIndex.find(keys, order, "absent")).isEqualTo(-1);
        }
    }

    @Test
    void equal_keys_keep_the_order_they_came_in() {
        int[] order = KeyIndex.sort(new String[]{"b", "a", "b", "a", "b"});
        assertThat(order).containsExactly(1, 3, 0, 2, 4);
    }
}
