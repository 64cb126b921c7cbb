import remotemcp.client.CallOptions;
import remotemcp.client.Elicitation.Reply;
import remotemcp.client.McpClient;
import remotemcp.client.Patience;
import remotemcp.client.oauth.registration.ClientProfile;
import remotemcp.json.Json;
import remotemcp.jvm.client.JvmWorld;
import remotemcp.jvm.login.JvmLogins;

/// Connects to any MCP server, signs in with the browser if it wants that, lists its tools and calls one:
/// java -cp 'cli/target/app/*' examples/client/Client.java http://localhost:8080/mcp greet '{"name":"Ada"}'
void main(String[] args) {
    var login = JvmLogins.inBrowser(args[0], ClientProfile.named("my client"), IO::println);
    try (var client = McpClient.connect(args[0]).on(JvmWorld.open()).credentials(login)
        .elicitation(form -> { // the server asks the person something
            var answers = form.defaults();
            for (var field : form.schema().object("properties").orElseThrow().keys()) {
                answers = answers.with(field, IO.readln(form.message() + " " + field + ": "));
            }
            return Reply.accept(answers);
        })
        .open()) {
        IO.println(client.peer().name() + " speaks " + client.peer().revision());
        client.tools().forEach(tool -> IO.println("- " + tool.name() + ": " + tool.description().orElse("")));
        var arguments = Json.parse(args[2]).asObject().orElseThrow();
        var watching = CallOptions.with(Patience.usual()).watching(progress -> IO.println("… " + progress.done()));
        IO.println(client.call(args[1], arguments, watching).text());
    }
}
