package remotemcp.cli.init;

import java.util.Locale;
import javax.lang.model.SourceVersion;
import org.apache.commons.cli.CommandLine;
import remotemcp.cli.command.Command;
import remotemcp.cli.command.CommandArguments;
import remotemcp.cli.command.UsageException;

/// What a new project is called: a name that a folder, an npm package, a worker and a Maven artifact may have, and a Java package.
///
/// @param group its Maven group
/// @param javaPackage where its classes are
record ProjectNames(String name, String group, String javaPackage) {
    /// A worker's name is part of a host name.
    private static final int LONGEST = 54;

    /// @throws UsageException naming one that would do
    static ProjectNames read(Command command, CommandLine given) {
        String name = CommandArguments.operand(given, command);
        if (!name.matches("[a-z]([a-z0-9-]*[a-z0-9])?") || name.length() > LONGEST) {
            throw new UsageException(command,
                name + " cannot name a worker and a package: use small letters, digits and dashes, such as " + suggestion(name));
        }
        String group = given.getOptionValue("group", "com.example");
        if (!group.matches("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*")) {
            throw new UsageException(command,
                group + " cannot be a Maven group: use letters, digits and dashes, with dots between, such as com.example");
        }
        String javaPackage = given.getOptionValue("package", group.replace('-', '_') + "." + name.replace("-", ""));
        if (!SourceVersion.isName(javaPackage) || javaPackage.startsWith("java.")) {
            throw new UsageException(command, javaPackage + " cannot be a Java package: choose another with --package, such as com.example."
                + name.replace("-", "") + "server");
        }
        return new ProjectNames(name, group, javaPackage);
    }

    /// The nearest name that would do.
    private static String suggestion(String name) {
        String plain = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^[^a-z]+", "");
        String cut = plain.substring(0, Math.min(plain.length(), LONGEST)).replaceAll("-+$", "");
        return cut.isEmpty() ? "my-server" : cut;
    }

    String packageFolder() {
        return javaPackage.replace('.', '/');
    }
}
