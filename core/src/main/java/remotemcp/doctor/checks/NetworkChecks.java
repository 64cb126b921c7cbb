package remotemcp.doctor.checks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import remotemcp.doctor.NetworkProbe;
import remotemcp.doctor.NetworkProbe.Address;
import remotemcp.doctor.http.HttpDateParser;
import remotemcp.doctor.http.ProbeResponse;
import remotemcp.doctor.play.McpCalls;
import remotemcp.doctor.play.Rpc;
import remotemcp.doctor.report.Finding;

/// The way to the server, below the protocol.
final class NetworkChecks {
    private static final String HERE = "this is a server on your own machine";
    private static final long DAY = 86_400_000;
    private static final long SOON = 14 * DAY;
    private static final long SKEW = 60_000;

    private NetworkChecks() {
    }

    static Finding address(ExaminationContext context) {
        String host = context.uri().host();
        var addresses = context.environment().network().addresses(host);
        return addresses.isEmpty() ? Finding.failure("looked up " + host, "no address")
            .why("No client can find the server.").fix("Add an A or AAAA record for " + host + ", or correct the name in the URL.")
            : Finding.healthy(host + " is " + text(addresses));
    }

    static Finding publicAddress(ExaminationContext context) {
        if (context.isLoopback()) {
            return Finding.skipped(HERE);
        }
        var addresses = context.environment().network().addresses(context.uri().host());
        return addresses.stream().allMatch(Address::isPublic) ? Finding.healthy(text(addresses)) : Finding
            .failure("looked up " + context.uri().host(), text(addresses))
            .why("Claude and ChatGPT call from their own data centres, which reach addresses of the public internet only.")
            .fix(
                "Publish the server under a public address, or through a tunnel such as cloudflared; people on your network can use remote-mcp bridge "
                    + context.url() + " instead.");
    }

    static Finding https(ExaminationContext context) {
        if (context.isHttps() || context.isLoopback()) {
            return context.isHttps() ? Finding.healthy("https") : Finding.skipped(HERE);
        }
        return Finding.failure("read " + context.url(), "plain http")
            .why("Claude and ChatGPT refuse http, others send no token by it, and everybody on the way can read along.")
            .fix("Put TLS in front. Caddy does it in one line: " + context.uri().host() + " { reverse_proxy 127.0.0.1:8787 }");
    }

    static Finding certificate(ExaminationContext context) {
        if (!context.isHttps()) {
            return Finding.skipped("there is no TLS");
        }
        NetworkProbe.Handshake hands = context.environment().network().handshake(context.uri().host(), context.port());
        return hands.trouble().isEmpty() ? Finding.healthy(hands.certificate())
            : Finding.failure("shook hands by TLS with " + context.uri().host() + ":" + context.port(),
                hands.trouble() + (hands.certificate().isEmpty() ? "" : "; " + hands.certificate()))
                .why("Every client breaks the connection off before it sends a request.")
                .fix("Install a valid certificate for " + context.uri().host()
                    + " with its whole chain: Caddy and Cloudflare get and renew one by themselves, elsewhere certbot does; "
                    + "give nginx fullchain.pem, not cert.pem.");
    }

    static Finding expiry(ExaminationContext context) {
        if (!context.isHttps()) {
            return Finding.skipped("there is no TLS");
        }
        long left = context.environment().network().handshake(context.uri().host(), context.port()).expires()
            - context.environment().world().clock().now();
        return left > SOON ? Finding.healthy(left / DAY + " days left")
            : Finding.warning("read the certificate of " + context.uri().host(), "it ends in " + left / DAY + " days")
                .why("From then on no client connects.")
                .fix("See why it is not renewed: certbot renew --dry-run, or the log of whatever gets it.");
    }

    static Finding tlsVersion(ExaminationContext context) {
        if (!context.isHttps()) {
            return Finding.skipped("there is no TLS");
        }
        String protocol = context.environment().network().handshake(context.uri().host(), context.port()).protocol();
        return protocol.equals("TLSv1.3") || protocol.equals("TLSv1.2") ? Finding.healthy(protocol)
            : Finding.failure("shook hands by TLS", protocol)
                .why("Clients refuse older versions.").fix("Allow TLS 1.2 and 1.3: nginx ssl_protocols TLSv1.2 TLSv1.3;");
    }

    static Finding port(ExaminationContext context) {
        if (context.isLoopback()) {
            return Finding.skipped(HERE);
        }
        return context.port() == 443 ? Finding.healthy("443") : Finding.failure("read " + context.url(), "port " + context.port())
            .why("Claude connects to port 443 only.").fix("Serve https on 443 and leave the port out of the URL.");
    }

    static Finding reachable(ExaminationContext context) {
        ProbeResponse response = context.firstResponse();
        return response.came() ? Finding.healthy("HTTP " + response.status()) : Finding.failure(response)
            .why("No client gets any further.").fix("See that the server runs, that it listens on port " + context.port()
                + " of a public interface (0.0.0.0, not 127.0.0.1, in a container), and that the firewall lets it through.");
    }

    static Finding plainHttp(ExaminationContext context) {
        if (!context.isHttps() || context.port() != 443) {
            return Finding.skipped("asked only of https on port 443");
        }
        String plain = "http" + context.url().substring("https".length());
        ProbeResponse response = context.probe().ask(Rpc.initialize(plain, McpCalls.LEGACY));
        if (!response.came()) {
            return Finding.healthy("nothing listens to plain http");
        }
        boolean keepsMethod = (response.status() == 308 || response.status() == 307) && response.location().startsWith("https://");
        boolean refuses = response.status() >= 400;
        return keepsMethod || refuses ? Finding.healthy(response) : Finding.warning(response)
            .why(response.isRedirect() ? "A " + response.status() + " turns POST into GET, and the message is lost for who typed http."
                : "It takes messages and tokens in the clear.")
            .fix("Answer http with 308 and Location: " + context.url()
                + " (nginx: return 308 https://$host$request_uri; Cloudflare: Always Use HTTPS with a 308 rule).");
    }

    static Finding clock(ExaminationContext context) {
        Optional<Long> told = context.firstResponse().headers().find("Date").flatMap(HttpDateParser::millis);
        if (told.isEmpty()) {
            return Finding.skipped("the answer has no Date");
        }
        long skew = told.get() - context.environment().world().clock().now();
        return Math.abs(skew) < SKEW ? Finding.healthy("within a minute of ours") : Finding.warning("compared Date with our clock",
            Math.abs(skew) / 1000 + " seconds " + (skew > 0 ? "ahead" : "behind"))
            .why("Tokens look expired or not yet good, and proofs (DPoP, private_key_jwt) are refused.")
            .fix("Set the server's clock by NTP: timedatectl set-ntp true");
    }

    private static String text(List<Address> addresses) {
        var text = new StringBuilder();
        for (Address address : addresses) {
            text.append(text.isEmpty() ? "" : ", ").append(address.text()).append(address.isPublic() ? "" : " (private)");
        }
        return text.toString().toLowerCase(Locale.ROOT);
    }
}
