package remotemcp.doctor.checks;

import java.util.function.Supplier;

/// A value that is found out when it is first asked for, and then stays.
public final class Lazy<T> {
    private final Supplier<T> source;
    private T value;

    public Lazy(Supplier<T> source) {
        this.source = source;
    }

    public T get() {
        if (value == null) {
            value = source.get();
        }
        return value;
    }

    public boolean isKnown() {
        return value != null;
    }
}
