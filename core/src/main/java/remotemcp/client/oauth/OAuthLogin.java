package remotemcp.client.oauth;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import remotemcp.client.ClientException;
import remotemcp.client.Credentials;
import remotemcp.client.oauth.LoginException.Step;
import remotemcp.client.oauth.discovery.Challenge;
import remotemcp.client.oauth.discovery.DiscoveredServer;
import remotemcp.client.oauth.discovery.Discovery;
import remotemcp.client.oauth.discovery.ScopeSelection;
import remotemcp.client.oauth.discovery.UrlPolicy;
import remotemcp.client.oauth.discovery.WellKnown;
import remotemcp.client.oauth.dpop.DpopKey;
import remotemcp.client.oauth.grant.GrantContext;
import remotemcp.client.oauth.grant.LoginRequest;
import remotemcp.client.oauth.grant.Revocation;
import remotemcp.client.oauth.grant.TokenSource;
import remotemcp.client.oauth.grant.Tokens;
import remotemcp.client.oauth.registration.ClientProfile;
import remotemcp.client.oauth.registration.IssuerBinding;
import remotemcp.client.oauth.registration.Registrations;
import remotemcp.client.oauth.store.LoginStore;
import remotemcp.client.oauth.store.SavedLogin;
import remotemcp.client.oauth.store.SavedLogins;
import remotemcp.http.HeaderList;
import remotemcp.http.Headers;

/// Credentials by OAuth (MCP 2026-07-28, Authorization, and all revisions before): shows the tokens of the last login, and makes another when
/// the server refuses them. Of many threads and processes at one server, one logs in or refreshes and the others take what it got.
public final class OAuthLogin implements Credentials {
    /// Logins in a row after which a server has still accepted nothing.
    private static final int MOST_LOGINS = 3;
    private static final long SOON_MILLIS = 30_000;

    private final String server;
    private final LoginStore store;
    private final TokenSource source;
    private final GrantContext context;
    private final AtomicReference<SavedLogins> held = new AtomicReference<>();
    private final AtomicInteger unproven = new AtomicInteger();

    /// @param server the MCP server's URL as the person named it
    private OAuthLogin(String server, LoginStore store, TokenSource source, GrantContext context) {
        this.server = server;
        this.store = store;
        this.source = source;
        this.context = context;
    }

    /// @param server the MCP server's URL as the person named it
    /// @throws LoginException when it is no URL
    public static OAuthLogin at(String server, ClientProfile client, TokenSource source, LoginStore store, LoginPlatform world) {
        return new OAuthLogin(server, store, source, new GrantContext(world, UrlPolicy.of(server), client));
    }

    @Override
    public HeaderList headers(Target target) {
        if (!isOurs(target)) {
            return HeaderList.empty();
        }
        return speaking(() -> logins().current().filter(this::isAtNamedIssuer).flatMap(this::lasting).map(login -> shown(login, target))
            .orElse(HeaderList.empty()));
    }

    @Override
    public boolean refused(Refusal refusal) {
        Challenge challenge = Challenge.of(refusal.answer());
        if (!isOurs(refusal.target()) || refusal.status() != 401 && !lacksScope(challenge)) {
            return false;
        }
        if (learnt(refusal.target(), refusal.answer()) && challenge.error().orElse("").equals("use_dpop_nonce")) {
            return true;
        }
        long since = context.world().clock().now();
        speaking(() -> store.alone(server, () -> renewed(challenge, tokenIn(refusal.sent()), since)));
        return true;
    }

    @Override
    public void answered(Target target, Headers answer) {
        if (isOurs(target)) {
            unproven.set(0);
            learnt(target, answer);
        }
    }

    /// Ends the login: tells the authorization server, if it can be told, and forgets.
    public void forget() {
        store.alone(server, () -> {
            SavedLogins logins = SavedLogins.of(server, store.find(server));
            logins.logins().forEach(new Revocation(context)::revoke);
            store.forget(server);
            held.set(SavedLogins.none(server));
            return logins;
        });
    }

    /// A token goes to the server it was got for, and to no other origin.
    private boolean isOurs(Target target) {
        return target.server().equals(server) && WellKnown.origin(target.url()).equals(WellKnown.origin(server));
    }

    private HeaderList shown(SavedLogin login, Target target) {
        Tokens tokens = login.tokens().orElseThrow();
        HeaderList headers = HeaderList.empty().with("Authorization", (tokens.bound() ? "DPoP " : "Bearer ") + tokens.access());
        return !tokens.bound() ? headers : headers.with("DPoP", login.key().map(context::proofs)
            .orElseThrow(() -> new LoginException(Step.STORAGE, "the key of the saved login is missing: forget it and sign in again"))
            .proof(target, tokens.access()));
    }

    /// The login with tokens that live for another while; empty when it has none.
    private Optional<SavedLogin> lasting(SavedLogin login) {
        if (login.tokens().isEmpty()) {
            return Optional.empty();
        }
        Tokens tokens = login.tokens().get();
        long left = tokens.expires() - context.world().clock().now();
        if (left > SOON_MILLIS || tokens.refresh().isEmpty()) {
            return Optional.of(login);
        }
        try {
            return store.alone(server, () -> refreshedAhead(tokens));
        } catch (LoginException e) {
            if (left > 0) {
                return Optional.of(login);
            }
            throw e;
        }
    }

    private Optional<SavedLogin> refreshedAhead(Tokens ending) {
        SavedLogins logins = reload();
        Optional<SavedLogin> login = logins.current().filter(this::isAtNamedIssuer).filter(found -> found.tokens().isPresent());
        boolean isNewer = login.isPresent() && !login.get().tokens().get().access().equals(ending.access());
        return isNewer || login.isEmpty() ? login : refreshed(logins, login.get());
    }

    /// Empty when the refresh token is good no more; then the registration stays, unless it is what is good no more.
    private Optional<SavedLogin> refreshed(SavedLogins logins, SavedLogin login) {
        try {
            SavedLogin fresh = login.with(Optional.of(context.refresh(login.errand(), login.client(), login.tokens().orElseThrow())));
            use(logins, fresh);
            return Optional.of(fresh);
        } catch (LoginException e) {
            if (e.error().isEmpty()) {
                throw e;
            }
            if (e.error().equals("invalid_client")) {
                keep(logins.without(login));
            } else {
                use(logins, login.with(Optional.empty()));
            }
            return Optional.empty();
        }
    }

    /// Runs alone. Takes what another process got meanwhile, else refreshes, else logs in.
    ///
    /// @param since when the waiting for the others began: a login that came to nothing meanwhile came to nothing for all that waited
    private SavedLogin renewed(Challenge challenge, String refusedToken, long since) {
        SavedLogins logins = reload();
        boolean lacksScope = lacksScope(challenge);
        Optional<SavedLogin> other = logins.current().filter(this::isAtNamedIssuer)
            .filter(login -> isNews(login, refusedToken, lacksScope ? challenge : Challenge.none()));
        if (other.isPresent()) {
            return other.get();
        }
        logins.failure().filter(failure -> failure.at() >= since).ifPresent(failure -> {
            throw new LoginException(Step.AUTHORIZATION, failure.message());
        });
        if (unproven.incrementAndGet() > MOST_LOGINS) {
            throw new LoginException(Step.USE, "the server refuses every token that its authorization server gives");
        }
        Optional<String> only = onlyIssuer(logins);
        DiscoveredServer discovered = new Discovery(context.world().outbound(), server).realm(challenge,
            only.or(() -> logins.current().map(login -> login.server().issuer())));
        bind(logins, only, discovered.server().issuer());
        Optional<SavedLogin> before = logins.at(discovered);
        Optional<SavedLogin> refreshed = before.filter(login -> !lacksScope && unproven.get() == 1 && isRefreshable(login))
            .flatMap(login -> refreshed(reload(), login));
        return refreshed.orElseGet(() -> loggedIn(reload(), discovered, challenge));
    }

    private boolean isAtNamedIssuer(SavedLogin login) {
        return context.profile().namedIssuer().filter(only -> !only.equals(login.server().issuer())).isEmpty();
    }

    /// The issuer that was named, or the one that this client's credentials are bound to.
    private Optional<String> onlyIssuer(SavedLogins logins) {
        return context.profile().namedIssuer().or(() -> IssuerBinding.client(context.profile(), source).flatMap(logins::boundIssuer));
    }

    /// Kept before anything is shown: a server that makes this login fail and names another issuer at the next one gets nothing.
    private void bind(SavedLogins logins, Optional<String> only, String issuer) {
        if (only.isPresent() && !only.get().equals(issuer)) {
            throw new LoginException(Step.REGISTRATION,
                "this client signs in at " + LoggableText.quoted(only.get()) + ", but the server now names "
                    + LoggableText.quoted(issuer) + ", which was sent nothing. If you trust it, register there and name it (--issuer)");
        }
        IssuerBinding.client(context.profile(), source).filter(client -> !logins.boundIssuer(client).equals(Optional.of(issuer)))
            .ifPresent(client -> keep(logins.bound(new IssuerBinding(client, issuer))));
    }

    private static boolean isRefreshable(SavedLogin login) {
        return login.tokens().flatMap(Tokens::refresh).isPresent();
    }

    private static boolean isNews(SavedLogin login, String refusedToken, Challenge challenge) {
        return login.tokens().isPresent() && !login.tokens().get().access().equals(refusedToken)
            && login.tokens().get().scopes().containsAll(challenge.scopes().orElse(List.of()));
    }

    private SavedLogin loggedIn(SavedLogins logins, DiscoveredServer discovered, Challenge challenge) {
        Optional<SavedLogin> before = logins.at(discovered);
        List<String> asked = before.map(SavedLogin::asked).orElse(List.of());
        List<String> wish = ScopeSelection.of(challenge, discovered, context.profile().scopes(), asked);
        if (lacksScope(challenge) && asked.containsAll(wish)) {
            throw new LoginException(Step.USE,
                "the server wants more scopes, but asking for " + LoggableText.quoted(Registrations.joined(wish)) + " did not help");
        }
        List<String> scopes = source.asksPerson() ? ScopeSelection.lasting(wish, discovered.server()) : wish;
        Optional<DpopKey> key =
            discovered.bound() ? before.flatMap(SavedLogin::key).or(() -> Optional.of(DpopKey.fresh(context.world().signatures())))
                : Optional.empty();
        var loginRequest = new LoginRequest(discovered, scopes, before.map(SavedLogin::client), key);
        LoginRequest.Outcome outcome = obtained(loginRequest, logins, before.filter(_ -> !lacksScope(challenge)));
        var login =
            new SavedLogin(discovered.resource(), discovered.server(), outcome.client(), scopes, Optional.of(outcome.tokens()), key);
        use(logins, login);
        return login;
    }

    /// @param useless a login to give up with this one when nobody comes back: the authorization server may have forgotten the client and
    ///     have told the person so, where only they can read it. The next login registers anew.
    private LoginRequest.Outcome obtained(LoginRequest loginRequest, SavedLogins logins, Optional<SavedLogin> useless) {
        try {
            return source.obtain(loginRequest, context);
        } catch (LoginException e) {
            boolean nobodyCame = e.step() == Step.AUTHORIZATION && e.error().isEmpty();
            SavedLogins rest = useless.filter(_ -> nobodyCame).map(logins::without).orElse(logins);
            keep(source.asksPerson() ? rest.failed(context.world().clock().now(), e.getMessage()) : rest);
            throw e;
        }
    }

    private SavedLogins logins() {
        SavedLogins known = held.get();
        return known == null ? reload() : known;
    }

    private SavedLogins reload() {
        SavedLogins kept = SavedLogins.of(server, store.find(server));
        held.set(kept);
        return kept;
    }

    /// Kept before it is used: a refresh token spent and not kept would be lost.
    private void use(SavedLogins logins, SavedLogin login) {
        keep(logins.using(login));
    }

    private void keep(SavedLogins logins) {
        store.keep(server, logins.toJson());
        held.set(logins);
    }

    private boolean learnt(Target target, Headers answer) {
        Optional<DpopKey> key = logins().current().flatMap(SavedLogin::key);
        return key.isPresent() && context.proofs(key.get()).learn(target.url(), answer);
    }

    private static boolean lacksScope(Challenge challenge) {
        return challenge.error().orElse("").equals("insufficient_scope");
    }

    private static String tokenIn(HeaderList sent) {
        String field = sent.find("Authorization").orElse("");
        return field.substring(field.indexOf(' ') + 1);
    }

    private static <T> T speaking(Supplier<T> work) {
        try {
            return work.get();
        } catch (LoginException e) {
            var refused = new ClientException(ClientException.Kind.UNAUTHORIZED, e.getMessage());
            refused.initCause(e);
            throw refused;
        }
    }
}
