package remotemcp.cli.model;

import java.util.List;

/// The tools of one server as a host hands them to its model, in its order, and those it leaves out.
record ToolOffer(List<OfferedTool> tools, List<OmittedTool> omitted) {

    ToolOffer {
        tools = List.copyOf(tools);
        omitted = List.copyOf(omitted);
    }

    static ToolOffer of(List<OfferedTool> tools) {
        return new ToolOffer(tools, List.of());
    }
}
