package remotemcp.workers.gate.probe;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// Threads and monitors. The core has none of its own; a runtime underneath it has, and so may a user's tool.
final class ThreadProbes {
    private ThreadProbes() {}

    static void addTo(Findings findings) {
        findings.add("thread.join", () -> {
            var done = new AtomicInteger();
            var thread = new Thread(() -> done.set(42));
            thread.start();
            thread.join();
            return done + " " + thread.isAlive();
        });
        findings.add("thread.local", () -> {
            var local = ThreadLocal.withInitial(() -> "first");
            local.set("mine");
            var other = new StringBuilder();
            var thread = new Thread(() -> other.append(local.get()));
            thread.start();
            thread.join();
            return local.get() + " " + other;
        });
        findings.add("thread.sleep", () -> {
            Thread.sleep(2);
            return "slept";
        });
        findings.add("thread.name", () -> new Thread(() -> {}, "named").getName());
        findings.add("monitor.threeWaiters", () -> {
            var lock = new Object();
            var inside = new AtomicInteger();
            for (int i = 0; i < 4; i++) {
                new Thread(() -> enter(lock, inside)).start();
            }
            for (int i = 0; i < 100 && inside.get() < 4; i++) {
                Thread.sleep(5);
            }
            return inside;
        });
        findings.add("monitor.notOwned", () -> {
            new Object().notify();
            return "notified";
        });
        findings.add("monitor.nested", () -> {
            var lock = new Object();
            synchronized (lock) {
                synchronized (lock) {
                    return Thread.holdsLock(lock);
                }
            }
        });
        findings.add("random.threadLocal", () -> ThreadLocalRandom.current().nextInt(1));
        findings.add("system.lineSeparator", () -> System.lineSeparator().length());
        findings.add("system.clock", () -> System.currentTimeMillis() > 1_700_000_000_000L);
        findings.add("system.property", () -> System.getProperty("no.such.property", "none"));
    }

    private static void enter(Object lock, AtomicInteger inside) {
        synchronized (lock) {
            pause();
            inside.incrementAndGet();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
