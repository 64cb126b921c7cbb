package org.assertj.core.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.BaseStream;
import org.assertj.core.groups.Tuple;

/// The calls of AssertJ that the core's tests make, for the compilation to JavaScript, which AssertJ itself does not survive:
/// it needs reflection, class generation and half of the JDK. On the JVM the same tests run with AssertJ.
public final class Assertions {
    private Assertions() {}

    public static <T> ObjectAssert<T> assertThat(T actual) {
        return new ObjectAssert<>(actual);
    }

    public static <E> ListAssert<E> assertThat(Iterable<? extends E> actual) {
        return new ListAssert<>(actual);
    }

    public static <E> ListAssert<E> assertThat(E[] actual) {
        return new ListAssert<>(actual == null ? null : Arrays.asList(actual));
    }

    public static ListAssert<Integer> assertThat(int[] actual) {
        return new ListAssert<>(Arrays.stream(actual).boxed().toList());
    }

    public static <E> ListAssert<E> assertThat(BaseStream<? extends E, ?> actual) {
        var all = new ArrayList<E>();
        actual.iterator().forEachRemaining(all::add);
        return new ListAssert<>(all);
    }

    public static <K, V> MapAssert<K, V> assertThat(Map<K, V> actual) {
        return new MapAssert<>(actual);
    }

    public static <E> OptionalAssert<E> assertThat(Optional<E> actual) {
        return new OptionalAssert<>(actual);
    }

    public static OptionalAssert<Integer> assertThat(OptionalInt actual) {
        return new OptionalAssert<>(actual.isPresent() ? Optional.of(actual.getAsInt()) : Optional.empty());
    }

    public static OptionalAssert<Long> assertThat(OptionalLong actual) {
        return new OptionalAssert<>(actual.isPresent() ? Optional.of(actual.getAsLong()) : Optional.empty());
    }

    public static OptionalAssert<Double> assertThat(OptionalDouble actual) {
        return new OptionalAssert<>(actual.isPresent() ? Optional.of(actual.getAsDouble()) : Optional.empty());
    }

    public static Tuple tuple(Object... values) {
        return Tuple.tuple(values);
    }

    /// Fails unless this throws.
    public static ObjectAssert<Throwable> assertThatThrownBy(ThrowingCallable code) {
        var thrown = catchThrowable(code);
        if (thrown == null) {
            throw new AssertionError("nothing was thrown");
        }
        return new ObjectAssert<>(thrown);
    }

    public static <T extends Throwable> ThrowableTypeAssert<T> assertThatExceptionOfType(Class<T> type) {
        return new ThrowableTypeAssert<>(type);
    }

    public static ThrowableTypeAssert<IllegalArgumentException> assertThatIllegalArgumentException() {
        return new ThrowableTypeAssert<>(IllegalArgumentException.class);
    }

    @SuppressWarnings("unchecked")
    public static <T extends Throwable> T catchThrowableOfType(Class<T> type, ThrowingCallable code) {
        var thrown = catchThrowable(code);
        if (thrown != null && !type.isInstance(thrown)) {
            throw new AssertionError("thrown was " + thrown);
        }
        return (T) thrown;
    }

    /// Null when nothing was thrown.
    public static Throwable catchThrowable(ThrowingCallable code) {
        try {
            code.call();
            return null;
        } catch (Throwable thrown) {
            return thrown;
        }
    }

    /// What may throw anything.
    @FunctionalInterface
    public interface ThrowingCallable {
        void call() throws Throwable;
    }
}
