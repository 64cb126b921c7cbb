package remotemcp.doctor.checks;

import remotemcp.client.oauth.discovery.Challenge;
import remotemcp.client.oauth.discovery.WellKnown;
import remotemcp.doctor.Order;
import remotemcp.doctor.Surroundings;
import remotemcp.doctor.http.Answer;
import remotemcp.doctor.http.Probe;
import remotemcp.doctor.play.Metadata;
import remotemcp.doctor.play.Registrar;
import remotemcp.doctor.play.Rpc;
import remotemcp.doctor.play.SignIn;
import remotemcp.doctor.play.Streams;
import remotemcp.doctor.play.Talk;
import remotemcp.http.Origin;
import remotemcp.http.Uri;

/// All that one examination knows about a server. What several checks need is asked for once, by whichever comes first.
public final class Chart {
    private final Order order;
    private final Surroundings surroundings;
    private final Probe probe;
    private final Uri uri;
    private final Metadata metadata;
    private final Registrar registrar;
    private final SignIn signIn;
    private final Talk talk;
    private final Streams streams;
    private final Memo<Answer> knock = new Memo<>(this::knockOnce);
    private final Memo<Answer> discoverKnock =
        new Memo<>(() -> probe().ask(Rpc.modern(url(), "server/discover").named("server/discover, no token")));

    public Chart(Order order, Surroundings surroundings) {
        this.order = order;
        this.surroundings = surroundings;
        this.uri = Uri.parse(order.url()).orElseThrow();
        this.probe = new Probe(order.url(), surroundings.server(), surroundings.world().outbound(), surroundings.world().clock());
        this.metadata = new Metadata(this);
        this.registrar = new Registrar(this);
        this.signIn = new SignIn(this);
        this.talk = new Talk(this);
        this.streams = new Streams(this);
    }

    public Order order() {
        return order;
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    public Probe probe() {
        return probe;
    }

    public String url() {
        return order.url();
    }

    Uri uri() {
        return uri;
    }

    public String origin() {
        return WellKnown.origin(url());
    }

    boolean isLoopback() {
        return uri.isLoopback();
    }

    boolean isHttps() {
        return uri.scheme().equals("https");
    }

    int port() {
        return Origin.of(uri).map(Origin::port).orElse(80);
    }

    public Metadata metadata() {
        return metadata;
    }

    public Registrar registrar() {
        return registrar;
    }

    public SignIn signIn() {
        return signIn;
    }

    public Talk talk() {
        return talk;
    }

    Streams streams() {
        return streams;
    }

    /// The first request of most clients, `initialize`, without credentials.
    Answer knock() {
        return knock.get();
    }

    /// The first request of the newest clients, `server/discover`, without credentials.
    Answer discoverKnock() {
        return discoverKnock.get();
    }

    /// Whether the server wants a login: it does unless it speaks the protocol with strangers.
    public boolean isGuarded() {
        return !speaks(knock()) && !speaks(discoverKnock());
    }

    public Challenge challenge() {
        return Challenge.of(knock().headers());
    }

    /// Whether calls can be made: nothing is needed for it, or a token is there.
    boolean maySpeak() {
        return !isGuarded() || order.bringsToken() || signIn.tokens().isPresent();
    }

    /// Whether requests may send the person to a browser, or a token was given.
    boolean canGetIn() {
        return order.bringsToken() || order.browser().isPresent();
    }

    /// Undoes what was done: sessions, tokens and registrations end.
    public void close() {
        talk.close();
        signIn.close();
        registrar.close();
    }

    private Answer knockOnce() {
        Answer answer = probe.ask(Rpc.initialize(url(), Talk.LEGACY).named("initialize, no token"));
        talk().opened(answer);
        return answer;
    }

    private static boolean speaks(Answer answer) {
        boolean refuses = answer.status() == 401 || answer.status() == 403;
        return !refuses && (answer.rpc().isPresent() || answer.isSuccess() && answer.isCompressed());
    }
}
