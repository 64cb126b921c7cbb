package remotemcp.cli.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import remotemcp.cli.command.StandardStreams;
import remotemcp.cli.command.Terminal;
import remotemcp.hosts.HostProfile;
import remotemcp.hosts.HostReview;
import remotemcp.hosts.HostWarning;
import remotemcp.json.IndentedJson;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// All that the model of one host gets of a server, for people and for programs.
public final class ModelReport {
    private final HostProfile host;
    private final String server;
    private final Optional<String> instructions;
    private final Optional<String> beforeSearch;
    private final ToolOffer offer;
    private final List<HostWarning> warnings;

    private ModelReport(HostProfile host, String server, String instructions, ToolOffer offer, List<HostWarning> warnings) {
        this.host = host;
        this.server = server;
        this.instructions = ModelView.of(host).instructions(server, instructions);
        this.beforeSearch = ModelView.of(host).beforeSearch(server, instructions, offer);
        this.offer = offer;
        this.warnings = warnings;
    }

    /// @param server its name in the host's configuration
    /// @param instructions what the server says; empty when it says nothing
    /// @param tools as `tools/list` shows them
    public static ModelReport of(HostProfile host, String server, String instructions, List<JsonObject> tools) {
        List<HostWarning> warnings = new HostReview(instructions, tools, false).warnings().stream()
            .filter(warning -> warning.check().hosts().contains(host)).toList();
        return new ModelReport(host, server, instructions, ModelView.of(host).tools(server, tools), warnings);
    }

    public JsonObject json() {
        return head().put("beforeSearch", beforeSearch).put("instructions", instructions)
            .put("tools", array(offer.tools(), OfferedTool::json)).put("omitted", array(offer.omitted(), OmittedTool::json))
            .put("note", ModelView.of(host).note()).put("warnings", array(warnings, HostWarning::json)).build();
    }

    private JsonObject.Builder head() {
        return JsonObject.builder().put("host", host.id()).put("version", host.version()).put("measured", HostProfile.MEASURED)
            .put("server", server);
    }

    private static <T> JsonArray array(List<T> values, Function<T, JsonObject> json) {
        var all = new ArrayList<Json>();
        values.forEach(value -> all.add(json.apply(value)));
        return new JsonArray(all);
    }

    public String text(StandardStreams streams) {
        var text = new StringBuilder(streams.bold(title())).append("\n").append(ModelView.of(host).note()).append("\n\n");
        beforeSearch.ifPresent(words -> text.append(streams.bold("Of the tools, before it has searched for one")).append('\n')
            .append(indented(words, "  ")).append('\n'));
        text.append(streams.bold("Instructions")).append('\n').append(indented(instructions.orElse("(none reach the model)"), "  "));
        text.append('\n').append(streams.bold("Tools (" + offer.tools().size() + ")")).append('\n');
        for (OfferedTool tool : offer.tools()) {
            String name = tool.namespace().map(namespace -> namespace + " / ").orElse("") + tool.name();
            text.append("  ").append(Terminal.line(name, 200)).append('\n').append(indented(tool.description(), "    "))
                .append(indented(IndentedJson.of(tool.parameters()), "    ")).append('\n');
        }
        if (!offer.omitted().isEmpty()) {
            text.append(streams.bold("Left out (" + offer.omitted().size() + ")")).append('\n');
            offer.omitted().forEach(tool -> text.append("  ").append(Terminal.line(tool.name() + ": " + tool.why(), 500)).append('\n'));
        }
        return text.append(warned(warnings, streams)).toString();
    }

    private String title() {
        return "What the model gets in " + host.title() + " " + host.version() + " (measured " + HostProfile.MEASURED
            + ") of a server named " + Terminal.line(server, 100);
    }

    private static String warned(List<HostWarning> warnings, StandardStreams streams) {
        var text = new StringBuilder();
        if (!warnings.isEmpty()) {
            text.append('\n').append(streams.bold("Warnings")).append('\n');
            warnings.forEach(warning -> text.append("  ").append(Terminal.line(warning.text(), 1_000)).append('\n'));
        }
        return text.toString();
    }

    private static String indented(String text, String space) {
        return text.isEmpty() ? "" : space + Terminal.safe(text).replace("\n", "\n" + space) + "\n";
    }

    /// Why the model cannot call a tool; empty when it can.
    public Optional<String> omission(String tool) {
        return offer.omitted().stream().filter(each -> each.name().equals(tool)).map(OmittedTool::why).findFirst();
    }

    /// What the model gets of one answer of a tool that it can call.
    ///
    /// @param tool its name on the server
    /// @param result `CallToolResult`
    public JsonObject resultJson(String tool, JsonObject arguments, JsonObject result) {
        return head().put("tool", offered(tool).name()).put("result", read(tool, arguments, result).json())
            .put("warnings", array(resultWarnings(tool, result), HostWarning::json)).build();
    }

    public String resultText(String tool, JsonObject arguments, JsonObject result, StandardStreams streams) {
        var text = new StringBuilder();
        ModelResult read = read(tool, arguments, result);
        for (ModelPart part : read.parts()) {
            text.append(switch (part) {
                case ModelPart.Text(var words) -> words.isEmpty() ? "(an empty text)" : Terminal.safe(words);
                case ModelPart.Media(var type) -> "(" + Terminal.line(type, 100) + ", as such)";
            }).append('\n');
        }
        return (read.parts().isEmpty() ? "(nothing)\n" : text.toString()) + (read.isError() ? "(marked as an error)\n" : "")
            + warned(resultWarnings(tool, result), streams);
    }

    private ModelResult read(String tool, JsonObject arguments, JsonObject result) {
        return ModelView.of(host).result(server, offered(tool), arguments, plain(result));
    }

    private List<HostWarning> resultWarnings(String tool, JsonObject result) {
        return HostReview.ofResult(tool, result).filter(warning -> warning.check().hosts().contains(host)).stream().toList();
    }

    private OfferedTool offered(String tool) {
        return offer.tools().stream().filter(each -> each.original().equals(tool)).findFirst().orElseThrow();
    }

    /// Without what a revision adds for clients.
    private static JsonObject plain(JsonObject result) {
        return result.without("resultType").without("_meta");
    }
}
