package remotemcp.demo.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.mcp.tools.ToolException;
import remotemcp.mcp.tools.ToolResult;

/// How somebody connects an app to a server: steps, checks, and what helps when it does not work; for programs and as text.
///
/// @param only the number of the step to show; empty for all
/// @param trouble what went wrong; empty when nothing did
record Guide(ConnectRequest wish, List<GuideStep> steps, Optional<Integer> only, Optional<Trouble> trouble) {
    static final JsonObject SCHEMA = (JsonObject) Json.parse("""
        {"type": "object",
         "properties": {
           "client": {"type": "string"},
           "server": {"type": "object", "properties": {"name": {"type": "string"}, "url": {"type": "string"}}, "required": ["name", "url"]},
           "way": {"type": "string", "description": "connector: the client connects by itself; bridge, mcp-remote: by a program on the person's computer"},
           "steps": {"type": "array", "items": {"type": "object", "properties": {
             "number": {"type": "integer"}, "title": {"type": "string"}, "text": {"type": "string"},
             "paste": {"type": "string", "description": "for the person as it is: a configuration, command, link or address"}},
             "required": ["number", "title", "text"]}},
           "stepsInAll": {"type": "integer"},
           "checks": {"type": "array", "items": {"type": "string"}},
           "troubleshooting": {"type": "array", "items": {"type": "object", "properties": {
             "problem": {"type": "string"}, "symptom": {"type": "string"}, "cause": {"type": "string"}, "remedy": {"type": "string"}},
             "required": ["problem", "symptom", "cause", "remedy"]}}},
         "required": ["client", "server", "way", "steps", "stepsInAll", "checks", "troubleshooting"]}""");

    /// @throws ToolException when there is no such step, or that way does not lead to that server
    static Guide of(ConnectRequest request, Optional<Integer> only, Optional<Trouble> trouble) {
        request.obstacle().ifPresent(why -> {
            throw new ToolException(why);
        });
        List<GuideStep> steps = Steps.of(request);
        only.filter(number -> number > steps.size()).ifPresent(number -> {
            throw new ToolException("There are only " + steps.size() + " steps.");
        });
        return new Guide(request, steps, only, trouble);
    }

    ToolResult result() {
        return ToolResult.text(text()).with(json());
    }

    String text() {
        var text = new StringBuilder("Connecting " + wish.app().title() + " to " + wish.server().url() + by() + ".\n\n");
        for (int number = 1; number <= steps.size(); number++) {
            if (isShown(number)) {
                text.append(steps.get(number - 1).text(number)).append('\n');
            }
        }
        only.ifPresent(number -> text.append("\nThat is step ").append(number).append(" of ").append(steps.size())
            .append(number < steps.size() ? ". Once it is done, ask for step " + (number + 1) + ".\n" : ", the last.\n"));
        trouble.ifPresent(found -> text.append("\n").append(found.text()).append('\n'));
        if (only.isEmpty()) {
            text.append("\nTo check the server itself:\n");
            checks().forEach(check -> text.append("- ").append(check).append('\n'));
        }
        if (trouble.isEmpty()) {
            text.append("\nIf something goes wrong, call this tool again with problem as one of: ").append(String.join(", ", Trouble.ids()))
                .append('.');
        }
        return text.toString().strip();
    }

    private String by() {
        return switch (wish.way()) {
            case DIRECT -> wish.isClaude() ? " as a custom connector" : "";
            case BRIDGE -> " by the bridge of remote-mcp on this person's computer";
            case MCP_REMOTE -> " by the bridge mcp-remote on this person's computer";
        };
    }

    private boolean isShown(int number) {
        return only.isEmpty() || only.get() == number;
    }

    private List<String> checks() {
        String url = wish.server().url();
        var checks = new ArrayList<String>();
        if (wish.isReachedFromClouds()) {
            checks.add("call the tool mcp_inspector with the URL " + url + ": does it answer, and is its login found?");
        }
        checks.add("run " + wish.shell().line(List.of("remote-mcp", "inspect", url))
            + " on the person's computer: can they sign in and see the tools?");
        checks.add("run " + wish.shell().line(List.of("remote-mcp", "doctor", url)) + ": which step of which app would fail?");
        return checks;
    }

    private JsonObject json() {
        var shown = new ArrayList<Json>();
        for (int number = 1; number <= steps.size(); number++) {
            if (isShown(number)) {
                shown.add(steps.get(number - 1).json(number));
            }
        }
        var helps = new ArrayList<Json>();
        for (Trouble each : trouble.map(List::of).orElse(List.of(Trouble.values()))) {
            helps.add(each.json());
        }
        return JsonObject.builder().put("client", wish.app().id())
            .put("server", JsonObject.builder().put("name", wish.server().name()).put("url", wish.server().url()).build())
            .put("way", wish.way().id()).put("steps", new JsonArray(shown)).put("stepsInAll", steps.size())
            .put("checks", JsonArray.ofStrings(checks())).put("troubleshooting", new JsonArray(helps)).build();
    }
}
