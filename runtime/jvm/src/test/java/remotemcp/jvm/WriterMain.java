package remotemcp.jvm;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import remotemcp.platform.Key;

/// A process that writes records from eight threads until it is killed, and prints the id of each once its write has returned.
final class WriterMain {
    private WriterMain() {
    }

    public static void main(String[] args) {
        SqlStore store = SqlStore.sqlite(Path.of(args[0]), System::currentTimeMillis);
        var next = new AtomicInteger();
        for (int i = 0; i < 8; i++) {
            new Thread(() -> {
                while (true) {
                    String id = args[1] + "-" + next.incrementAndGet();
                    store.create(new Key("grant", "ann", id), new byte[500], Long.MAX_VALUE);
                    System.out.println(id);
                }
            }).start();
        }
    }
}
