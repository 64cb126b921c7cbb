package remotemcp.cli.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import remotemcp.client.Change;
import remotemcp.client.Elicitation;
import remotemcp.client.McpClient;
import remotemcp.client.Watcher;
import remotemcp.json.JsonObject;
import remotemcp.protocol.LogLevel;

/// The full-screen view of a server: one thread takes events one after the other, changes the [ViewState], draws it and passes on its wishes.
public final class InspectView implements Watcher, Elicitation {
    private static final long REDRAW_MILLIS = 100;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Map<Integer, CompletableFuture<Reply>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger questions = new AtomicInteger();

    /// The client has to tell this view what the server says, before it connects.
    public void listen(McpClient.Builder client) {
        client.watcher(this).elicitation(this).logs(LogLevel.INFO);
    }

    @Override
    public void logged(JsonObject line) {
        events.add(new Event.Logged(line));
    }

    @Override
    public void leftOut(String tool, String reason) {
        events.add(new Event.Noticed("left out " + remotemcp.cli.command.Terminal.line(tool + ": " + reason, 200)));
    }

    @Override
    public void changed(Change change) {
        events.add(new Event.Noticed("what the server offers has changed: r asks anew"));
    }

    /// A line that the person should read, such as where to sign in.
    public void notice(String line) {
        events.add(new Event.Noticed(line));
    }

    @Override
    public Reply fill(Form form) {
        int number = questions.incrementAndGet();
        var reply = new CompletableFuture<Reply>();
        asked.put(number, reply);
        events.add(new Event.Asked(number, form));
        return reply.join();
    }

    /// Shows the server until the person quits.
    public void show(McpClient client, String title, String url, String protocol, Supplier<String> login) {
        var state = new ViewState(new Head(title, url, protocol, login, client.peer().instructions().orElse("")));
        var desk = new ServerDesk(client, events::add);
        try (Terminal terminal = TerminalBuilder.builder().system(true).dumb(false).build();
            var screen = new Screen(terminal, System.getenv("NO_COLOR") == null)) {
            terminal.handle(Terminal.Signal.WINCH, signal -> events.add(size(terminal)));
            Thread.ofPlatform().daemon().name("keyboard").start(() -> read(new Keyboard(terminal.reader())));
            events.add(size(terminal));
            desk.list();
            run(state, desk, screen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            asked.values().forEach(reply -> reply.complete(Reply.cancel()));
        }
    }

    private static Event size(Terminal terminal) {
        return new Event.Resized(terminal.getColumns(), terminal.getRows());
    }

    private void read(Keyboard keyboard) {
        try {
            for (var key = keyboard.next(); key.isPresent(); key = keyboard.next()) {
                events.add(new Event.Pressed(key.get()));
            }
            events.add(new Event.Pressed(new KeyPress(KeyPress.Kind.CONTROL, "c")));
        } catch (IOException closed) {
            events.add(new Event.Pressed(new KeyPress(KeyPress.Kind.CONTROL, "c")));
        }
    }

    private void run(ViewState state, ServerDesk desk, Screen screen) {
        long began = System.nanoTime();
        while (true) {
            Event event = next(state, began);
            if (event instanceof Event.Resized) {
                screen.forget();
            }
            for (Effect effect : state.on(event)) {
                switch (effect) {
                    case Effect.Call call -> {
                        began = System.nanoTime();
                        desk.call(call);
                    }
                    case Effect.Cancel cancel -> desk.cancel(cancel);
                    case Effect.List list -> desk.list();
                    case Effect.Reply reply -> asked.remove(reply.number()).complete(reply.reply());
                    case Effect.Quit quit -> {
                        return;
                    }
                }
            }
            if (events.isEmpty()) {
                screen.show(Picture.of(state));
            }
        }
    }

    /// While a call is at work, time goes on visibly.
    private Event next(ViewState state, long began) {
        try {
            if (state.running().isEmpty()) {
                return events.take();
            }
            Event event = events.poll(REDRAW_MILLIS, TimeUnit.MILLISECONDS);
            return event == null ? new Event.Waited(ServerDesk.millisSince(began)) : event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Event.Pressed(new KeyPress(KeyPress.Kind.CONTROL, "c"));
        }
    }
}
