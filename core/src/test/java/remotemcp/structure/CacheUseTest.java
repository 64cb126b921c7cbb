package remotemcp.structure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What a cache holds may be old or gone: a value that counts once must never be in it. Who wants to put something else there than
/// documents of other servers says here why it may be stale.
class CacheUseTest {
    @Test
    void only_documents_of_clients_are_put_into_the_cache() {
        assertThat(CoreClasses.shipped().methods()
            .filter(method -> method.calls().stream()
                .anyMatch(call -> call.owner().equals("remotemcp.platform.Cache") && call.name().equals("keep")))
            .map(CoreMethod::owner).filter(owner -> !owner.startsWith("remotemcp.platform.")).distinct())
            .containsExactly("remotemcp.oauth.client.ClientDocuments");
    }
}
