package remotemcp.json;

import java.util.Arrays;

/// A natural number of any size in limbs of 24 bits: just enough arithmetic to turn decimals into doubles and back
/// with a single rounding. A product of two limbs is exact in a double, and doubles are quick on every platform
/// (a long is an object on Workers).
final class Limbs {
    private static final int BITS = 24;
    private static final int BASE = 1 << BITS;

    private int[] limbs;
    private int size;
    /// Whether a division left something over.
    private boolean rest;

    private Limbs(int room) {
        limbs = new int[room];
    }

    static Limbs of(String digits) {
        var number = new Limbs(digits.length() / 7 + 4);
        for (int from = 0; from < digits.length(); from += 7) {
            String part = digits.substring(from, Math.min(from + 7, digits.length()));
            number.times(power(10, part.length()), Integer.parseInt(part));
        }
        return number;
    }

    /// A whole number below 2^53.
    static Limbs of(double whole) {
        var number = new Limbs(4);
        for (double left = whole; left > 0; left = Math.floor(left / BASE)) {
            number.push((int) (left - Math.floor(left / BASE) * BASE));
        }
        return number;
    }

    void timesFive(int power) {
        for (int left = power; left > 0; left -= 10) {
            times(power(5, Math.min(left, 10)), 0);
        }
    }

    void overFive(int power) {
        for (int left = power; left > 0; left -= 10) {
            over(power(5, Math.min(left, 10)));
        }
    }

    void shiftLeft(int bits) {
        times(1 << bits % BITS, 0);
        int zeros = bits / BITS;
        int[] moved = new int[size + zeros + 2];
        System.arraycopy(limbs, 0, moved, zeros, size);
        limbs = moved;
        size += zeros;
    }

    int bitLength() {
        return size == 0 ? 0 : size * BITS - Integer.numberOfLeadingZeros(limbs[size - 1]) + 32 - BITS;
    }

    /// The number without its lowest bits, rounded half to even; what is left must fit into a long.
    long rounded(int drop) {
        long kept = above(drop);
        return drop > 0 && roundsUp(drop, kept % 2 != 0) ? kept + 1 : kept;
    }

    /// The number without its lowest bits; what is left must fit into a long.
    long above(int drop) {
        int lowest = drop / BITS;
        int partial = drop % BITS;
        long kept = 0;
        for (int i = size - 1; i > lowest; i--) {
            kept = kept << BITS | limbs[i];
        }
        return lowest < size ? kept << BITS - partial | limbs[lowest] >> partial : kept;
    }

    private boolean roundsUp(int drop, boolean odd) {
        int half = drop - 1;
        boolean isHalf = half / BITS < size && (limbs[half / BITS] >> half % BITS & 1) != 0;
        return isHalf && (odd || restBelow(half));
    }

    /// Whether anything was lost, in a division or below this bit.
    boolean restBelow(int drop) {
        for (int i = 0; i < Math.min(size, drop / BITS); i++) {
            if (limbs[i] != 0) {
                return true;
            }
        }
        int partial = drop / BITS < size ? limbs[drop / BITS] & (1 << drop % BITS) - 1 : 0;
        return rest || partial != 0;
    }

    private void times(int factor, int addend) {
        double carry = addend;
        for (int i = 0; i < size; i++) {
            double sum = (double) limbs[i] * factor + carry;
            carry = Math.floor(sum / BASE);
            limbs[i] = (int) (sum - carry * BASE);
        }
        if (carry > 0) {
            push((int) carry);
        }
    }

    private void over(int divisor) {
        double left = 0;
        for (int i = size - 1; i >= 0; i--) {
            double dividend = left * BASE + limbs[i];
            double quotient = Math.floor(dividend / divisor);
            limbs[i] = (int) quotient;
            left = dividend - quotient * divisor;
        }
        rest |= left > 0;
        while (size > 0 && limbs[size - 1] == 0) {
            size--;
        }
    }

    private void push(int limb) {
        if (size == limbs.length) {
            limbs = Arrays.copyOf(limbs, size * 2);
        }
        limbs[size++] = limb;
    }

    private static int power(int base, int exponent) {
        int power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= base;
        }
        return power;
    }
}
