package remotemcp.doctor;

import java.util.function.Supplier;

/// A value that is found out when it is first asked for, and then stays.
final class Memo<T> {
    private final Supplier<T> source;
    private T value;

    Memo(Supplier<T> source) {
        this.source = source;
    }

    T get() {
        if (value == null) {
            value = source.get();
        }
        return value;
    }

    boolean isKnown() {
        return value != null;
    }
}
