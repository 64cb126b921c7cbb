package org.teavm.classlib.java.util.concurrent;

import java.util.concurrent.TimeUnit;

/// `java.util.concurrent.CountDownLatch` for the core's tests; who waits looks again every millisecond.
public class TCountDownLatch {
    private long count;

    public TCountDownLatch(int count) {
        this.count = count;
    }

    public void countDown() {
        count = Math.max(0, count - 1);
    }

    public long getCount() {
        return count;
    }

    public void await() throws InterruptedException {
        while (count > 0) {
            Thread.sleep(1);
        }
    }

    public boolean await(long time, TimeUnit unit) throws InterruptedException {
        long end = System.currentTimeMillis() + unit.toMillis(time);
        while (count > 0 && System.currentTimeMillis() < end) {
            Thread.sleep(1);
        }
        return count == 0;
    }
}
