package remotemcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyLimitTest {
    private static final HttpHandler LENGTH = request -> HttpResponse.text(200, "" + request.body().length);
    private static final HttpHandler LIMITED = BodyLimit.open(10, head -> HttpResponse.of(413)).then(LENGTH);

    @Test
    void only_a_post_has_its_body_read() {
        assertThat(LIMITED.handle(HttpRequest.get("/"))).isInstanceOf(HttpResponse.Ready.class);
        assertThat(LIMITED.handle(HttpRequest.of("DELETE", "/"))).isInstanceOf(HttpResponse.Ready.class);
        assertThat(LIMITED.handle(HttpRequest.of("POST", "/"))).isInstanceOf(HttpResponse.NeedsBody.class);
    }

    @Test
    void V36_one_byte_over_the_limit_is_too_large() {
        assertThat(LIMITED.handle(post(10)).ready().status()).isEqualTo(200);
        assertThat(LIMITED.handle(post(11)).ready().status()).isEqualTo(413);
    }

    @Test
    void a_change_reaches_every_answer() {
        HttpHandler changed = request -> HttpResponse.waiting(() -> LIMITED.handle(request)).map(ready -> ready.header("X", "1"));
        assertThat(changed.handle(post(1)).ready().headers().find("X")).contains("1");
        assertThat(changed.handle(post(11)).ready().headers().find("X")).contains("1");
        assertThat(changed.handle(HttpRequest.get("/")).ready().headers().find("X")).contains("1");
    }

    private static HttpRequest post(int length) {
        return HttpRequest.of("POST", "/").body(new byte[length]);
    }
}
