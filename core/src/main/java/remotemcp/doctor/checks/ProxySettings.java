package remotemcp.doctor.checks;

import java.util.Locale;
import remotemcp.doctor.http.ProbeResponse;

/// Where common proxies and frameworks have the switch.
final class ProxySettings {

    private ProxySettings() {
    }

    static String slashRedirect() {
        return "(nginx: location = /mcp/ { return 308 /mcp; }; Spring: a @RequestMapping for both; Django: APPEND_SLASH redirects by 301; FastAPI and Starlette: redirect_slashes uses 307; Next.js: trailingSlash.)";
    }

    static String routing() {
        return "(A load balancer's rule /mcp/* does not cover /mcp; nginx: location = /mcp beside location /mcp/; Kubernetes ingress: pathType: Prefix.)";
    }

    static String buffering(ProbeResponse probeResponse) {
        String server = probeResponse.headers().find("Server").orElse("").toLowerCase(Locale.ROOT);
        String nginx = "nginx: proxy_buffering off; proxy_cache off; proxy_read_timeout 1h; and gzip off; for this location";
        String caddy = "Caddy: reverse_proxy { flush_interval -1 }, and no encode for this path";
        String cloudflare = "Cloudflare: Cache-Control: no-cache, no-transform on the stream, and no rule that changes its body";
        return server.startsWith("nginx") ? nginx + "."
            : server.startsWith("caddy") ? caddy + "." : server.startsWith("cloudflare") ? cloudflare + "."
                : nginx + ". " + caddy + ". " + cloudflare
                    + ". Apache: SetEnv proxy-sendchunked 1 and no mod_deflate. Express: no compression() before the MCP route.";
    }

    static String keepsHeader(String name) {
        return "(If the server sends it, a proxy takes it away: nginx: proxy_pass_header " + name
            + "; and look for proxy_hide_header and error_page; Cloudflare: response header rules.)";
    }

    static String cors(String origin) {
        return "(nginx: answer OPTIONS before auth_request. Express: app.use(cors({ origin: '" + origin
            + "', exposedHeaders: ['WWW-Authenticate', 'Mcp-Session-Id', 'MCP-Protocol-Version'] })) before the "
            + "authentication. Spring Security: http.cors() with a CorsConfigurationSource. FastAPI: CORSMiddleware(expose_headers=[…]).)";
    }
}
