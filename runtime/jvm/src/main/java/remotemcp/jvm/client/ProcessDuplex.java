package remotemcp.jvm.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import remotemcp.client.ClientException;
import remotemcp.client.ClientException.Kind;
import remotemcp.client.wire.Deadline;
import remotemcp.client.wire.Duplex;
import remotemcp.client.wire.Messages;
import remotemcp.protocol.RpcMessage;

/// The standard streams of a server process: one message a line. Output is read one line ahead of those who receive, so that a server which
/// writes more than anybody wants is held up by its own pipe; one that reads nothing is ended when a message could not be sent in time.
final class ProcessDuplex implements Duplex {
    private static final int GRACE_MILLIS = 2000;
    private static final int OVERSEE_MILLIS = 250;

    private final Process process;
    private final ReentrantLock writing = new ReentrantLock();
    private final MessageLines lines;
    /// At most one; empty at the end of the output.
    private final BlockingQueue<Optional<byte[]>> line = new ArrayBlockingQueue<>(1);
    private final Thread reader;
    private final Deque<RpcMessage> messages = new ArrayDeque<>();
    private volatile boolean isClosed;
    private volatile long latest;
    private volatile boolean isWriting;

    /// @param errors told what the server writes to standard error, and lines that are no messages
    ProcessDuplex(Process process, Consumer<String> errors) {
        this.process = process;
        lines = new MessageLines(process.getInputStream(), errors);
        // A virtual thread keeps its carrier while it waits for a pipe: as many silent servers as the machine has cores would stop all others.
        reader = Thread.ofPlatform().daemon().name("output-of-" + process.pid()).start(this::read);
        Thread.ofPlatform().daemon().start(this::oversee);
        Thread.ofPlatform().daemon().start(() -> pass(process.getErrorStream(), errors));
    }

    @Override
    public void send(RpcMessage message, Deadline deadline) {
        byte[] line = (message.toJson().text() + "\n").getBytes(StandardCharsets.UTF_8);
        if (!locked(deadline.left())) {
            throw new ClientException(Kind.TIMEOUT, "The server's process does not read what it is sent");
        }
        try {
            latest = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(deadline.left());
            isWriting = true;
            OutputStream out = process.getOutputStream();
            out.write(line);
            out.flush();
        } catch (IOException e) {
            throw new ClientException(Kind.UNREACHABLE, System.nanoTime() > latest ? "The server's process does not read what it is sent"
                : "The server's process takes nothing more");
        } finally {
            isWriting = false;
            writing.unlock();
        }
    }

    /// A write to a full pipe waits as long as the process lives.
    private void oversee() {
        try {
            while (!process.waitFor(OVERSEE_MILLIS, TimeUnit.MILLISECONDS)) {
                if (isWriting && System.nanoTime() > latest) {
                    endWithChildren();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean locked(int millis) {
        try {
            return writing.tryLock(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientException(Kind.CANCELLED, "interrupted");
        }
    }

    /// Waits until a message comes or the process closes its end, which closing brings about.
    @Override
    public Optional<RpcMessage> receive(Deadline deadline) {
        while (messages.isEmpty()) {
            Optional<byte[]> next = isClosed ? Optional.empty() : taken();
            if (next.isEmpty()) {
                isClosed = true;
                return Optional.empty();
            }
            messages.addAll(Messages.read(next.get()));
        }
        return Optional.of(messages.remove());
    }

    private Optional<byte[]> taken() {
        try {
            return line.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void read() {
        try {
            Optional<byte[]> next;
            do {
                next = lines.next();
                line.put(next);
            } while (next.isPresent());
        } catch (InterruptedException closed) {
            // Nobody receives any more.
        }
    }

    /// What waits for a line is told that there are no more, and the reader that nobody takes its line.
    private void endReading() {
        isClosed = true;
        reader.interrupt();
        line.clear();
        line.offer(Optional.empty());
    }

    /// Closes the server's input, which tells it to end; one that does not is ended with its children, at first gently. What still writes to its
    /// output has no reader from then on.
    @Override
    public void close() {
        endReading();
        closeInput();
        if (!hasEnded()) {
            // Those of a process that has ended are no longer known as its own.
            List<ProcessHandle> children = process.descendants().toList();
            process.destroy();
            children.forEach(ProcessHandle::destroy);
            if (!hasEnded()) {
                endWithChildren();
                hasEnded();
            }
            children.forEach(ProcessHandle::destroyForcibly);
        }
        closeOutput();
    }

    private void closeOutput() {
        try {
            process.getInputStream().close();
            process.getErrorStream().close();
        } catch (IOException gone) {
            // With the process.
        }
    }

    /// Its children have its pipes too.
    private void endWithChildren() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /// Input that somebody still writes to could not be closed without waiting for them.
    private void closeInput() {
        if (!writing.tryLock()) {
            endWithChildren();
            return;
        }
        try {
            process.getOutputStream().close();
        } catch (IOException gone) {
            // It has ended already.
        } finally {
            writing.unlock();
        }
    }

    /// Waits a moment for it. Whoever is interrupted waits no longer.
    private boolean hasEnded() {
        try {
            return process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void pass(InputStream in, Consumer<String> errors) {
        try (var reader = new java.io.InputStreamReader(in, StandardCharsets.UTF_8)) {
            var line = new StringBuilder();
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                if (c == '\n') {
                    errors.accept(line.toString());
                    line.setLength(0);
                } else if (line.length() < MessageLines.LONGEST_STRAY) {
                    line.append((char) c);
                }
            }
        } catch (IOException ended) {
            // With the process.
        }
    }
}
