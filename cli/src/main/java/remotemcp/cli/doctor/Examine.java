package remotemcp.cli.doctor;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import remotemcp.cli.command.Command;
import remotemcp.cli.command.CommandArguments;
import remotemcp.cli.command.CommandFailure;
import remotemcp.cli.command.ExitCode;
import remotemcp.cli.command.StandardStreams;
import remotemcp.cli.command.Terminal;
import remotemcp.cli.command.UsageException;
import remotemcp.client.oauth.LoginException;
import remotemcp.doctor.ExaminationOptions;
import remotemcp.doctor.play.ClientApp;
import remotemcp.doctor.report.Report;
import remotemcp.doctor.report.ReportJson;
import remotemcp.doctor.report.Severity;
import remotemcp.http.HeaderList;
import remotemcp.jvm.doctor.JvmDoctor;
import remotemcp.jvm.login.JvmLogins;
import remotemcp.settings.Nearest;

/// Examines a server, whoever wrote it, as the clients do that people use, and says what to mend.
public final class Examine implements Command {
    private static final List<String> WORDS = Arrays.stream(ClientApp.values()).map(ClientApp::word).toList();
    private static final Options OPTIONS = new Options()
        .addOption(Command.option("client", "NAME", "Play only this one: " + String.join(", ", WORDS)))
        .addOption(Command.flag("login", "Sign in with the browser, and examine what comes after the login"))
        .addOption(Command.option("header", "FIELD", "Send this header field with every call, such as \"Authorization: Bearer …\""))
        .addOption(Command.flag("deep", "Also what takes long, such as waiting for keep-alives, or 20 MB in one request"))
        .addOption(Command.flag("json", "Print JSON"));

    @Override
    public String words() {
        return "doctor";
    }

    @Override
    public String operands() {
        return "URL";
    }

    @Override
    public String summary() {
        return "Play Claude, ChatGPT, VS Code and others against a server, and say what to mend";
    }

    @Override
    public Options options() {
        return OPTIONS;
    }

    @Override
    public String note() {
        return "It calls no tool. Clients that it registers are called \"remote-mcp doctor\".\n\n" + ExitCode.explained();
    }

    @Override
    public void run(CommandLine given, StandardStreams streams) {
        String url = CommandArguments.operand(given, this);
        var lines = new DoctorLines(streams);
        boolean json = given.hasOption("json");
        try {
            Report report = JvmDoctor.at(url).examine(order(url, given, streams), json ? _ -> {} : lines::tell);
            streams.out().print(json ? Terminal.json(ReportJson.of(report)) + "\n" : lines.end(report));
            refuse(report);
        } catch (IllegalArgumentException e) {
            throw new UsageException(this, Terminal.line(e.getMessage(), 500));
        } catch (LoginException e) {
            throw new CommandFailure("cannot sign in: " + e.getMessage(), ExitCode.UNAUTHORIZED);
        }
    }

    private static ExaminationOptions order(String url, CommandLine given, StandardStreams streams) {
        ExaminationOptions examinationOptions = ExaminationOptions.of(url);
        if (given.hasOption("client")) {
            examinationOptions = examinationOptions.as(ClientApp.named(given.getOptionValue("client"))
                .orElseThrow(() -> new IllegalArgumentException("there is no client " + given.getOptionValue("client")
                    + "; did you mean " + Nearest.to(given.getOptionValue("client"), WORDS) + "?")));
        }
        if (given.hasOption("header")) {
            examinationOptions = examinationOptions.sending(field(given.getOptionValue("header")));
        }
        if (given.hasOption("login")) {
            examinationOptions = examinationOptions.signingIn(JvmLogins.browser(streams.err()::println));
        }
        return given.hasOption("deep") ? examinationOptions.deep() : examinationOptions;
    }

    private static HeaderList field(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("a header field is written as \"Name: value\"");
        }
        return HeaderList.empty().with(text.substring(0, colon).strip(), text.substring(colon + 1).strip());
    }

    private static void refuse(Report report) {
        if (!report.isReachable()) {
            throw new CommandFailure("the server cannot be reached", ExitCode.UNREACHABLE);
        }
        if (report.isSerious()) {
            throw new CommandFailure("there is something to mend: " + report.count(Severity.FAILURE) + " that stop clients, "
                + report.count(Severity.RISK) + " that let others in");
        }
    }
}
