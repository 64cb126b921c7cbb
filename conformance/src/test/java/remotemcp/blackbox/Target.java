package remotemcp.blackbox;

import java.net.URI;

/// The server under judgement: where it is and an account that exists there.
///
/// With `-Dblackbox.url=… -Dblackbox.email=… -Dblackbox.password=…` the suite judges that server, whatever runs it; without, it starts
/// the demo server on the judged runtime once and stops it with the test run.
///
/// @param base the public URL without a trailing slash, such as `http://localhost:8787`
/// @param email of an account made beforehand
/// @param password of that account
public record Target(URI base, String email, String password) {

    private static Target current;

    public static synchronized Target current() {
        if (current == null) {
            String url = System.getProperty("blackbox.url", "");
            current = url.isEmpty() ? OwnServer.start().target()
                : new Target(URI.create(url), System.getProperty("blackbox.email"), System.getProperty("blackbox.password"));
        }
        return current;
    }

    /// An absolute URL of that path.
    public URI at(String path) {
        return URI.create(base + path);
    }

    public String mcp() {
        return base + "/mcp";
    }
}
