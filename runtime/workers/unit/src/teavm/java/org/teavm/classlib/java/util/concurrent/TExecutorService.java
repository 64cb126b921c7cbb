package org.teavm.classlib.java.util.concurrent;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;

/// `java.util.concurrent.ExecutorService`, as far as the core's tests go.
public interface TExecutorService extends AutoCloseable {
    <V> TFuture<V> submit(Callable<V> task);

    TFuture<?> submit(Runnable task);

    <V> List<TFuture<V>> invokeAll(Collection<? extends Callable<V>> tasks) throws InterruptedException;

    /// Waits for all.
    @Override
    void close();
}
