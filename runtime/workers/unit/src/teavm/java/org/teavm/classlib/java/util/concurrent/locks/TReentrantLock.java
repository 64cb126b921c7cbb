package org.teavm.classlib.java.util.concurrent.locks;

/// `java.util.concurrent.locks.ReentrantLock` for jsoup, whose parser does not wait while it holds one.
public class TReentrantLock {

    public void lock() {
    }

    public void unlock() {
    }
}
