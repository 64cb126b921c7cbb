package remotemcp.hosts;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import remotemcp.hosts.PretendModel.Call;

/// mcporter, which calls tools from a shell: without a model, and with a new process for each call.
record Mcporter() implements Host {

    @Override
    public String key() {
        return "mcporter";
    }

    @Override
    public String title() {
        return "mcporter";
    }

    @Override
    public String npmPackage() {
        return "mcporter";
    }

    @Override
    public void prepare(HostHome home, PretendModel model) {
        // has no model
    }

    @Override
    public void add(HostHome home, URI mcp) {
        home.run("mcporter", "config", "add", SERVER, mcp.toString(), "--allow-http");
    }

    @Override
    public void signIn(HostHome home, StandInBrowser browser) {
        home.run("mcporter", "auth", SERVER);
    }

    @Override
    public HostHome.Output list(HostHome home) {
        return home.run("mcporter", "list", SERVER);
    }

    @Override
    public List<String> session(HostHome home, PretendModel model, Call... calls) {
        var results = new ArrayList<String>();
        for (Call call : calls) {
            call.before().run();
            results.add(home.run("mcporter", "call", SERVER + "." + call.tool(), "--args", call.arguments().text()).text());
        }
        return results;
    }

    @Override
    public HostHome.Output ask(HostHome home) {
        return list(home);
    }
}
