package remotemcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SegmentsTest {

    @Test
    void pieces_of_every_size_are_joined_in_their_order() {
        var random = new Random(7);
        for (int round = 0; round < 50; round++) {
            var whole = new byte[random.nextInt(400_000)];
            random.nextBytes(whole);
            var segments = new Segments();
            for (int at = 0; at < whole.length;) {
                int end = Math.min(whole.length, at + 1 + random.nextInt(random.nextBoolean() ? 3 : 90_000));
                segments.add(Arrays.copyOfRange(whole, at, end));
                at = end;
            }
            assertThat(segments.length()).isEqualTo(whole.length);
            assertThat(segments.joined()).isEqualTo(whole);
            assertThat(segments.capacity()).isLessThanOrEqualTo(2 * whole.length + 512);
        }
    }

    @Test
    void pieces_of_one_byte_cost_hardly_more_than_their_bytes() {
        var segments = new Segments();
        for (int i = 0; i < 1_000_000; i++) {
            segments.add(new byte[]{(byte) i});
        }
        assertThat(segments.capacity()).isLessThan(1_100_000);
    }

    @Test
    void nothing_is_nothing() {
        var segments = new Segments();
        segments.add(new byte[0]);
        assertThat(segments.joined()).isEmpty();
        assertThat(segments.capacity()).isZero();
    }
}
