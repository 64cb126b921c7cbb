package remotemcp.transport.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Bounds on what old sessions hold in memory.
class LiveSessionsTest {
    private final LiveSessions live = new LiveSessions(new SessionLimits(1000, 10, 8, 64, 50, 1_000_000));

    private boolean add(String id, String subject, long now) {
        boolean fits = live.makeRoom(subject);
        if (fits) {
            live.add(new Session(id, subject, "", Handshake.none(), Long.MAX_VALUE, now));
        }
        return fits;
    }

    @Test
    void H14_a_hundred_thousand_sessions_of_as_many_users_hold_no_more_than_the_limit() {
        for (int i = 0; i < 100_000; i++) {
            assertThat(add("s" + i, "user" + i, i)).isTrue();
        }
        assertThat(live.size()).isLessThanOrEqualTo(1000);
        assertThat(live.has("s99999")).isTrue();
        assertThat(live.has("s0")).isFalse();
    }

    @Test
    void H14_a_hundred_thousand_sessions_of_an_open_server_hold_no_more_than_the_limit() {
        for (int i = 0; i < 100_000; i++) {
            assertThat(add("s" + i, "", i)).isTrue();
        }
        assertThat(live.size()).isLessThanOrEqualTo(1000);
    }

    @Test
    void what_was_used_last_is_forgotten_last() {
        add("often", "ada", 0);
        for (int i = 1; i < 100; i++) {
            live.find("often").orElseThrow().touch(i);
            add("s" + i, "ada", i);
        }
        assertThat(live.has("often")).isTrue();
    }

    @Test
    void a_session_with_a_call_at_work_is_not_forgotten() {
        add("busy", "ada", 0);
        live.find("busy").orElseThrow().calls().begin(remotemcp.json.Json.of(1), 0, 64);
        for (int i = 1; i < 100; i++) {
            add("s" + i, "ada", i);
        }
        assertThat(live.has("busy")).isTrue();
    }

    @Test
    void a_user_has_room_again_when_a_session_goes() {
        for (int i = 0; i < 10; i++) {
            add("s" + i, "ada", i);
            live.find("s" + i).orElseThrow().attach(new RecordingStream(() -> {}));
        }
        assertThat(add("one-more", "ada", 10)).isFalse();
        live.remove(live.find("s3").orElseThrow());
        live.remove(new Session("s3", "ada", "", Handshake.none(), 0, 0));
        assertThat(add("one-more", "ada", 11)).isTrue();
        assertThat(live.size()).isEqualTo(10);
    }

    @Test
    void a_call_that_never_told_its_end_does_not_count_for_ever() {
        var calls = new RunningCalls();
        for (int i = 0; i < 3; i++) {
            assertThat(calls.begin(remotemcp.json.Json.of(i), 0, 3)).isPresent();
        }
        assertThat(calls.begin(remotemcp.json.Json.of(4), 1_000, 3)).isEmpty();
        assertThat(calls.begin(remotemcp.json.Json.of(5), 2 * 60 * 60 * 1000L, 3)).isPresent();
    }
}
