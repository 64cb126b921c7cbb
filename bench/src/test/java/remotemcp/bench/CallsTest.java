package remotemcp.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallsTest {

    /// Two connections for a moment: a wrong or missing answer of any contestant ends the measurement with an exception.
    @Test
    void every_contestant_answers_every_call_right() throws Exception {
        var samples = new Calls(Calls.ON_JVM, 1, Duration.ofMillis(100), 2).measure(ServerProcess::start);
        assertThat(samples).containsOnlyKeys(Calls.ON_JVM.toArray(Contestant[]::new));
        assertThat(samples.values()).allSatisfy(rounds -> assertThat(rounds).singleElement()
            .satisfies(sample -> assertThat(sample.perSecond()).isPositive()));
    }

    /// So few streams weigh less than what the process gives back meanwhile: the figure may be below zero.
    @Test
    void idle_streams_are_opened_and_counted() throws Exception {
        assertThat(new IdleStreams("streams", 50).measure()).isLessThan(1_000);
        assertThat(new IdleStreams("open", 50).measure()).isLessThan(1_000);
    }
}
