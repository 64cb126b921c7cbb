package remotemcp.cli;

import java.util.List;

/// One command of the command line.
interface Command {

    /// What calls it, such as `user add`.
    String words();

    /// What it needs besides options, such as `EMAIL`; empty when nothing.
    String operands();

    /// What it does, in a sentence.
    String summary();

    List<Option> options();

    /// @throws UsageException when it was called wrongly
    /// @throws Refusal when it cannot be done
    void run(Arguments given, Streams streams);
}
