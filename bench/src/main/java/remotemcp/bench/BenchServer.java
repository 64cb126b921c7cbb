package remotemcp.bench;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import remotemcp.app.App;
import remotemcp.app.Login;
import remotemcp.auth.StandardApp;
import remotemcp.demo.Demo;
import remotemcp.http.Body;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpResponse;
import remotemcp.json.JsonObject;
import remotemcp.jvm.JvmPlatform;
import remotemcp.jvm.http.HttpLimits;
import remotemcp.jvm.http.HttpOptions;
import remotemcp.jvm.http.VertxServer;
import remotemcp.platform.Platform;

/// The server under measurement, a process of its own. Says in one line of JSON where it listens and which token it takes, and
/// lives until its standard input ends; a line on it runs the garbage collector.
///
/// `echo` and `bare-streams` are the floor: Vert.x alone, which sends back the body it got or holds every request as an open
/// stream. `open` and `bearer` are the demo server without and with the bearer guard, `streams` our HTTP server alone.
public final class BenchServer {
    private BenchServer() {
    }

    public static void main(String[] arguments) throws IOException {
        int port = Ports.free();
        String token = "";
        switch (arguments[0]) {
            case "echo" -> bare(port, BenchServer::echo);
            case "bare-streams" -> bare(port, BenchServer::hold);
            case "open" -> serve(port, app(JvmPlatform.inMemory().platform(), port, (server, world, site) -> Login.none()));
            case "bearer" -> token = bearer(port);
            case "streams" -> serve(port, request -> HttpResponse.stream(new Body.OpenEvents(stream -> {}, () -> {})));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.out.println(JsonObject.builder().put("port", port).put("token", token).build().text());
        while (System.in.read() >= 0) {
            System.gc();
        }
        System.exit(0);
    }

    private static void bare(int port, Handler<HttpServerRequest> handler) {
        var options = new HttpServerOptions().setHost("127.0.0.1").setPort(port).setTcpNoDelay(true).setHttp2ClearTextEnabled(false);
        Vertx.vertx().createHttpServer(options).requestHandler(handler).listen().await();
    }

    private static void echo(HttpServerRequest request) {
        request.body().onSuccess(body -> request.response().putHeader("Content-Type", "application/json").end(body));
    }

    private static void hold(HttpServerRequest request) {
        request.response().putHeader("Content-Type", "text/event-stream").writeHead();
    }

    private static String bearer(int port) {
        Platform platform = JvmPlatform.inMemory().platform();
        var login = new GrantedLogin(platform, "http://localhost:" + port);
        serve(port, app(platform, port, (server, world, site) -> login));
        return login.token();
    }

    private static App app(Platform platform, int port, Login.Plan login) {
        return StandardApp.serving(Demo.server()).at("http://localhost:" + port).signIn(login).on(platform);
    }

    private static void serve(int port, HttpHandler handler) {
        var crowd = new HttpLimits.Crowd(30_000, 30_000, 30_000, Runtime.getRuntime().maxMemory());
        VertxServer.start(HttpOptions.loopback(port).limits(HttpLimits.standard().crowd(crowd)), handler,
            JvmPlatform.inMemory().platform().log());
    }
}
