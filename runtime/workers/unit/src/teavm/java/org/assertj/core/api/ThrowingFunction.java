package org.assertj.core.api;

/// A function that may throw anything.
@FunctionalInterface
public interface ThrowingFunction<A, B> {
    B apply(A argument) throws Throwable;
}
