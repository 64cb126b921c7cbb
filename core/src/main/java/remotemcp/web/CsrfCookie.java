package remotemcp.web;

import remotemcp.platform.Base64Url;
import remotemcp.platform.Random;

/// What a browser without a session keeps in a cookie, so that forms shown in it can be told from copies.
///
/// @param name tells it from the browser's other tickets; written into forms, and no secret
/// @param value 128 random bits that only the browser knows
record CsrfCookie(String name, String value) {

    static CsrfCookie fresh(Random random) {
        return new CsrfCookie(Base64Url.encode(random.bytes(6)), Base64Url.encode(random.bytes(16)));
    }
}
