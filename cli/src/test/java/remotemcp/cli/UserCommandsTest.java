package remotemcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.cli.CommandProcess.Outcome;
import remotemcp.identity.Account;
import remotemcp.identity.Accounts;
import remotemcp.identity.EmailAddress;
import remotemcp.identity.LoginSessions;
import remotemcp.jvm.JvmPlatform;
import remotemcp.jvm.settings.Settings;
import remotemcp.settings.Setting;

/// What an operator does about a person's account, as processes beside the server's, on one store.
@Tag("end-to-end")
@Timeout(300)
class UserCommandsTest {
    private static final EmailAddress ANN = EmailAddress.read("ann@example.org").orElseThrow();
    private static final String PASSWORD = "four plain words here";
    private static final String OTHER = "quite another phrase of words";

    @TempDir Path folder;

    @Test
    void another_password_ends_the_one_before_and_every_signed_in_browser() throws Exception {
        String browser = signedIn();
        Outcome done = run(OTHER + "\n", "user", "password", "Ann@Example.org", "--password-stdin");
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.out()).isEqualTo("The account ann@example.org has another password. Browsers and apps have to sign in again.\n")
            .doesNotContain(OTHER);
        assertThat(authenticate(PASSWORD)).isEmpty();
        assertThat(authenticate(OTHER)).isPresent();
        assertThat(isSignedIn(browser)).isFalse();
    }

    @Test
    void a_disabled_account_lets_nobody_in_until_it_is_enabled() throws Exception {
        String browser = signedIn();
        assertThat(run("", "user", "disable", "ann@example.org").out())
            .isEqualTo("The account ann@example.org is disabled: nobody can sign in with it.\n");
        assertThat(authenticate(PASSWORD)).isEmpty();
        assertThat(isSignedIn(browser)).isFalse();
        assertThat(run("", "user", "enable", "ann@example.org").out()).isEqualTo("The account ann@example.org may sign in again.\n");
        assertThat(authenticate(PASSWORD)).isPresent();
        assertThat(isSignedIn(browser)).isFalse();
    }

    @Test
    void a_removed_account_is_gone_and_its_address_is_free() throws Exception {
        String browser = signedIn();
        assertThat(run("", "user", "remove", "ann@example.org").out()).isEqualTo("The account ann@example.org is removed.\n");
        assertThat(authenticate(PASSWORD)).isEmpty();
        assertThat(isSignedIn(browser)).isFalse();
        assertThat(run(OTHER + "\n", "user", "add", "ann@example.org", "--password-stdin").code()).isZero();
        assertThat(authenticate(OTHER)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "disable", "enable", "remove"})
    void an_address_without_an_account_and_no_address_at_all_are_told_apart(String verb) throws Exception {
        String[] flags = verb.equals("password") ? new String[]{"--password-stdin"} : new String[0];
        Outcome unknown = run(PASSWORD + "\n", words(flags, "user", verb, "eve@example.org"));
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err()).isEqualTo("remote-mcp: nobody has an account with the address eve@example.org\n");
        Outcome none = run(PASSWORD + "\n", words(flags, "user", verb, "no address"));
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).startsWith("remote-mcp: not an e-mail address: no address\n");
        assertThat(run("", "user", verb, "--help").out()).contains("user " + verb + " EMAIL").contains("--data DIR");
    }

    @Test
    void a_weak_password_is_refused_and_the_old_one_stays() throws Exception {
        signedIn();
        assertThat(run("short\n", "user", "password", "ann@example.org", "--password-stdin").code()).isEqualTo(1);
        assertThat(authenticate(PASSWORD)).isPresent();
    }

    private static String[] words(String[] flags, String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of(flags));
        return all.toArray(String[]::new);
    }

    private Outcome run(String input, String... words) throws Exception {
        var all = new ArrayList<>(List.of(words));
        if (!all.contains("--help")) {
            all.addAll(2, List.of("--data", folder.resolve("data").toString()));
        }
        return CommandProcess.run(folder, input, all.toArray(String[]::new));
    }

    /// Ann has an account, and is signed in at a browser; its session's name.
    private String signedIn() {
        try (JvmPlatform world = world()) {
            Account ann = new Accounts(world.platform()).create(ANN, PASSWORD, false).orElseThrow();
            return new LoginSessions(world.platform()).begin(ann, Optional.empty()).name();
        }
    }

    private boolean isSignedIn(String name) {
        try (JvmPlatform world = world()) {
            return new LoginSessions(world.platform()).find(name).isPresent();
        }
    }

    private Optional<Account> authenticate(String password) {
        try (JvmPlatform world = world()) {
            return new Accounts(world.platform()).authenticate(ANN, password);
        }
    }

    private JvmPlatform world() {
        return JvmPlatform.open(Settings.standard().with(Setting.DATA, folder.resolve("data").toString()));
    }
}
