package org.teavm.classlib.java.util.concurrent;

import java.util.concurrent.ExecutionException;

/// `java.util.concurrent.Future`, as far as the core's tests go.
public interface TFuture<V> {
    V get() throws InterruptedException, ExecutionException;

    boolean isDone();
}
