package remotemcp.cli.login;

import java.time.Instant;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import remotemcp.cli.command.Command;
import remotemcp.cli.command.CommandFailure;
import remotemcp.cli.command.StandardStreams;
import remotemcp.cli.command.Terminal;
import remotemcp.cli.command.UsageException;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.store.LoginSummary;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.jvm.login.JvmLogins;

/// Lists the logins that are kept, without their secrets.
public final class Logins implements Command {
    private static final int LINE = 200;
    private static final Options OPTIONS = new Options().addOption(Command.flag("json", "Print JSON"));

    @Override
    public String words() {
        return "logins";
    }

    @Override
    public String operands() {
        return "";
    }

    @Override
    public String summary() {
        return "List the servers one is signed in to";
    }

    @Override
    public Options options() {
        return OPTIONS;
    }

    @Override
    public void run(CommandLine given, StandardStreams streams) {
        if (!given.getArgList().isEmpty()) {
            throw new UsageException(this, "it takes no " + given.getArgList().getFirst());
        }
        List<LoginSummary> logins = logins();
        if (given.hasOption("json")) {
            streams.out().println(Terminal.json(new JsonArray(logins.stream().<Json>map(Logins::json).toList())));
        } else if (logins.isEmpty()) {
            streams.out().println("No logins are kept.");
        } else {
            logins.forEach(login -> streams.out().println(line(login)));
        }
    }

    private static List<LoginSummary> logins() {
        try {
            return JvmLogins.store().all().stream().flatMap(kept -> LoginSummary.in(kept).stream()).toList();
        } catch (LoginException e) {
            throw new CommandFailure(e.getMessage());
        }
    }

    private static String line(LoginSummary login) {
        String scopes = login.scopes().isEmpty() ? "" : ", scopes " + String.join(" ", login.scopes());
        return Terminal.line(login.server(), LINE) + "  " + Terminal.line("at " + login.issuer() + scopes + ", " + lasts(login), LINE);
    }

    private static String lasts(LoginSummary login) {
        return login.isLasting() ? "renews itself"
            : login.expires().map(at -> "until " + Instant.ofEpochMilli(at)).orElse("without an end");
    }

    private static JsonObject json(LoginSummary login) {
        return JsonObject.builder().put("server", login.server()).put("issuer", login.issuer())
            .put("scopes", JsonArray.ofStrings(login.scopes()))
            .put("renews", login.isLasting()).put("expires", login.expires().map(at -> Instant.ofEpochMilli(at).toString())).build();
    }
}
