package remotemcp.cli;

/// One option of a command.
///
/// @param name such as `--port`
/// @param value what its value is called in the help; empty when it takes none
record Option(String name, String value, String help) {
    static Option flag(String name, String help) {
        return new Option(name, "", help);
    }

    boolean takesValue() {
        return !value.isEmpty();
    }

    String synopsis() {
        return takesValue() ? name + " " + value : name;
    }
}
