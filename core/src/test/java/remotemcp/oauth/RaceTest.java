package remotemcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static remotemcp.oauth.TestClient.access;
import static remotemcp.oauth.TestClient.refresh;
import static remotemcp.oauth.TestServer.error;
import static remotemcp.oauth.TestServer.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import remotemcp.http.HttpResponse;
import remotemcp.json.JsonObject;
import remotemcp.oauth.authorize.Authorizations;
import remotemcp.platform.Base64Url;

/// Fifty at once, on every step that may count only once.
class RaceTest {
    private static final int MANY = 50;

    private final TestServer server = TestServer.create();
    private final TestClient client = server.client();

    /// V28
    @RepeatedTest(5)
    void fifty_redemptions_of_one_code_give_one_token() throws Exception {
        String code = client.code();
        List<HttpResponse.Ready> answers = atOnce(() -> client.redeem(code));
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 200)).allMatch(answer -> error(answer).equals("invalid_grant"));
        assertThat(server.world.logged("oauth.grant.revoked")).hasSize(1);
    }

    /// V30
    @RepeatedTest(5)
    void fifty_refreshes_of_one_token_have_one_successor() throws Exception {
        String token = refresh(client.login());
        List<HttpResponse.Ready> answers = atOnce(() -> client.refresh(token));
        Set<String> successors = new HashSet<>();
        for (HttpResponse.Ready answer : answers) {
            if (answer.status() == 200) {
                successors.add(refresh(json(answer)));
            } else {
                assertThat(error(answer)).isEqualTo("invalid_grant");
            }
        }
        assertThat(successors).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(4);
        assertThat(client.refresh(successors.iterator().next()).status()).isEqualTo(200);
    }

    /// Users click twice; the client is told one code.
    @RepeatedTest(5)
    void fifty_submits_of_one_consent_give_one_redirect_and_one_grant() throws Exception {
        client.code();
        var approval =
            new Authorizations.Approval(Base64Url.encode(server.world.platform().random().bytes(16)), server.asked.orElseThrow(), "user-2",
                Set.of("read"), JsonObject.empty());
        List<String> urls = atOnce(() -> server.server.authorizations().approve(approval));
        assertThat(Set.copyOf(urls)).hasSize(1);
        assertThat(server.world.store().list("grant", "user-2", "", 100)).hasSize(1);
    }

    /// A revocation is never overtaken by a verification that began before it.
    @RepeatedTest(20)
    void no_token_is_trusted_after_its_revocation() throws Exception {
        JsonObject tokens = client.login();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = new CountDownLatch(1);
            var callers = new ArrayList<Future<?>>();
            for (int i = 0; i < MANY; i++) {
                callers.add(executor.submit(() -> {
                    start.await();
                    for (int call = 0; call < 20; call++) {
                        server.status(access(tokens));
                    }
                    return null;
                }));
            }
            start.countDown();
            client.revoke(refresh(tokens));
            assertThat(server.status(access(tokens))).isEqualTo(401);
            for (Future<?> caller : callers) {
                caller.get();
            }
        }
        assertThat(server.status(access(tokens))).isEqualTo(401);
    }

    private static <T> List<T> atOnce(Callable<T> action) throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = new CountDownLatch(1);
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < MANY; i++) {
                running.add(executor.submit(() -> {
                    start.await();
                    return action.call();
                }));
            }
            start.countDown();
            var results = new ArrayList<T>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        }
    }
}
