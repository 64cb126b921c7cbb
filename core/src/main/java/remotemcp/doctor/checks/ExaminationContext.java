package remotemcp.doctor.checks;

import remotemcp.client.oauth.discovery.Challenge;
import remotemcp.client.oauth.discovery.WellKnown;
import remotemcp.doctor.DoctorEnvironment;
import remotemcp.doctor.ExaminationOptions;
import remotemcp.doctor.http.Probe;
import remotemcp.doctor.http.ProbeResponse;
import remotemcp.doctor.play.LoginFlow;
import remotemcp.doctor.play.McpCalls;
import remotemcp.doctor.play.Metadata;
import remotemcp.doctor.play.Registrar;
import remotemcp.doctor.play.Rpc;
import remotemcp.doctor.play.StreamListener;
import remotemcp.http.Origin;
import remotemcp.http.Uri;

/// All that one examination knows about a server. What several checks need is asked for once, by whichever comes first.
public final class ExaminationContext {
    private final ExaminationOptions options;
    private final DoctorEnvironment environment;
    private final Probe probe;
    private final Uri uri;
    private final Metadata metadata;
    private final Registrar registrar;
    private final LoginFlow login;
    private final McpCalls calls;
    private final StreamListener listener;
    private final Lazy<ProbeResponse> firstResponse = new Lazy<>(this::knockOnce);
    private final Lazy<ProbeResponse> firstDiscovery =
        new Lazy<>(() -> probe().ask(Rpc.modern(url(), "server/discover").named("server/discover, no token")));

    public ExaminationContext(ExaminationOptions options, DoctorEnvironment environment) {
        this.options = options;
        this.environment = environment;
        this.uri = Uri.parse(options.url()).orElseThrow();
        this.probe = new Probe(options.url(), environment.server(), environment.world().outbound(), environment.world().clock());
        this.metadata = new Metadata(this);
        this.registrar = new Registrar(this);
        this.login = new LoginFlow(this);
        this.calls = new McpCalls(this);
        this.listener = new StreamListener(this);
    }

    public ExaminationOptions options() {
        return options;
    }

    public DoctorEnvironment environment() {
        return environment;
    }

    public Probe probe() {
        return probe;
    }

    public String url() {
        return options.url();
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

    public LoginFlow login() {
        return login;
    }

    public McpCalls calls() {
        return calls;
    }

    StreamListener streams() {
        return listener;
    }

    /// The first request of most clients, `initialize`, without credentials.
    ProbeResponse firstResponse() {
        return firstResponse.get();
    }

    /// The first request of the newest clients, `server/discover`, without credentials.
    ProbeResponse firstDiscovery() {
        return firstDiscovery.get();
    }

    /// Whether the server wants a login: it does unless it speaks the protocol with strangers.
    public boolean isGuarded() {
        return !speaks(firstResponse()) && !speaks(firstDiscovery());
    }

    public Challenge challenge() {
        return Challenge.of(firstResponse().headers());
    }

    /// Whether calls can be made: nothing is needed for it, or a token is there.
    boolean maySpeak() {
        return !isGuarded() || options.bringsToken() || login.tokens().isPresent();
    }

    /// Whether requests may send the person to a browser, or a token was given.
    boolean canGetIn() {
        return options.bringsToken() || options.browser().isPresent();
    }

    /// Undoes what was done: sessions, tokens and registrations end.
    public void close() {
        calls.close();
        login.close();
        registrar.close();
    }

    private ProbeResponse knockOnce() {
        ProbeResponse response = probe.ask(Rpc.initialize(url(), McpCalls.LEGACY).named("initialize, no token"));
        calls().opened(response);
        return response;
    }

    private static boolean speaks(ProbeResponse response) {
        boolean refuses = response.status() == 401 || response.status() == 403;
        return !refuses && (response.rpc().isPresent() || response.isSuccess() && response.isCompressed());
    }
}
