package remotemcp.client.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.client.ClientException;
import remotemcp.http.Departure;
import remotemcp.http.HeaderList;
import remotemcp.platform.Arrival;

/// Event streams as the WHATWG's standard reads them, however the bytes are cut into pieces.
class EventReaderTest {
    private static final Deadline LATER = Deadline.in(1000, () -> 0, new Departure());
    private static final String STREAM = "\uFEFF: comment\n\nevent: endpoint\r\ndata: /messages?x=ü\r\n\r\nid: 7\nretry: 250\ndata\n\n"
        + "data: one\rdata:two\rdata:  three\r\rnothing: known\n\n\n\ndata: {\"a\":1}\nid\n\ndata: cut off";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 1000})
    void pieces_of_any_size_make_the_same_events(int size) {
        assertThat(read(STREAM, size)).containsExactly(
            "endpoint|/messages?x=ü|-|-", "|" + "" + "|7|250", "|one\ntwo\n three|-|-", "|{\"a\":1}||-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id: a\u0000b", "id: ü", "retry: 1s", "retry:", "retry: -1"})
    void fields_that_cannot_be_used_are_passed_over(String line) {
        assertThat(read(line + "\ndata: x\n\n", 100)).containsExactly("|x|-|-");
    }

    @Test
    void a_wait_beyond_all_numbers_is_a_long_one() {
        assertThat(read("retry: 99999999999999999999\n\n", 100)).containsExactly("||-|" + Integer.MAX_VALUE);
    }

    @Test
    void a_line_without_end_is_given_up_before_it_fills_the_memory() {
        byte[] piece = new byte[1 << 20];
        Arrays.fill(piece, (byte) 'x');
        var endless = new Pieces(new ArrayDeque<>()) {
            @Override
            public Optional<byte[]> next(int timeoutMillis) {
                return Optional.of(piece);
            }
        };
        assertThatThrownBy(() -> new EventReader(endless).next(LATER)).isInstanceOf(ClientException.class)
            .hasMessageContaining("longer than");
    }

    private static List<String> read(String stream, int size) {
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        var pieces = new ArrayDeque<byte[]>();
        for (int at = 0; at < bytes.length; at += size) {
            pieces.add(Arrays.copyOfRange(bytes, at, Math.min(at + size, bytes.length)));
        }
        var reader = new EventReader(new Pieces(pieces));
        var events = new ArrayList<String>();
        for (var event = reader.next(LATER); event.isPresent(); event = reader.next(LATER)) {
            events.add(
                event.get().type() + "|" + new String(event.get().data(), StandardCharsets.UTF_8) + "|" + event.get().id().orElse("-") + "|"
                    + (event.get().retry().isPresent() ? Integer.toString(event.get().retry().getAsInt()) : "-"));
        }
        return events;
    }

    private static class Pieces implements Arrival {
        private final Deque<byte[]> pieces;

        Pieces(Deque<byte[]> pieces) {
            this.pieces = pieces;
        }

        @Override
        public int status() {
            return 200;
        }

        @Override
        public HeaderList headers() {
            return HeaderList.empty();
        }

        @Override
        public Optional<byte[]> next(int timeoutMillis) {
            return Optional.ofNullable(pieces.poll());
        }

        @Override
        public void close() {
            pieces.clear();
        }
    }
}
