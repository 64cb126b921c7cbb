package remotemcp.json;

/// Writes `digits × 10^exponent` the way JavaScript does: plainly up to 21 places, else with an exponent.
final class DecimalText {

    private DecimalText() {}

    static String of(String digits, int exponent) {
        int point = digits.length() + exponent;
        if (exponent >= 0 && point <= 21) {
            return digits + "0".repeat(exponent);
        }
        if (point > 0 && point <= 21) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (point > -6 && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + fraction + "e" + (point - 1);
    }
}
