package org.teavm.classlib.java.util.concurrent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/// `java.util.concurrent.Executors` for the core's tests: every task has a green thread of its own. Who waits looks again every
/// millisecond, within the one request that runs the tests.
public final class TExecutors {
    private TExecutors() {}

    public static TExecutorService newVirtualThreadPerTaskExecutor() {
        return new GreenThreads();
    }

    public static TExecutorService newFixedThreadPool(int size) {
        return new GreenThreads();
    }

    private static final class GreenThreads implements TExecutorService {
        private final List<Task<?>> started = new ArrayList<>();

        @Override
        public <V> TFuture<V> submit(Callable<V> work) {
            var task = new Task<>(work);
            started.add(task);
            new Thread(task).start();
            return task;
        }

        @Override
        public TFuture<?> submit(Runnable work) {
            return submit(() -> {
                work.run();
                return null;
            });
        }

        @Override
        public <V> List<TFuture<V>> invokeAll(Collection<? extends Callable<V>> all) throws InterruptedException {
            var tasks = new ArrayList<TFuture<V>>();
            for (var work : all) {
                tasks.add(submit(work));
            }
            for (var task : tasks) {
                while (!task.isDone()) {
                    Thread.sleep(1);
                }
            }
            return tasks;
        }

        @Override
        public void close() {
            for (var task : started) {
                try {
                    task.get();
                } catch (InterruptedException | ExecutionException ended) {
                    // It has ended, one way or the other.
                }
            }
        }
    }

    private static final class Task<V> implements TFuture<V>, Runnable {
        private final Callable<V> work;
        private V value;
        private Throwable thrown;
        private boolean done;

        private Task(Callable<V> work) {
            this.work = work;
        }

        @Override
        public void run() {
            try {
                value = work.call();
            } catch (Throwable failure) {
                thrown = failure;
            }
            done = true;
        }

        @Override
        public boolean isDone() {
            return done;
        }

        @Override
        public V get() throws InterruptedException, ExecutionException {
            while (!done) {
                Thread.sleep(1);
            }
            if (thrown != null) {
                throw new ExecutionException(thrown);
            }
            return value;
        }
    }
}
