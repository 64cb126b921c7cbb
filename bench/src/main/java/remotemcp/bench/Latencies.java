package remotemcp.bench;

/// How long answers took, counted in steps of two microseconds up to two seconds.
final class Latencies {
    private static final int STEP_NANOS = 2_000;

    private final int[] counts = new int[1_000_000];
    private int all;
    private long slowest;

    void add(long nanos) {
        counts[(int) Math.min(nanos / STEP_NANOS, counts.length - 1)]++;
        all++;
        slowest = Math.max(slowest, nanos);
    }

    /// Adds all that the other counted.
    void add(Latencies other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        all += other.all;
        slowest = Math.max(slowest, other.slowest);
    }

    /// Milliseconds that the slowest answer took.
    double slowest() {
        return slowest / 1e6;
    }

    int count() {
        return all;
    }

    /// Milliseconds that this share of the answers did not exceed.
    double quantile(double share) {
        long wanted = Math.round(share * all);
        int step = 0;
        long seen = counts[0];
        while (seen < wanted && step < counts.length - 1) {
            step++;
            seen += counts[step];
        }
        return (step + 1) * STEP_NANOS / 1e6;
    }
}
