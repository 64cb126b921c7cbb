#!/usr/bin/env bash
# Finding: two transports of one Java SDK take the same address, and one of them replaces its path by /mcp
#
# Package:    io.modelcontextprotocol.sdk:mcp 2.2.0 (needs Maven and JDK 17 or newer)
# Seen:       30 November 2026, Linux, JDK 17 and 25
# Behaviour:  HttpClientStreamableHttpTransport.builder("http://host/team/notes") sends every request to http://host/mcp.
#             HttpClientMcpTransport.builder("http://host/team/notes"), the transport of the newest revision in the same jar,
#             sends to /team/notes. The older one wants the path again, as .endpoint("/team/notes").
# Surprise:   The specification knows one address, the MCP endpoint, and every configuration file holds it whole. The path is
#             dropped without a word, so the user reads of a 404 at an address nobody wrote. A server that happens to live
#             at /mcp works, so it passes all tests; two servers below one host both become the one at /mcp, or none.
# Follows:    A client of the older transport splits the address and always calls endpoint(), also for "/". A server that
#             Java clients use lives at /mcp of a host of its own, or says in its guide how to write the address.
# Found by:   one address handed to both transports.
# Public:     met by users of it again and again, e.g. google/adk-java#1196, camunda/connectors#6394, epam/ai-dial-core#1771.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>io.modelcontextprotocol.sdk</groupId><artifactId>mcp</artifactId><version>2.2.0</version></dependency>
  </dependencies>
</project>
XML
mvn -q -B -ntp -Dmaven.repo.local="$work/repository" -DoutputDirectory="$work/jars" \
    org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies > mvn.log 2>&1 || { cat mvn.log; exit 1; }
cat > See.java <<'JAVA'
import com.sun.net.httpserver.HttpServer;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.modern.client.transport.HttpClientMcpTransport;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicReference;

public class See {
    static String firstPath(AtomicReference<String> asked, Runnable attempt) {
        asked.set(null);
        try {
            attempt.run();
        } catch (RuntimeException e) {
            // The server answers 404 to everything; only where the client asked is of interest.
        }
        return asked.get();
    }

    public static void main(String[] arguments) throws Exception {
        AtomicReference<String> asked = new AtomicReference<>();
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            asked.compareAndSet(null, exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        String host = "http://127.0.0.1:" + server.getAddress().getPort();
        String address = host + "/team/notes";
        String older = firstPath(asked, () -> McpClient.sync(
                HttpClientStreamableHttpTransport.builder(address).build()).build().initialize());
        String told = firstPath(asked, () -> McpClient.sync(
                HttpClientStreamableHttpTransport.builder(host).endpoint("/team/notes").build()).build().initialize());
        String newer = firstPath(asked, () -> io.modelcontextprotocol.modern.client.McpClient.sync(
                HttpClientMcpTransport.builder(address).build()).build().discover());
        System.out.println("HttpClientStreamableHttpTransport, address alone:  " + older);
        System.out.println("HttpClientStreamableHttpTransport, with endpoint:  " + told);
        System.out.println("HttpClientMcpTransport, address alone:             " + newer);
        boolean asStated = "/mcp".equals(older) && "/team/notes".equals(told) && "/team/notes".equals(newer);
        System.out.println(asStated ? "as stated" : "NOT as stated");
        System.exit(asStated ? 0 : 1);
    }
}
JAVA
timeout 120 java -cp 'jars/*' See.java 2> java.log || { code=$?; cat java.log; exit "$code"; }
