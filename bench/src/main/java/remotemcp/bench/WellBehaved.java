package remotemcp.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Users of a server who do nothing out of the ordinary: one calls a tool a hundred times a second, others sign in one after the other, each in
/// a new browser at an address of their own, a tenth of a second between two. Their connections are kept open, as a proxy keeps its own.
final class WellBehaved implements AutoCloseable {
    private static final int CALL_EVERY_MILLIS = 10;
    private static final int LOGIN_EVERY_MILLIS = 100;

    private final String site;
    private final List<String> people;
    private final Load call;
    private int next;

    /// How they fared.
    ///
    /// @param calls how long each call took
    /// @param logins how long each login took, the form included
    /// @param failures what was refused or wrong
    record Fared(Latencies calls, Latencies logins, List<String> failures) {

        static Fared none() {
            return new Fared(new Latencies(), new Latencies(), new ArrayList<>());
        }

        void add(Fared other) {
            calls.add(other.calls);
            logins.add(other.logins);
            failures.addAll(other.failures);
        }
    }

    private WellBehaved(String site, List<String> people, Load call) {
        this.site = site;
        this.people = people;
        this.call = call;
    }

    /// Makes the accounts of those people.
    ///
    /// @param token a user's access token
    static WellBehaved at(ReadyServer server, String token, int people) throws IOException, InterruptedException {
        var emails = new ArrayList<String>();
        for (int i = 0; i < people; i++) {
            String email = "person" + i + "@example.com";
            new WebLogin(server.site(), email, address(i)).signUp();
            emails.add(email);
        }
        // Opened last: the server closes a connection on which nothing is asked for ten seconds.
        var contestant = new Contestant("well-behaved", "ready", Contestant.MODERN);
        return new WellBehaved(server.site(), emails, new Load(contestant, server.port(), contestant.request(server.port(), token), 1));
    }

    private static String address(int number) {
        return "198.51." + number / 250 + "." + (1 + number % 250);
    }

    /// Goes about it for this long.
    Fared use(long seconds) throws InterruptedException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        var failures = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<Latencies> calls = threads.submit(() -> calls(end));
            Future<Latencies> logins = threads.submit(() -> logins(end, failures));
            return new Fared(calls.get(), logins.get(), failures);
        } catch (ExecutionException e) {
            failures.add(String.valueOf(e.getCause()));
            var none = Fared.none();
            none.failures().addAll(failures);
            return none;
        }
    }

    private Latencies calls(long end) throws IOException, InterruptedException {
        var latencies = new Latencies();
        while (System.nanoTime() < end) {
            call.once(latencies);
            Thread.sleep(CALL_EVERY_MILLIS);
        }
        return latencies;
    }

    private Latencies logins(long end, List<String> failures) throws InterruptedException {
        var latencies = new Latencies();
        while (System.nanoTime() < end) {
            int number = next++ % people.size();
            long begun = System.nanoTime();
            try {
                new WebLogin(site, people.get(number), address(number)).signIn();
                latencies.add(System.nanoTime() - begun);
            } catch (IOException refused) {
                failures.add(refused.getMessage().lines().findFirst().orElse("?"));
            }
            Thread.sleep(LOGIN_EVERY_MILLIS);
        }
        return latencies;
    }

    @Override
    public void close() throws IOException {
        call.close();
    }
}
