package remotemcp.json;

/// The shortest decimal for a double that has no short one at hand: eighteen exact digits, then as few of them as read back.
final class Shortest {
    private static final int DIGITS = 18;
    private static final long LEAST = 100_000_000_000_000_000L;
    /// From here on fifteen digits always read back as themselves; below, precision fades and fewer may do.
    private static final double NORMAL = 0x1p-1022;

    private final double size;
    private int exponent;
    private long digits;
    private boolean more;

    private Shortest(double size) {
        this.size = size;
        exponent = (int) Math.floor(Math.log10(size)) - DIGITS + 1;
        expand();
        // The logarithm may be off by one at a power of ten.
        while (digits >= LEAST * 10) {
            exponent++;
            expand();
        }
        while (digits < LEAST) {
            exponent--;
            expand();
        }
    }

    /// Of a finite value above zero.
    static String text(double size) {
        return new Shortest(size).text();
    }

    /// Takes the whole part of `size / 10^exponent`, and whether there is more.
    private void expand() {
        long bits = Double.doubleToLongBits(size);
        int biased = (int) (bits >>> 52);
        double fraction = bits & (1L << 52) - 1;
        var number = Limbs.of(biased == 0 ? fraction : fraction + 0x1p52);
        int shift = Math.max(biased, 1) - 1075 - exponent;
        number.timesFive(-exponent);
        number.shiftLeft(Math.max(0, shift));
        number.overFive(exponent);
        digits = number.above(Math.max(0, -shift));
        more = number.restBelow(Math.max(0, -shift));
    }

    private String text() {
        int dropped = size < NORMAL ? DIGITS - 1 : 3;
        long unit = size < NORMAL ? LEAST : 1_000;
        for (; unit > 1; unit /= 10) {
            long near = nearest(unit);
            long far = near == digits / unit ? near + 1 : near - 1;
            for (long candidate : new long[]{near, far}) {
                var decimal = Decimal.of(candidate + "e" + (exponent + dropped));
                if (Doubles.of(decimal.digits(), decimal.exponent()) == size) {
                    return DecimalText.of(decimal.digits(), decimal.exponent());
                }
            }
            dropped--;
        }
        throw new AssertionError("seventeen digits always read back");
    }

    /// The digits without their last ones, rounded half to even.
    private long nearest(long unit) {
        long down = digits / unit;
        long rest = digits % unit;
        boolean tie = rest == unit / 2 && !more;
        boolean up = tie ? down % 2 != 0 : rest >= unit / 2;
        return up ? down + 1 : down;
    }
}
