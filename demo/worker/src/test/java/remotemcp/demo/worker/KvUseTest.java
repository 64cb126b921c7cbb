package remotemcp.demo.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.json.Json;
import remotemcp.json.JsonString;
import remotemcp.tools.NodeTools;
import remotemcp.tools.Workerd;

/// What the demo worker puts into its KV namespace: documents of clients, and nothing that counts once.
class KvUseTest {
    private static final String CLIENT = "https://app.example.com/client.json";

    @TempDir Path data;

    @TempDir Path folder;

    private Workerd workerd;

    @AfterEach
    void stop() {
        if (workerd != null) {
            workerd.close();
        }
    }

    @Test
    void a_whole_login_leaves_the_clients_document_there_and_nothing_else() throws Exception {
        var guest = start("no");
        var tokens = guest.login(CLIENT);
        assertThat(guest.add(tokens.string("access_token").orElseThrow()).statusCode()).isEqualTo(200);
        var fresh = guest.refresh(CLIENT, tokens.string("refresh_token").orElseThrow());
        guest.revoke(CLIENT, fresh.string("refresh_token").orElseThrow());
        assertThat(names(guest)).singleElement().asString().startsWith("client-document:");
    }

    @Test
    void a_login_of_a_registered_client_leaves_nothing_there() throws Exception {
        var guest = start("no");
        guest.login(guest.register());
        assertThat(names(guest)).isEmpty();
    }

    @Test
    void a_document_that_one_isolate_read_serves_others_while_its_website_is_down() throws Exception {
        assertThat(start("no").authorize(CLIENT).statusCode()).isLessThan(400);
        workerd.close();
        var later = start("yes");
        assertThat(later.authorize(CLIENT).statusCode()).isLessThan(400);
        assertThat(later.authorize("https://other.example.com/client.json").statusCode()).isEqualTo(400);
    }

    @Test
    void a_worker_without_the_namespace_says_how_to_make_one() throws Exception {
        var worker = WatchedWorker.in(folder);
        Path config = folder.resolve("local.capnp");
        Files.writeString(config, Files.readString(config).replace("(name = \"OAUTH_KV\", kvNamespace = \"kv\"),", ""));
        workerd = Workerd.start(NodeTools.required(), worker);
        var answer = new Guest(workerd.url()).get("/health/live");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
            .contains("OAUTH_KV is missing: take \"kv_namespaces\" of wrangler.jsonc as it came, and `npx wrangler deploy` again");
    }

    private Guest start(String down) throws IOException {
        workerd = Workerd.start(NodeTools.required(),
            WatchedWorker.in(Files.createTempDirectory(folder, "worker")).keeping(data).with("DOWN", down));
        return new Guest(workerd.url());
    }

    private static List<String> names(Guest guest) throws Exception {
        return Json.parse(guest.get("/test/kv").body()).asArray().orElseThrow().values().stream().map(name -> ((JsonString) name).value())
            .toList();
    }
}
