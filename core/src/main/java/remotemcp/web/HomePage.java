package remotemcp.web;

import java.util.ArrayList;
import java.util.List;
import remotemcp.mcp.FeatureSummary;
import remotemcp.mcp.McpServer;
import remotemcp.web.JtehomeGenerated;

/// What the server is, what it can do, and how to connect to it.
///
/// @param login whether people sign in before they use it
record HomePage(WebSettings site, String version, boolean login, List<FeatureSummary> features, ConnectTexts connect) {

    static HomePage of(McpServer server, WebSettings site, boolean login) {
        var features = new ArrayList<FeatureSummary>();
        server.features().forEach(feature -> feature.summary().ifPresent(features::add));
        return new HomePage(site, server.version(), login, List.copyOf(features), new ConnectTexts(site));
    }

    String html() {
        return Html.of(out -> JtehomeGenerated.render(out, null, this));
    }
}
