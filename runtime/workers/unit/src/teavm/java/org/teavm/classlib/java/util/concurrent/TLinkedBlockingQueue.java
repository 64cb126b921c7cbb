package org.teavm.classlib.java.util.concurrent;

import java.util.AbstractQueue;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// `java.util.concurrent.LinkedBlockingQueue` for the core's tests; who waits looks again every millisecond.
public class TLinkedBlockingQueue<E> extends AbstractQueue<E> implements BlockingQueue<E> {
    private final ArrayDeque<E> elements = new ArrayDeque<>();

    @Override
    public boolean offer(E element) {
        return elements.offer(element);
    }

    @Override
    public boolean offer(E element, long time, TimeUnit unit) {
        return offer(element);
    }

    @Override
    public void put(E element) {
        offer(element);
    }

    @Override
    public E poll() {
        return elements.poll();
    }

    @Override
    public E poll(long time, TimeUnit unit) throws InterruptedException {
        long end = System.currentTimeMillis() + unit.toMillis(time);
        while (elements.isEmpty() && System.currentTimeMillis() < end) {
            Thread.sleep(1);
        }
        return poll();
    }

    @Override
    public E take() throws InterruptedException {
        while (elements.isEmpty()) {
            Thread.sleep(1);
        }
        return poll();
    }

    @Override
    public E peek() {
        return elements.peek();
    }

    @Override
    public int size() {
        return elements.size();
    }

    @Override
    public int remainingCapacity() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Iterator<E> iterator() {
        return elements.iterator();
    }

    @Override
    public int drainTo(Collection<? super E> to) {
        return drainTo(to, Integer.MAX_VALUE);
    }

    @Override
    public int drainTo(Collection<? super E> to, int most) {
        int count = 0;
        while (count < most && !elements.isEmpty()) {
            to.add(elements.poll());
            count++;
        }
        return count;
    }
}
