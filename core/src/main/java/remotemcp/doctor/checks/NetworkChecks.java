package remotemcp.doctor.checks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import remotemcp.doctor.Ground;
import remotemcp.doctor.Ground.Address;
import remotemcp.doctor.http.Answer;
import remotemcp.doctor.http.HttpDay;
import remotemcp.doctor.play.Rpc;
import remotemcp.doctor.play.Talk;
import remotemcp.doctor.report.Finding;

/// The way to the server, below the protocol.
final class NetworkChecks {
    private static final String HERE = "this is a server on your own machine";
    private static final long DAY = 86_400_000;
    private static final long SOON = 14 * DAY;
    private static final long SKEW = 60_000;

    private NetworkChecks() {
    }

    static Finding address(Chart chart) {
        String host = chart.uri().host();
        var addresses = chart.surroundings().ground().addresses(host);
        return addresses.isEmpty() ? Finding.failure("looked up " + host, "no address")
            .why("No client can find the server.").fix("Add an A or AAAA record for " + host + ", or correct the name in the URL.")
            : Finding.healthy(host + " is " + text(addresses));
    }

    static Finding publicAddress(Chart chart) {
        if (chart.isLoopback()) {
            return Finding.skipped(HERE);
        }
        var addresses = chart.surroundings().ground().addresses(chart.uri().host());
        return addresses.stream().allMatch(Address::isPublic) ? Finding.healthy(text(addresses)) : Finding
            .failure("looked up " + chart.uri().host(), text(addresses))
            .why("Claude and ChatGPT call from their own data centres, which reach addresses of the public internet only.")
            .fix(
                "Publish the server under a public address, or through a tunnel such as cloudflared; people on your network can use remote-mcp bridge "
                    + chart.url() + " instead.");
    }

    static Finding https(Chart chart) {
        if (chart.isHttps() || chart.isLoopback()) {
            return chart.isHttps() ? Finding.healthy("https") : Finding.skipped(HERE);
        }
        return Finding.failure("read " + chart.url(), "plain http")
            .why("Claude and ChatGPT refuse http, others send no token by it, and everybody on the way can read along.")
            .fix("Put TLS in front. Caddy does it in one line: " + chart.uri().host() + " { reverse_proxy 127.0.0.1:8787 }");
    }

    static Finding certificate(Chart chart) {
        if (!chart.isHttps()) {
            return Finding.skipped("there is no TLS");
        }
        Ground.Handshake hands = chart.surroundings().ground().handshake(chart.uri().host(), chart.port());
        return hands.trouble().isEmpty() ? Finding.healthy(hands.certificate())
            : Finding.failure("shook hands by TLS with " + chart.uri().host() + ":" + chart.port(),
                hands.trouble() + (hands.certificate().isEmpty() ? "" : "; " + hands.certificate()))
                .why("Every client breaks the connection off before it sends a request.")
                .fix("Install a valid certificate for " + chart.uri().host()
                    + " with its whole chain: Caddy and Cloudflare get and renew one by themselves, elsewhere certbot does; "
                    + "give nginx fullchain.pem, not cert.pem.");
    }

    static Finding expiry(Chart chart) {
        if (!chart.isHttps()) {
            return Finding.skipped("there is no TLS");
        }
        long left = chart.surroundings().ground().handshake(chart.uri().host(), chart.port()).expires()
            - chart.surroundings().world().clock().now();
        return left > SOON ? Finding.healthy(left / DAY + " days left")
            : Finding.warning("read the certificate of " + chart.uri().host(), "it ends in " + left / DAY + " days")
                .why("From then on no client connects.")
                .fix("See why it is not renewed: certbot renew --dry-run, or the log of whatever gets it.");
    }

    static Finding tlsVersion(Chart chart) {
        if (!chart.isHttps()) {
            return Finding.skipped("there is no TLS");
        }
        String protocol = chart.surroundings().ground().handshake(chart.uri().host(), chart.port()).protocol();
        return protocol.equals("TLSv1.3") || protocol.equals("TLSv1.2") ? Finding.healthy(protocol)
            : Finding.failure("shook hands by TLS", protocol)
                .why("Clients refuse older versions.").fix("Allow TLS 1.2 and 1.3: nginx ssl_protocols TLSv1.2 TLSv1.3;");
    }

    static Finding port(Chart chart) {
        if (chart.isLoopback()) {
            return Finding.skipped(HERE);
        }
        return chart.port() == 443 ? Finding.healthy("443") : Finding.failure("read " + chart.url(), "port " + chart.port())
            .why("Claude connects to port 443 only.").fix("Serve https on 443 and leave the port out of the URL.");
    }

    static Finding reachable(Chart chart) {
        Answer answer = chart.knock();
        return answer.came() ? Finding.healthy("HTTP " + answer.status()) : Finding.failure(answer)
            .why("No client gets any further.").fix("See that the server runs, that it listens on port " + chart.port()
                + " of a public interface (0.0.0.0, not 127.0.0.1, in a container), and that the firewall lets it through.");
    }

    static Finding plainHttp(Chart chart) {
        if (!chart.isHttps() || chart.port() != 443) {
            return Finding.skipped("asked only of https on port 443");
        }
        String plain = "http" + chart.url().substring("https".length());
        Answer answer = chart.probe().ask(Rpc.initialize(plain, Talk.LEGACY));
        if (!answer.came()) {
            return Finding.healthy("nothing listens to plain http");
        }
        boolean keepsMethod = (answer.status() == 308 || answer.status() == 307) && answer.location().startsWith("https://");
        boolean refuses = answer.status() >= 400;
        return keepsMethod || refuses ? Finding.healthy(answer) : Finding.warning(answer)
            .why(answer.isRedirect() ? "A " + answer.status() + " turns POST into GET, and the message is lost for who typed http."
                : "It takes messages and tokens in the clear.")
            .fix("Answer http with 308 and Location: " + chart.url()
                + " (nginx: return 308 https://$host$request_uri; Cloudflare: Always Use HTTPS with a 308 rule).");
    }

    static Finding clock(Chart chart) {
        Optional<Long> told = chart.knock().headers().find("Date").flatMap(HttpDay::millis);
        if (told.isEmpty()) {
            return Finding.skipped("the answer has no Date");
        }
        long skew = told.get() - chart.surroundings().world().clock().now();
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
