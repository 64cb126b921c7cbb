package remotemcp.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// What one round of calls showed.
///
/// @param perThousand seconds of the server's processor time for a thousand calls
/// @param perSecond calls answered a second
/// @param median milliseconds
/// @param slow milliseconds that 99 of 100 answers did not exceed
/// @param foreign cores that other processes kept busy meanwhile: a round with much of it says little
record Sample(double perThousand, double perSecond, double median, double slow, double foreign) {

    /// Each figure's median over these rounds.
    static Sample middle(List<Sample> samples) {
        return new Sample(middle(samples, Sample::perThousand), middle(samples, Sample::perSecond), middle(samples, Sample::median),
            middle(samples, Sample::slow), middle(samples, Sample::foreign));
    }

    /// The median of one figure.
    static <T> double middle(List<T> samples, ToDoubleFunction<T> figure) {
        double[] sorted = samples.stream().mapToDouble(figure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
