package remotemcp.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import remotemcp.json.JsonObject;
import remotemcp.platform.Caller;
import remotemcp.platform.MemoryPlatform;

class HourlyQuotaTest {
    private final MemoryPlatform world = MemoryPlatform.create();
    private final HourlyQuota allowance = new HourlyQuota(world.platform(), "look", 2);

    @Test
    void so_many_times_an_hour_then_told_how_long_to_wait() {
        assertThat(allowance.take(person("ada"))).isEqualTo(0);
        world.advanceSeconds(600);
        assertThat(allowance.take(person("ada"))).isEqualTo(0);
        assertThat(allowance.take(person("ada"))).isEqualTo(3000);
        world.advanceSeconds(3001);
        assertThat(allowance.take(person("ada"))).isEqualTo(0);
    }

    @Test
    void each_person_and_each_thing_has_a_count_of_its_own() {
        allowance.take(person("ada"));
        allowance.take(person("ada"));
        assertThat(allowance.take(person("bob"))).isEqualTo(0);
        assertThat(new HourlyQuota(world.platform(), "other", 2).take(person("ada"))).isEqualTo(0);
    }

    @Test
    void callers_without_login_share_one_count() {
        assertThat(allowance.take(Caller.anyone())).isEqualTo(0);
        assertThat(allowance.take(Caller.anyone())).isEqualTo(0);
        assertThat(allowance.take(Caller.anyone())).isEqualTo(3600);
    }

    @Test
    void every_node_of_one_store_counts_together() {
        var other = new HourlyQuota(world.platform(), "look", 2);
        allowance.take(person("ada"));
        other.take(person("ada"));
        assertThat(allowance.take(person("ada"))).isEqualTo(3600);
        assertThat(other.take(person("ada"))).isEqualTo(3600);
    }

    @Test
    void a_clock_that_is_set_back_makes_nobody_wait_longer() {
        allowance.take(person("ada"));
        allowance.take(person("ada"));
        world.setBackSeconds(24 * 3600);
        assertThat(allowance.take(person("ada"))).isEqualTo(0);
    }

    @Test
    void a_node_whose_clock_is_a_little_behind_gives_no_second_hour() {
        allowance.take(person("ada"));
        allowance.take(person("ada"));
        world.setBackSeconds(60);
        assertThat(allowance.take(person("ada"))).isPositive();
    }

    private static Caller person(String subject) {
        return new Caller(subject, "client", Set.of(), JsonObject.empty());
    }
}
