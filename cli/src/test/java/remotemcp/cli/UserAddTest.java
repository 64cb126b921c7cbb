package remotemcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.cli.CommandProcess.Outcome;
import remotemcp.identity.Account;
import remotemcp.identity.Accounts;
import remotemcp.identity.EmailAddress;
import remotemcp.jvm.JvmPlatform;
import remotemcp.jvm.settings.Settings;
import remotemcp.settings.Setting;

@Tag("end-to-end")
@Timeout(300)
class UserAddTest {
    private static final String PASSWORD = "four plain words here";

    @TempDir Path folder;

    @Test
    void an_account_made_from_standard_input_lets_in_with_that_password_only() throws Exception {
        Outcome made = add(PASSWORD + "\n", "Ann@Example.org", "--password-stdin");
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.out()).isEqualTo("Made the account ann@example.org.\n");
        assertThat(authenticate("ann@example.org", PASSWORD)).hasValueSatisfying(account -> assertThat(account.administrator()).isFalse());
        assertThat(authenticate("ann@example.org", PASSWORD + " ")).isEmpty();
    }

    @Test
    void an_administrator_is_made_by_a_word() throws Exception {
        assertThat(add(PASSWORD, "root@example.org", "--password-stdin", "--admin").code()).isZero();
        assertThat(authenticate("root@example.org", PASSWORD)).hasValueSatisfying(account -> assertThat(account.administrator()).isTrue());
    }

    @Test
    void a_second_account_of_one_address_is_refused_and_the_first_keeps_its_password() throws Exception {
        add(PASSWORD, "ann@example.org", "--password-stdin");
        Outcome again = add("another four words here", "ANN@example.org", "--password-stdin");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).isEqualTo("remote-mcp: ann@example.org has an account already\n");
        assertThat(authenticate("ann@example.org", PASSWORD)).isPresent();
    }

    @Test
    void a_weak_or_missing_password_is_refused_in_one_line() throws Exception {
        assertThat(add("short\n", "ann@example.org", "--password-stdin").err()).startsWith("remote-mcp: ").hasLineCount(1);
        assertThat(add("", "ann@example.org", "--password-stdin").err()).isEqualTo("remote-mcp: standard input has no password\n");
        assertThat(add("", "ann@example.org").err()).contains("--password-stdin").hasLineCount(1);
    }

    @Test
    void H09_the_password_appears_nowhere() throws Exception {
        Outcome made = add(PASSWORD + "\n", "ann@example.org", "--password-stdin");
        assertThat(made.out() + made.err()).doesNotContain(PASSWORD);
        try (var files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).doesNotContain(PASSWORD)
                    .doesNotContain("ann@example.org");
            }
        }
    }

    @Test
    void on_a_terminal_the_password_is_asked_for_twice_and_not_shown() throws Exception {
        String screen = onTerminal(PASSWORD + "\n" + PASSWORD + "\n");
        assertThat(screen).contains("Password: ").contains("The same again: ").contains("Made the account ann@example.org.")
            .doesNotContain(PASSWORD);
        assertThat(authenticate("ann@example.org", PASSWORD)).isPresent();
    }

    @Test
    void two_different_passwords_make_no_account() throws Exception {
        assertThat(onTerminal(PASSWORD + "\n" + "four other words here\n")).contains("the two passwords differ");
        assertThat(authenticate("ann@example.org", PASSWORD)).isEmpty();
    }

    /// Runs it under `script`, which gives it a terminal, and types once it asks.
    private String onTerminal(String typed) throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "the program script is not installed on this machine");
        List<String> command = CommandProcess.command("user", "add", "ann@example.org", "--data", folder.resolve("data").toString());
        String line = String.join(" ", command.stream().map(word -> "'" + word + "'").toList());
        Process process = new ProcessBuilder("/usr/bin/script", "-qec", line, "/dev/null").redirectErrorStream(true).start();
        var screen = new StringBuilder();
        try (OutputStream keyboard = process.getOutputStream()) {
            for (String answer : typed.split("(?<=\n)")) {
                readTo(process, screen, ": ");
                keyboard.write(answer.getBytes(StandardCharsets.UTF_8));
                keyboard.flush();
            }
            screen.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return screen.toString();
    }

    private static void readTo(Process process, StringBuilder screen, String end) throws Exception {
        int start = screen.length();
        while (screen.indexOf(end, start) < 0) {
            int c = process.getInputStream().read();
            assertThat(c).as("ended after: %s", screen).isNotNegative();
            screen.append((char) c);
        }
    }

    private Outcome add(String input, String... args) throws Exception {
        var all = new java.util.ArrayList<>(List.of("user", "add", "--data", folder.resolve("data").toString()));
        all.addAll(List.of(args));
        return CommandProcess.run(folder, input, all.toArray(String[]::new));
    }

    private Optional<Account> authenticate(String email, String password) {
        try (JvmPlatform world = JvmPlatform.open(Settings.standard().with(Setting.DATA, folder.resolve("data").toString()))) {
            return new Accounts(world.platform()).authenticate(EmailAddress.read(email).orElseThrow(), password);
        }
    }
}
