package remotemcp.doctor.http;

import java.util.Optional;

/// The `Date` field (RFC 9110 §5.6.7) in its one form that is still written: `Mon, 23 Nov 2026 18:09:56 GMT`.
public final class HttpDateParser {
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private HttpDateParser() {
    }

    /// Milliseconds since 1970; empty when it is written otherwise.
    public static Optional<Long> millis(String text) {
        if (text.length() != 29 || !text.endsWith(" GMT")) {
            return Optional.empty();
        }
        try {
            int month = MONTHS.indexOf(text.substring(8, 11)) / 3 + 1;
            long days = days(number(text, 12, 16), month, number(text, 5, 7));
            long seconds = number(text, 17, 19) * 3600L + number(text, 20, 22) * 60L + number(text, 23, 25);
            return Optional.of((days * 86_400 + seconds) * 1000);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text.substring(from, to));
    }

    /// Days since 1970-01-01 of the Gregorian calendar; the year begins in March, so that the leap day is its last.
    private static long days(int year, int month, int day) {
        long y = month > 2 ? year : year - 1;
        long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return y * 365 + y / 4 - y / 100 + y / 400 + dayOfYear - 719_468;
    }
}
