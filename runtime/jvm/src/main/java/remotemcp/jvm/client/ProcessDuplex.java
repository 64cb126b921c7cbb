package remotemcp.jvm.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
import remotemcp.mcp.RpcMessage;

/// The standard streams of a server process: one message a line. Its output is read ahead by a few lines, so that a server which
/// writes more than anybody wants is held up by its own pipe. A line that does not even look like JSON is a log line gone astray, as some
/// servers write them, and passed on as such; one that never ends closes the connection.
final class ProcessDuplex implements Duplex {
    private static final int LONGEST_LINE = 8 << 20;
    private static final int LONGEST_STRAY = 4096;
    private static final int AHEAD = 16;
    private static final int GRACE_MILLIS = 2000;

    private final Process process;
    private final ReentrantLock writing = new ReentrantLock();
    private final BlockingQueue<Line> lines = new ArrayBlockingQueue<>(AHEAD);
    private final Thread reader;

    private record Line(byte[] text, boolean isLast) {
    }

    ProcessDuplex(Process process, Consumer<String> errors) {
        this.process = process;
        reader = Thread.ofVirtual().start(() -> readAhead(errors));
        Thread.ofVirtual().start(() -> pass(process.getErrorStream(), errors));
    }

    @Override
    public void send(RpcMessage message, Deadline deadline) {
        writing.lock();
        try {
            OutputStream out = process.getOutputStream();
            out.write((message.toJson().text() + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new ClientException(Kind.UNREACHABLE, "The server's process takes nothing more");
        } finally {
            writing.unlock();
        }
    }

    @Override
    public Optional<RpcMessage> receive(Deadline deadline) {
        try {
            Line line = lines.poll(deadline.left(), TimeUnit.MILLISECONDS);
            if (line == null) {
                throw new ClientException(Kind.TIMEOUT, "The server's process wrote nothing in time");
            }
            if (line.isLast()) {
                lines.offer(line);
                return Optional.empty();
            }
            return Optional.of(Messages.read(line.text()).getFirst());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientException(Kind.CANCELLED, "interrupted");
        }
    }

    /// Closes the server's input, which tells it to end; one that does not is ended, at first gently.
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException gone) {
            // It has ended already.
        }
        if (!hasEnded()) {
            process.destroy();
        }
        if (!hasEnded()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            hasEnded();
        }
        reader.interrupt();
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

    private void readAhead(Consumer<String> strays) {
        try {
            var line = new ByteArrayOutputStream();
            InputStream in = process.getInputStream();
            var buffer = new byte[8192];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                for (int i = 0; i < length; i++) {
                    if (buffer[i] == '\n') {
                        pass(line, strays);
                    } else if (buffer[i] != '\r') {
                        line.write(buffer[i]);
                    }
                }
                if (line.size() > LONGEST_LINE) {
                    break;
                }
            }
            lines.put(new Line(new byte[0], true));
        } catch (IOException e) {
            lines.offer(new Line(new byte[0], true));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(ByteArrayOutputStream line, Consumer<String> strays) throws InterruptedException {
        byte[] text = line.toByteArray();
        line.reset();
        if (text.length > 0 && (text[0] == '{' || text[0] == '[')) {
            lines.put(new Line(text, false));
        } else if (text.length > 0) {
            strays.accept(new String(text, 0, Math.min(text.length, LONGEST_STRAY), StandardCharsets.UTF_8));
        }
    }

    private static void pass(InputStream in, Consumer<String> errors) {
        try (var reader = new java.io.InputStreamReader(in, StandardCharsets.UTF_8)) {
            var line = new StringBuilder();
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                if (c == '\n') {
                    errors.accept(line.toString());
                    line.setLength(0);
                } else if (line.length() < LONGEST_STRAY) {
                    line.append((char) c);
                }
            }
        } catch (IOException ended) {
            // With the process.
        }
    }
}
