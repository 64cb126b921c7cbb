package remotemcp.hosts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import remotemcp.blackbox.Http;
import remotemcp.blackbox.Person;
import remotemcp.blackbox.Target;

/// What a host opens instead of the person's browser: a program that notes the address, and a person who goes there, signs in on our
/// real pages, allows what is asked and follows the redirect back to the host.
final class StandInBrowser implements AutoCloseable {
    private static final List<String> NAMES =
        List.of("browser", "xdg-open", "open", "gio", "x-www-browser", "www-browser", "sensible-browser",
            "google-chrome", "chromium", "chromium-browser", "firefox");

    private final Path opened;
    private final Target target;
    private final List<String> ends = new CopyOnWriteArrayList<>();
    private final Thread person;
    private volatile boolean closed;

    private StandInBrowser(Path opened, Target target) {
        this.opened = opened;
        this.target = target;
        person = Thread.ofPlatform().daemon().start(this::follow);
    }

    /// @param folder for the programs; it has to stand first on the host's PATH
    static StandInBrowser in(Path folder, Target target) {
        try {
            Path opened = Files.createFile(folder.resolve("opened"));
            for (String name : NAMES) {
                Path program = folder.resolve(name);
                Files.writeString(program,
                    "#!/bin/sh\nfor word; do case $word in http*) echo \"$word\" >> '" + opened + "' ;; esac; done\n");
                program.toFile().setExecutable(true);
            }
            return new StandInBrowser(opened, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How each visit ended, in order: "signed in", or the page on which the person was stuck.
    List<String> ends() {
        return List.copyOf(ends);
    }

    /// How the visit after so many ended, once it has.
    String endAfter(int before) {
        for (int i = 0; i < 600 && ends.size() <= before; i++) {
            pause(100);
        }
        return ends.size() > before ? ends.getLast() : "no browser was opened";
    }

    @Override
    public void close() {
        closed = true;
        try {
            person.join(60_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void follow() {
        try {
            int read = 0;
            while (!closed) {
                List<String> lines = Files.readAllLines(opened);
                for (; read < lines.size(); read++) {
                    ends.add(visit(lines.get(read)));
                }
                pause(50);
            }
        } catch (IOException e) {
            ends.add("the stand-in browser failed: " + e);
        }
    }

    private String visit(String address) {
        try {
            URI callback = new Person(target).allow(URI.create(address));
            int status = Http.get(callback).status();
            return status < 400 ? "signed in" : "the host answered its callback with " + status;
        } catch (AssertionError | RuntimeException stuck) {
            return "stuck at " + address + ": " + stuck.getMessage();
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
