package remotemcp.jvm.stdio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import remotemcp.bridge.Bridge;
import remotemcp.bridge.HostPipe;
import remotemcp.json.Json;

/// A host at a pair of streams: one message a line, in UTF-8 (transports, stdio).
public final class StdioPipe implements HostPipe {
    private static final int LONGEST_LINE = 16 << 20;
    private static final int BUFFER = 16_384;
    private static final int ROOMY = 1 << 18;

    private final InputStream in;
    private final PrintStream out;
    private final ReentrantLock writing = new ReentrantLock();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean hasGone;

    public StdioPipe(InputStream in, PrintStream out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public void write(Json message) {
        byte[] text = message.bytes();
        byte[] line = new byte[text.length + 1];
        System.arraycopy(text, 0, line, 0, text.length);
        line[text.length] = '\n';
        writing.lock();
        try {
            out.write(line, 0, line.length);
            hasGone |= out.checkError();
        } finally {
            writing.unlock();
        }
        if (hasGone) {
            end.countDown();
        }
    }

    /// Whether the host has closed its end of the output. Nothing but a message that could not be written shows it.
    @Override
    public boolean hasGone() {
        return hasGone;
    }

    /// Gives every line to the bridge, on a thread of its own, until the host closes either of its ends. Returns then.
    public void serve(Bridge bridge) {
        Thread.ofPlatform().name("standard-input").daemon().start(() -> {
            try {
                readAll(bridge);
            } finally {
                end.countDown();
            }
        });
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// One that is too long is passed over, and the host told.
    private void readAll(Bridge bridge) {
        var line = new Line();
        byte[] buffer = new byte[BUFFER];
        try {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                int start = 0;
                for (int i = 0; i < length; i++) {
                    if (buffer[i] == '\n') {
                        line.add(buffer, start, i);
                        line.end(bridge);
                        start = i + 1;
                    }
                }
                line.add(buffer, start, length);
            }
            line.end(bridge);
        } catch (IOException closed) {
            // The host has gone.
        }
    }

    /// The line that is being read.
    private static final class Line {
        private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean isTooLong;

        void add(byte[] buffer, int from, int to) {
            isTooLong |= bytes.size() + to - from > LONGEST_LINE;
            if (!isTooLong) {
                bytes.write(buffer, from, to - from);
            }
        }

        void end(Bridge bridge) {
            byte[] text = bytes.toByteArray();
            if (isTooLong) {
                bridge.refuseLine("A message may have at most " + LONGEST_LINE + " bytes");
            } else if (!isBlank(text)) {
                bridge.take(text);
            }
            isTooLong = false;
            bytes.reset();
            if (text.length > ROOMY) {
                bytes = new ByteArrayOutputStream();
            }
        }

        private static boolean isBlank(byte[] text) {
            for (byte b : text) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return false;
                }
            }
            return true;
        }
    }
}
