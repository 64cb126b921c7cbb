package remotemcp.jvm;

import java.time.Duration;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpResponse;
import remotemcp.jvm.settings.Settings;
import remotemcp.platform.Key;
import remotemcp.platform.Platform;
import remotemcp.settings.Setting;

/// A server with one slow page that writes to the store at its end. Prints its port, and a line whenever that page is asked for.
final class StoppingMain {
    private StoppingMain() {
    }

    public static void main(String[] args) {
        Settings settings = Settings.standard().with(Setting.DATA, args[0]).with(Setting.PORT, "0");
        System.out.println(Jvm.serve(StoppingMain::app, settings).port());
    }

    static HttpHandler app(Platform platform, Settings settings) {
        return request -> request.path().equals("/slow") ? HttpResponse.waiting(() -> slow(platform)) : HttpResponse.text(200, "quick");
    }

    private static HttpResponse slow(Platform platform) {
        System.out.println("at work");
        try {
            Thread.sleep(Duration.ofMillis(1500));
        } catch (InterruptedException e) {
            return HttpResponse.text(500, "interrupted");
        }
        boolean stored = platform.store().create(new Key("test", "", String.valueOf(System.nanoTime())), new byte[1], Long.MAX_VALUE);
        return HttpResponse.text(200, stored ? "done and stored" : "not stored");
    }
}
