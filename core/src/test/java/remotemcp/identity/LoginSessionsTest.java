package remotemcp.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import remotemcp.identity.LoginSessions.Begun;
import remotemcp.platform.MemoryPlatform;
import remotemcp.platform.Store;

class LoginSessionsTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    private final MemoryPlatform world = MemoryPlatform.create();
    private final LoginSessions sessions = new LoginSessions(world.platform(), new LoginSessions.Lifetimes(2 * HOUR, 5 * HOUR));
    private final Account ada = new Account("ada-id", EmailAddress.read("ada@example.com").orElseThrow(), false, 0);
    private final Account eve = new Account("eve-id", EmailAddress.read("eve@example.com").orElseThrow(), false, 0);

    @Test
    void a_session_is_found_by_its_name_alone() {
        Begun begun = sessions.begin(ada, Optional.empty());
        assertThat(sessions.find(begun.name())).hasValue(begun.session());
        assertThat(begun.session().account()).isEqualTo("ada-id");
        assertThat(sessions.find(begun.name() + "x")).isEmpty();
        assertThat(sessions.find(begun.name().replace("ada-id", "eve-id"))).isEmpty();
        assertThat(sessions.find("")).isEmpty();
        assertThat(sessions.find("ada-id.")).isEmpty();
        assertThat(sessions.find("x.".repeat(10_000))).isEmpty();
    }

    @Test
    void P07_a_name_planted_before_the_login_is_not_the_name_after_it() {
        Begun planted = sessions.begin(eve, Optional.empty());
        Begun begun = sessions.begin(ada, Optional.of(planted.name()));
        assertThat(begun.name()).isNotEqualTo(planted.name());
        assertThat(sessions.find(planted.name())).isEmpty();
    }

    @Test
    void P07_logging_out_ends_the_session_on_the_server() {
        Begun begun = sessions.begin(ada, Optional.empty());
        sessions.end(begun.name());
        assertThat(sessions.find(begun.name())).isEmpty();
    }

    @Test
    void P07_a_session_ends_when_it_lies_idle_and_in_any_case_in_the_end() {
        Begun idle = sessions.begin(ada, Optional.empty());
        world.advance(2 * HOUR + 1);
        assertThat(sessions.find(idle.name())).isEmpty();

        Begun used = sessions.begin(ada, Optional.empty());
        for (int i = 0; i < 4; i++) {
            world.advance(HOUR);
            assertThat(sessions.find(used.name())).as("after %d hours of use", i + 1).isPresent();
        }
        world.advance(HOUR);
        assertThat(sessions.find(used.name())).isEmpty();
    }

    @Test
    void H08_one_account_has_at_most_fifty_sessions_and_the_one_that_was_idle_longest_goes_first() {
        Begun used = sessions.begin(ada, Optional.empty());
        Begun idle = sessions.begin(ada, Optional.empty());
        Begun others = sessions.begin(eve, Optional.empty());
        world.advance(HOUR / 2);
        sessions.find(used.name());
        for (int i = 0; i < 49; i++) {
            sessions.begin(ada, Optional.empty());
        }
        assertThat(world.store().list("login-session", "ada-id", "", 1000)).hasSize(50);
        assertThat(sessions.find(used.name())).isPresent();
        assertThat(sessions.find(idle.name())).isEmpty();
        assertThat(sessions.find(others.name())).isPresent();
    }

    @Test
    void all_sessions_of_an_account_end_or_all_but_one() {
        Begun one = sessions.begin(ada, Optional.empty());
        Begun two = sessions.begin(ada, Optional.empty());
        Begun others = sessions.begin(eve, Optional.empty());
        sessions.endOthers("ada-id", one.name());
        assertThat(sessions.find(one.name())).isPresent();
        assertThat(sessions.find(two.name())).isEmpty();
        sessions.endAll("ada-id");
        assertThat(sessions.find(one.name())).isEmpty();
        assertThat(sessions.find(others.name())).isPresent();
    }

    @Test
    void H09_the_store_does_not_hold_the_name() {
        Begun begun = sessions.begin(ada, Optional.empty());
        String secret = begun.name().substring(begun.name().indexOf('.') + 1);
        assertThat(world.store().list("login-session", "ada-id", "", 10)).extracting(Store.Entry::key)
            .singleElement().satisfies(key -> assertThat(key.id()).doesNotContain(secret));
    }

    @Test
    void P10_signing_in_again_as_the_same_person_keeps_the_lineage_that_forms_in_other_tabs_are_bound_to() {
        Begun first = sessions.begin(ada, Optional.empty());
        Begun again = sessions.begin(ada, Optional.of(first.name()));
        assertThat(again.session().lineage()).isEqualTo(first.session().lineage());
        Begun other = sessions.begin(eve, Optional.of(again.name()));
        assertThat(other.session().lineage()).isNotEqualTo(first.session().lineage());
        sessions.end(other.name());
        assertThat(sessions.begin(ada, Optional.of(other.name())).session().lineage()).isNotEqualTo(first.session().lineage());
    }
}
