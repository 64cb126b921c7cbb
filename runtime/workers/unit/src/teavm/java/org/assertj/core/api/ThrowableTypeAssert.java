package org.assertj.core.api;

/// Expects one class of exceptions.
public final class ThrowableTypeAssert<T extends Throwable> {
    private final Class<T> type;
    private String description = "";

    ThrowableTypeAssert(Class<T> type) {
        this.type = type;
    }

    public ThrowableTypeAssert<T> as(String words, Object... parts) {
        description = words;
        return this;
    }

    public ObjectAssert<Throwable> isThrownBy(Assertions.ThrowingCallable code) {
        return Assertions.assertThatThrownBy(code).as(description).isInstanceOf(type);
    }
}
