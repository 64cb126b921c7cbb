package remotemcp.doctor.checks;

import java.util.Locale;
import java.util.Optional;
import remotemcp.client.wire.Printable;
import remotemcp.doctor.http.ProbeResponse;
import remotemcp.doctor.play.StreamObservation;
import remotemcp.doctor.report.Finding;

/// Whether event streams come through as they are sent.
final class StreamChecks {
    private static final long AT_ONCE = 5_000;

    private StreamChecks() {
    }

    static Finding firstEvent(ExaminationContext context) {
        Optional<StreamObservation> stream = context.streams().heard();
        if (stream.isEmpty()) {
            return Finding.skipped("the server offers no streams");
        }
        StreamObservation heard = stream.get();
        boolean isAtOnce = heard.answer().came() && heard.firstMillis() < AT_ONCE && (!heard.expectsEvent() || !heard.text().isEmpty());
        return isAtOnce ? Finding.healthy("after " + heard.firstMillis() + " ms") : Finding
            .warning(heard.answer().request().described(),
                heard.answer().came() ? "no event within " + AT_ONCE / 1000 + " seconds" : heard.answer().described())
            .why(
                "Something on the way gathers the answer until it ends: progress, questions and news come never or too late, and clients give up waiting.")
            .fix("Send the headers at once and each event when it is there. " + ProxySettings.buffering(heard.answer()));
    }

    static Finding uncompressed(ExaminationContext context) {
        ProbeResponse response = context.streams().heard().orElseThrow().answer();
        String encoding = response.headers().find("Content-Encoding").orElse("identity").toLowerCase(Locale.ROOT);
        return encoding.equals("identity") ? Finding.healthy("they are not")
            : Finding.warning(response.request().described() + ", Accept-Encoding: gzip", "Content-Encoding: " + Printable.of(encoding))
                .why("A compressor holds events back until it has enough to compress.")
                .fix("Compress no text/event-stream. " + ProxySettings.buffering(response));
    }

    static Finding cache(ExaminationContext context) {
        ProbeResponse response = context.streams().heard().orElseThrow().answer();
        String control = response.headers().find("Cache-Control").orElse("").toLowerCase(Locale.ROOT);
        return control.indexOf("no-cache") >= 0 || control.indexOf("no-store") >= 0
            ? Finding.healthy("Cache-Control: " + Printable.of(control))
            : Finding.warning(response.request().described(), "no Cache-Control: no-cache")
                .why("Proxies may keep a stream, or rewrite it.").fix("Send with each stream\n  Cache-Control: no-cache, no-transform");
    }

    static Finding buffering(ExaminationContext context) {
        ProbeResponse response = context.streams().heard().orElseThrow().answer();
        return response.headers().find("X-Accel-Buffering").orElse("").equalsIgnoreCase("no") ? Finding.healthy("X-Accel-Buffering: no")
            : Finding.warning(response.request().described(), "no X-Accel-Buffering: no")
                .why(
                    "nginx, and what is built on it (Kubernetes ingress, many hosts), gathers answers unless it is told not to. If there is none on the way, this is for the day when there is.")
                .fix("Send with each stream\n  X-Accel-Buffering: no");
    }

    static Finding keepAlive(ExaminationContext context) {
        return context.streams().isKeptAlive() ? Finding.healthy("within 30 seconds")
            : Finding.warning("listened for 30 seconds", "nothing")
                .why("Proxies end quiet streams: Cloudflare after 125 seconds, nginx after 60, others after 30.")
                .fix("Send a comment on every open stream each 15 to 25 seconds:\n  : keepalive\nfollowed by an empty line.");
    }
}
