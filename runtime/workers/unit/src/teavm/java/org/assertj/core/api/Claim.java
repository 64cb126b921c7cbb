package org.assertj.core.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What can be claimed of any value; what a claim means depends on what the value is.
///
/// @param <S> the claim itself, for chains
public abstract class Claim<S extends Claim<S, T>, T> {
    protected final T actual;
    private String description = "";

    protected Claim(T actual) {
        this.actual = actual;
    }

    @SuppressWarnings("unchecked")
    protected final S self() {
        return (S) this;
    }

    protected final S check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError((description.isEmpty() ? "" : "[" + description + "] ") + text(actual) + " " + what);
        }
        return self();
    }

    public S as(String words, Object... parts) {
        description = words;
        return self();
    }

    public S as(Supplier<String> words) {
        return as(words.get());
    }

    public S isEqualTo(Object expected) {
        return check(same(actual, expected), "is not equal to " + text(expected));
    }

    public S isNotEqualTo(Object other) {
        return check(!same(actual, other), "is equal to " + text(other));
    }

    public S isSameAs(Object expected) {
        return check(actual == expected, "is not the same as " + text(expected));
    }

    public S isNotSameAs(Object other) {
        return check(actual != other, "is the same");
    }

    public S isNull() {
        return check(actual == null, "is not null");
    }

    public S isNotNull() {
        return check(actual != null, "is null");
    }

    public S isInstanceOf(Class<?> type) {
        return check(type.isInstance(actual), "is not a " + type.getName());
    }

    public S isIn(Object... values) {
        return check(Arrays.stream(values).anyMatch(value -> same(value, actual)), "is not in " + text(values));
    }

    public S hasToString(String expected) {
        return check(String.valueOf(actual).equals(expected), "does not read " + expected);
    }

    public S hasSameHashCodeAs(Object other) {
        return check(Objects.hashCode(actual) == Objects.hashCode(other), "has another hash code than " + text(other));
    }

    @SafeVarargs
    public final S satisfies(Consumer<? super T>... requirements) {
        for (var requirement : requirements) {
            requirement.accept(actual);
        }
        return self();
    }

    static boolean same(Object a, Object b) {
        if (a == null || b == null || !a.getClass().isArray() || !b.getClass().isArray()) {
            return Objects.equals(a, b);
        }
        return listed(a).equals(listed(b)) && a.getClass() == b.getClass();
    }

    /// The elements of an array of any kind, arrays within as lists too.
    static List<?> listed(Object array) {
        return switch (array) {
            case byte[] bytes -> {
                var all = new ArrayList<Byte>();
                for (byte b : bytes) {
                    all.add(b);
                }
                yield all;
            }
            case int[] ints -> Arrays.stream(ints).boxed().toList();
            case Object[] objects ->
                Arrays.stream(objects).map(object -> object != null && object.getClass().isArray() ? listed(object) : object).toList();
            default -> throw new UnsupportedOperationException("an array of " + array.getClass());
        };
    }

    static int size(Object value) {
        return switch (value) {
            case null -> throw new AssertionError("null has no size");
            case CharSequence text -> text.length();
            case Collection<?> all -> all.size();
            case Map<?, ?> map -> map.size();
            case Optional<?> optional -> optional.isPresent() ? 1 : 0;
            default -> listed(value).size();
        };
    }

    static String text(Object value) {
        return value != null && value.getClass().isArray() ? listed(value).toString()
            : value instanceof CharSequence ? "\"" + value + "\"" : String.valueOf(value);
    }
}
