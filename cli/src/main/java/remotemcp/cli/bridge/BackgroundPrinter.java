package remotemcp.cli.bridge;

import java.io.PrintStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Prints lines on a thread of its own, so that a reader who is slow, or reads nothing, holds nobody up. What exceeds the room for waiting lines is dropped, and
/// their number told.
final class BackgroundPrinter implements AutoCloseable {
    private static final int MOST_WAITING = 1000;
    private static final int LAST_LINES_MILLIS = 500;
    private static final String END = "";

    private final PrintStream to;
    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicInteger dropped = new AtomicInteger();
    private final Thread printer;

    BackgroundPrinter(PrintStream to) {
        this.to = to;
        printer = Thread.ofPlatform().daemon().name("standard-error").start(this::printAll);
    }

    /// Returns at once.
    ///
    /// @param line not empty
    void print(String line) {
        if (!waiting.offer(line)) {
            dropped.incrementAndGet();
        }
    }

    private void printAll() {
        try {
            for (String line = waiting.take(); !line.equals(END); line = waiting.take()) {
                to.println(line);
                int lost = dropped.getAndSet(0);
                if (lost > 0) {
                    to.println("remote-mcp: " + lost + " lines are missing here: standard error was not read");
                }
            }
            to.flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits a moment for the lines that are still to be printed.
    @Override
    public void close() {
        try {
            if (waiting.offer(END, LAST_LINES_MILLIS, TimeUnit.MILLISECONDS)) {
                printer.join(LAST_LINES_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
