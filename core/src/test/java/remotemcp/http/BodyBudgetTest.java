package remotemcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyBudgetTest {
    private static final int MB = 1 << 20;
    private static final BodyLimit OPEN = BodyLimit.open(64 << 10, head -> HttpResponse.of(413));
    private static final BodyLimit GUARDED = BodyLimit.guarded(4 * MB, head -> HttpResponse.of(413));

    private final BodyBudget budget = BodyBudget.of(600L * MB, 4 * MB);

    @Test
    void there_is_always_room_for_one_body_of_the_largest_size() {
        var small = BodyBudget.of(16L * MB, 4 * MB);
        var claim = small.claim(from("192.0.2.1", "ada", GUARDED));
        assertThat(claim.holds(4 * MB + 64)).isTrue();
        assertThat(claim.isHandled(4 * MB)).isTrue();
    }

    @Test
    void H03_requests_that_no_guard_admitted_leave_room_for_those_that_one_did() {
        List<BodyBudget.Claim> taken = fill(i -> from("192.0.2." + i, "", OPEN));
        assertThat(budget.held()).isBetween(49L * MB, 50L * MB);
        assertThat(budget.claim(from("198.51.100.1", "", OPEN)).holds(MB)).isFalse();
        assertThat(budget.claim(from("198.51.100.1", "ada", GUARDED)).holds(20 * MB)).isTrue();
        taken.forEach(BodyBudget.Claim::close);
        assertThat(budget.claim(from("198.51.100.1", "", OPEN)).holds(MB)).isTrue();
    }

    @Test
    void H08_one_user_has_a_part_from_wherever_it_sends() {
        fill(i -> from("192.0.2." + i, "eve", GUARDED));
        assertThat(budget.held()).isEqualTo(25L * MB);
        assertThat(budget.claim(from("192.0.2.1", "ada", GUARDED)).holds(MB)).isTrue();
    }

    @Test
    void H03_one_network_has_a_part_with_all_its_addresses() {
        fill(i -> from("2001:db8::" + i, "", OPEN));
        assertThat(budget.held()).isEqualTo(6L * MB);
        assertThat(budget.claim(from("2001:db8:0:1::1", "", OPEN)).holds(MB)).isTrue();
    }

    @Test
    void H03_one_site_has_a_part_with_all_its_networks() {
        fill(i -> from("2001:db8:0:" + i + "::1", "", OPEN));
        assertThat(budget.held()).isEqualTo(12L * MB);
        assertThat(budget.claim(from("2001:db8:1::1", "", OPEN)).holds(MB)).isTrue();
    }

    @Test
    void H03_small_bodies_that_a_few_addresses_leave_unfinished_leave_room_for_others() {
        for (int i = 0; i < 100_000; i++) {
            budget.claim(from("192.0.2." + i % 4, "", OPEN)).holds(4 << 10);
        }
        assertThat(budget.held()).isEqualTo(25L * MB);
        assertThat(budget.claim(from("198.51.100.1", "", OPEN)).holds(MB)).isTrue();
        assertThat(budget.senders()).isEqualTo(5);
    }

    @Test
    void H03_large_bodies_of_one_network_on_a_small_server_leave_room_for_others() {
        var small = BodyBudget.of(128L * MB, 4 * MB);
        for (int i = 0; i < 1_000; i++) {
            small.claim(from("192.0.2.1", "", OPEN)).holds(60_000);
        }
        assertThat(small.claim(from("198.51.100.1", "", OPEN)).holds(60_000)).isTrue();
    }

    @Test
    void an_address_that_everybody_may_seem_to_come_from_has_no_part_of_its_own() {
        fill(i -> from("127.0.0.1", "", OPEN));
        assertThat(budget.held()).isEqualTo(50L * MB);
    }

    @Test
    void what_is_given_back_is_free_again_and_nobody_stays_noted() {
        for (int i = 0; i < 1_000; i++) {
            var claim = budget.claim(from("192.0.2." + i % 250, "", OPEN));
            assertThat(claim.holds(MB)).isTrue();
            assertThat(claim.holds(2 * MB)).isTrue();
            claim.isHandled(MB);
            claim.close();
            claim.close();
        }
        assertThat(budget.held()).isZero();
        assertThat(budget.senders()).isZero();
    }

    @Test
    void a_refused_claim_counts_what_it_counted_before() {
        List<BodyBudget.Claim> taken = fill(i -> from("192.0.2." + i, "", OPEN));
        long held = budget.held();
        var late = taken.getFirst();
        assertThat(late.holds(10 * MB)).isFalse();
        assertThat(budget.held()).isEqualTo(held);
        taken.forEach(BodyBudget.Claim::close);
        assertThat(budget.held()).isZero();
        assertThat(budget.senders()).isZero();
    }

    @Test
    void a_body_at_work_counts_for_more_than_its_bytes() {
        var claim = budget.claim(from("192.0.2.1", "", OPEN));
        assertThat(claim.isHandled(1_000)).isTrue();
        assertThat(budget.held()).isEqualTo(8_000);
    }

    @Test
    void small_bodies_go_on_when_large_ones_have_taken_everything() {
        fill(i -> from("192.0.2." + i, "user" + i, GUARDED));
        fill(i -> from("192.0.2." + i, "user" + i, GUARDED));
        assertThat(budget.held()).isEqualTo(100L * MB);
        assertThat(budget.claim(from("192.0.2.1", "user1", GUARDED)).holds(MB)).isFalse();
        assertThat(budget.claim(from("192.0.2.1", "user1", GUARDED)).isHandled(2_000)).isTrue();
        assertThat(budget.claim(from("192.0.2.1", "", OPEN)).isHandled(2_000)).isTrue();
    }

    private interface Sender {
        HttpResponse.NeedsBody number(int i);
    }

    /// One megabyte each, from a hundred of them twice.
    private List<BodyBudget.Claim> fill(Sender senders) {
        var taken = new ArrayList<BodyBudget.Claim>();
        for (int i = 0; i < 200; i++) {
            var claim = budget.claim(senders.number(i % 100));
            if (claim.holds(MB)) {
                taken.add(claim);
            }
        }
        return taken;
    }

    private static HttpResponse.NeedsBody from(String peer, String user, BodyLimit limit) {
        var head = new HttpRequest("POST", "/", "", HeaderList.empty(), new byte[0], peer, new Departure());
        return new HttpResponse.NeedsBody(head, limit, user, whole -> HttpResponse.of(200));
    }
}
