package remotemcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CookiesTest {

    @Test
    void cookies_are_found_by_their_exact_name() {
        var cookies = Cookies.of(HttpRequest.get("/").header("Cookie", "a=1; session=x=y;  b = 2 ;broken; =v"));
        assertThat(cookies.find("session")).hasValue("x=y");
        assertThat(cookies.find("b")).hasValue("2");
        assertThat(cookies.find("Session")).isEmpty();
        assertThat(cookies.find("broken")).isEmpty();
        assertThat(cookies.find("")).isEmpty();
    }

    @Test
    void cookies_of_several_header_fields_count_together() {
        var request = HttpRequest.get("/").header("Cookie", "form-1=a").header("cookie", "form-2=b; other=c");
        assertThat(Cookies.of(request).startingWith("form-")).extracting(Cookies.Cookie::value).containsExactly("a", "b");
    }

    @Test
    void the_whole_list_is_read_however_long_it_is() {
        String line = "a=1; ".repeat(5000) + "last=found";
        assertThat(Cookies.of(HttpRequest.get("/").header("Cookie", line)).find("last")).hasValue("found");
    }
}
