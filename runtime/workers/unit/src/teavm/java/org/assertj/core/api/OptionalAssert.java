package org.assertj.core.api;

import java.util.Optional;
import java.util.function.Consumer;

/// Claims of what may be there.
public final class OptionalAssert<E> extends Claim<OptionalAssert<E>, Optional<E>> {

    OptionalAssert(Optional<E> actual) {
        super(actual);
    }

    public OptionalAssert<E> isPresent() {
        return check(actual.isPresent(), "is empty");
    }

    public OptionalAssert<E> isNotEmpty() {
        return isPresent();
    }

    public OptionalAssert<E> isEmpty() {
        return check(actual.isEmpty(), "is not empty");
    }

    public OptionalAssert<E> isNotPresent() {
        return isEmpty();
    }

    public OptionalAssert<E> hasValue(Object expected) {
        Object value =
            expected instanceof Integer number && actual.isPresent() && actual.get() instanceof Long ? Long.valueOf(number) : expected;
        return check(actual.isPresent() && same(actual.get(), value), "has not the value " + text(expected));
    }

    public OptionalAssert<E> contains(Object expected) {
        return hasValue(expected);
    }

    public OptionalAssert<E> hasValueSatisfying(Consumer<? super E> requirement) {
        isPresent();
        requirement.accept(actual.orElseThrow());
        return this;
    }

    public ObjectAssert<E> get() {
        isPresent();
        return new ObjectAssert<>(actual.orElseThrow());
    }

    public ObjectAssert<E> value() {
        return get();
    }
}
