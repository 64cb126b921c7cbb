package remotemcp.hosts;

import java.util.List;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// One thing about a server that the models of some hosts do not get as it is.
///
/// @param seen where and what, such as `weather (4,812 characters)`; the names in it are the server's own, unescaped
public record HostWarning(HostCheck check, List<String> seen) {

    public HostWarning {
        seen = List.copyOf(seen);
    }

    /// The hosts, such as `Codex, Copilot CLI`.
    public String hosts() {
        var titles = new StringBuilder();
        for (HostProfile host : check.hosts()) {
            titles.append(titles.isEmpty() ? "" : ", ").append(host.title());
        }
        return titles.toString();
    }

    /// The whole in one line.
    public String text() {
        return check.id() + ": " + String.join(", ", seen) + ". " + check.why() + " " + check.fix();
    }

    /// For logs and scripts: `check`, `seen`, `hosts`, `why`, `fix`.
    public JsonObject json() {
        return JsonObject.builder().put("check", check.id()).put("seen", JsonArray.ofStrings(seen)).put("hosts", hosts())
            .put("why", check.why()).put("fix", check.fix()).build();
    }
}
