package remotemcp.cli.view;

/// What the right side shows.
sealed interface Pane {

    /// The item that the list is on.
    record Details(boolean asJson) implements Pane {
    }

    record Filling(Item item, ArgumentForm form) implements Pane {
    }

    record Calling(ToolRun call, boolean asJson) implements Pane {
    }

    record History(int selected) implements Pane {
    }

    record Help() implements Pane {
    }
}
