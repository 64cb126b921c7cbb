package remotemcp.cli.serve;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import remotemcp.cli.command.CommandFailure;

/// Where a new password comes from. Never from the command line, which other users of the machine can see.
final class PasswordInput {
    private PasswordInput() {
    }

    /// The first line, without its end.
    static String from(InputStream input) {
        try {
            String line = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8)).readLine();
            if (line == null) {
                throw new CommandFailure("standard input has no password");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Asked for twice, without showing it.
    static String fromTerminal() {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new CommandFailure("no terminal to ask for the password on: give it by --password-stdin");
        }
        char[] password = console.readPassword("Password: ");
        char[] again = password == null ? null : console.readPassword("The same again: ");
        if (password == null || again == null) {
            throw new CommandFailure("no password was given");
        }
        if (!Arrays.equals(password, again)) {
            throw new CommandFailure("the two passwords differ");
        }
        return new String(password);
    }
}
