package remotemcp.jvm.login;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.LoginException.Step;

/// One at a time, among the threads of this process and among all processes of this machine. The system's lock on a file: it goes away with
/// the process that held it, however that ended, so there is no stale lock to find out about; the file says who holds it.
final class LoginLock implements AutoCloseable {
    private static final ConcurrentHashMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();
    private static final long PAUSE_MILLIS = 50;

    private final ReentrantLock threads;
    private final FileChannel channel;

    private LoginLock(ReentrantLock threads, FileChannel channel) {
        this.threads = threads;
        this.channel = channel;
    }

    /// Waits for whoever is at it; the same thread may take it again.
    ///
    /// @throws LoginException when the others take longer than `patience`
    static LoginLock take(Path file, Duration patience) {
        ReentrantLock threads = THREADS.computeIfAbsent(file, _ -> new ReentrantLock());
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            if (!threads.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw busy(file);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoginException(Step.STORAGE, "interrupted while another login was under way");
        }
        return threads.getHoldCount() > 1 ? new LoginLock(threads, null) : ofProcesses(threads, file, deadline);
    }

    private static LoginLock ofProcesses(ReentrantLock threads, Path file, long deadline) {
        try {
            return new LoginLock(threads, locked(file, deadline));
        } catch (IOException e) {
            threads.unlock();
            throw new LoginException(Step.STORAGE, "cannot lock " + file + ": " + e.getMessage());
        } catch (RuntimeException e) {
            threads.unlock();
            throw e;
        }
    }

    private static FileChannel locked(Path file, long deadline) throws IOException {
        FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            OwnerOnlyFiles.file());
        try {
            for (FileLock lock = channel.tryLock(); lock == null; lock = channel.tryLock()) {
                if (System.nanoTime() > deadline) {
                    throw busy(file);
                }
                pause();
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static LoginException busy(Path file) {
        return new LoginException(Step.STORAGE,
            "another process is signing in at this server and does not finish; its number is in " + file);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoginException(Step.STORAGE, "interrupted while another login was under way");
        }
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // The lock is gone with the channel, whatever closing says.
        } finally {
            threads.unlock();
        }
    }
}
