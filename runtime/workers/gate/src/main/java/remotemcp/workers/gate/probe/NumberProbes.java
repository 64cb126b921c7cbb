package remotemcp.workers.gate.probe;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;

/// Whole numbers, fractions, and how they are read and written.
final class NumberProbes {
    /// Not constants for the compiler.
    private static int zero = Integer.parseInt("0");
    private static long most = Long.parseLong("9223372036854775807");
    private static int mostInt = Integer.parseInt("2147483647");

    private NumberProbes() {}

    static void addTo(Findings findings) {
        ints(findings);
        longs(findings);
        parsing(findings);
        fractions(findings);
        conversions(findings);
        big(findings);
    }

    private static void ints(Findings findings) {
        findings.add("int.overflow", () -> mostInt + 1 + " " + mostInt * mostInt + " " + -(-mostInt - 1) + " " + Math.abs(-mostInt - 1));
        findings.add("int.multiply", () -> 0x12345678 * 0x7654321 + " " + 31 * (mostInt - 5));
        findings.add("int.shift", () -> (1 << 33) + " " + (-1 >>> 28) + " " + (-17 >> 2) + " " + (1 << zero - 1));
        findings.add("int.divide", () -> -7 / (zero + 2) + " " + -7 % (zero + 2) + " " + Math.floorDiv(-7, 2) + " " + Math.floorMod(-7, 2)
            + " " + (-mostInt - 1) / (zero - 1));
        findings.add("int.divideByZero", () -> 1 / zero);
        findings.add("int.modByZero", () -> 1 % zero);
        findings.add("int.exact", () -> Math.addExact(mostInt, 1));
        findings.add("int.multiplyExact", () -> Math.multiplyExact(mostInt, 2));
        findings.add("int.toIntExact", () -> Math.toIntExact(most));
        findings.add("int.bits", () -> Integer.bitCount(0xF0F0) + " " + Integer.numberOfLeadingZeros(1) + " "
            + Integer.rotateLeft(0x80000001, 1) + " " + Integer.reverseBytes(1) + " " + Integer.highestOneBit(100));
        findings.add("int.unsigned", () -> Integer.toUnsignedString(-1) + " " + Integer.compareUnsigned(-1, 1) + " "
            + Integer.divideUnsigned(-1, 2) + " " + Integer.toUnsignedLong(-1) + " " + Integer.remainderUnsigned(-1, 7));
        findings.add("int.narrow", () -> (byte) 200 + " " + (short) 70000 + " " + (int) (char) -1 + " " + (byte) -129);
        findings.add("int.compound", () -> {
            byte b = 127;
            b += 1;
            short s = 1;
            s <<= 15;
            char c = 'a';
            c += 1;
            return b + " " + s + " " + c;
        });
        findings.add("int.radix", () -> Integer.toHexString(-1) + " " + Integer.toString(-255, 16) + " " + Integer.toBinaryString(10) + " "
            + Integer.toOctalString(8));
        findings.add("int.cache", () -> Integer.valueOf(127) == Integer.valueOf(127));
        findings.add("int.clamp", () -> Math.clamp(500L, 1, 100) + " " + Math.max(-0.0, 0.0) + " " + Math.min(-0.0, 0.0));
    }

    private static void longs(Findings findings) {
        findings.add("long.overflow", () -> most + 1 + " " + most * most + " " + -(-most - 1));
        findings.add("long.multiply", () -> 0x123456789ABCDEFL * 0xFEDCBA987654321L + " " + most * 31);
        findings.add("long.shift", () -> (1L << 65) + " " + (-1L >>> 60) + " " + (-17L >> 2) + " " + (most >>> 32) + " " + (1L << 32));
        findings.add("long.divide",
            () -> most / 7 + " " + most % 1000 + " " + -most / 10 + " " + Math.floorMod(-7L, 3) + " " + (-most - 1) / (zero - 1L));
        findings.add("long.divideByZero", () -> 1L / zero);
        findings.add("long.modByZero", () -> 1L % zero);
        findings.add("long.compare", () -> Long.compare(most, -most) + " " + (most > most - 1) + " " + Long.compareUnsigned(-1, 1));
        findings.add("long.exact", () -> Math.addExact(most, 1L));
        findings.add("long.multiplyExact", () -> Math.multiplyExact(most, 2L));
        findings.add("long.hash", () -> Long.hashCode(most) + " " + Long.hashCode(-1L << 32) + " " + Long.valueOf(5).hashCode());
        findings.add("long.bits", () -> Long.bitCount(most) + " " + Long.numberOfTrailingZeros(1L << 40) + " " + Long.rotateRight(1, 1)
            + " " + Long.reverseBytes(1L) + " " + Long.numberOfLeadingZeros(1));
        findings.add("long.text",
            () -> most + " " + Long.toHexString(-2L) + " " + Long.toString(most, 36) + " " + Long.toUnsignedString(-1L));
        findings.add("long.toInt", () -> (int) most + " " + (int) (1L << 32 | 7) + " " + (byte) 0x1FFL);
        findings.add("long.switch", () -> switch (Long.signum(most - 5)) {
            case 1 -> "above";
            default -> "below";
        });
    }

    private static void parsing(Findings findings) {
        findings.add("parse.int", () -> Integer.parseInt("+42") + " " + Integer.parseInt("-0") + " " + Integer.parseInt("-2147483648") + " "
            + Integer.parseInt("\u0664\u0662"));
        findings.add("parse.intTooLarge", () -> Integer.parseInt("2147483648"));
        findings.add("parse.intEmpty", () -> Integer.parseInt(""));
        findings.add("parse.intSign", () -> Integer.parseInt("-"));
        findings.add("parse.intSpace", () -> Integer.parseInt(" 1"));
        findings.add("parse.intNull", () -> Integer.parseInt(null));
        findings.add("parse.intRadix", () -> Integer.parseInt("zz", 36) + " " + Integer.parseInt("7f", 16));
        findings.add("parse.intPart", () -> Integer.parseInt("ab42cd", 2, 4, 10));
        findings.add("parse.long", () -> Long.parseLong("-9223372036854775808") + " " + Long.parseLong("+7"));
        findings.add("parse.longTooLarge", () -> Long.parseLong("9223372036854775808"));
        findings.add("parse.longLetters", () -> Long.parseLong("1L"));
        findings.add("parse.double", () -> Double.parseDouble("1e3") + " " + Double.parseDouble("-.5") + " " + Double.parseDouble("1.")
            + " " + Double.parseDouble("  2 "));
        findings.add("parse.doubleRange", () -> Double.parseDouble("1e400") + " " + Double.parseDouble("1e-400") + " "
            + Double.parseDouble("4.9e-324") + " " + Double.parseDouble("1.7976931348623157e308"));
        findings.add("parse.doubleHalfway",
            () -> Double.doubleToLongBits(Double.parseDouble("9007199254740993")) + " " + Double.doubleToLongBits(Double.parseDouble("0.1"))
                + " " + Double.doubleToLongBits(Double.parseDouble("2.2250738585072012e-308")));
        findings.add("parse.doubleLong",
            () -> Double.parseDouble("3.14159265358979323846264338327950288419716939937510582097494459230781640628620899"));
        findings.add("parse.doubleSuffix", () -> Double.parseDouble("1d"));
        findings.add("parse.doubleBad", () -> Double.parseDouble("1,5"));
        findings.add("parse.doubleEmpty", () -> Double.parseDouble(""));
        findings.add("parse.doubleHex", () -> Double.parseDouble("0x1p3"));
        findings.add("parse.doubleNaN", () -> Double.parseDouble("NaN") + " " + Double.parseDouble("-Infinity"));
        findings.add("parse.boolean", () -> Boolean.parseBoolean("TRUE") + " " + Boolean.parseBoolean("yes"));
    }

    private static void fractions(Findings findings) {
        findings.add("double.text", () -> 1.0 + " " + 100.0 + " " + 1e7 + " " + 1e-3 + " " + 1.0E-4 + " " + 123456789.0 + " " + -0.0);
        findings.add("double.textShort", () -> 0.1 + 0.2 + " " + 1.0 / 3 + " " + 2e-3 + " " + 2.2250738585072014E-308);
        findings.add("double.textEdges",
            () -> Double.MAX_VALUE + " " + Double.MIN_VALUE + " " + Double.NaN + " " + 1 / 0.0 + " " + -1 / 0.0);
        findings.add("double.textShortest", () -> 2.0E-3 + " " + 9007199254740993.0 + " " + 1.0E23 + " " + 2.0E23 + " " + 4.35 + " "
            + 5.0E-324 + " " + 1.234567890123456789);
        findings.add("double.bits", () -> Double.doubleToLongBits(-0.0) + " " + Double.longBitsToDouble(0x7ff8000000000001L) + " "
            + Double.doubleToRawLongBits(1.5));
        findings.add("double.compare", () -> Double.compare(0.0, -0.0) + " " + Double.compare(Double.NaN, 1) + " "
            + Double.valueOf(Double.NaN).equals(Double.NaN) + " " + (0.0 == -0.0));
        findings.add("double.hash", () -> Double.hashCode(1.5) + " " + Double.hashCode(-0.0) + " " + Double.hashCode(Double.NaN));
        findings.add("double.round", () -> Math.round(2.5) + " " + Math.round(-2.5) + " " + Math.rint(2.5) + " " + Math.floor(-1.5) + " "
            + Math.ceil(1.2) + " " + Math.round(0.49999999999999994));
        findings.add("double.math", () -> Math.sqrt(2) + " " + Math.pow(2, 0.5) + " " + Math.hypot(3, 4) + " " + Math.IEEEremainder(5, 3));
        findings.add("double.finite", () -> Double.isFinite(1 / 0.0) + " " + Double.isNaN(0 / 0.0) + " " + Double.isInfinite(1e308 * 10));
        findings.add("float.text", () -> 1.1f + " " + 3.4028235e38f + " " + 1.4e-45f + " " + (float) 0.1 + " " + 16777217f);
        findings.add("float.arithmetic", () -> 0.1f + 0.2f + " " + 16777216f + 1f + " " + (double) 0.1f);
        findings.add("float.bits", () -> Float.floatToIntBits(1.1f) + " " + Float.intBitsToFloat(0x7f800000));
    }

    private static void conversions(Findings findings) {
        findings.add("cast.doubleToInt", () -> (int) 1e10 + " " + (int) Double.parseDouble("NaN") + " " + (int) -1.9 + " " + (int) -1e10);
        findings.add("cast.doubleToLong",
            () -> (long) 1e19 + " " + (long) 1.9 + " " + (long) Double.parseDouble("-Infinity") + " " + (long) 9007199254740993.0);
        findings.add("cast.longToDouble",
            () -> (double) most + " " + (double) (most - 1024) + " " + (float) most + " " + (double) -9007199254740993L);
        findings.add("cast.doubleToByte", () -> (byte) 300.7 + " " + (char) 65.9 + " " + (short) 1e6);
    }

    private static void big(Findings findings) {
        findings.add("big.integer",
            () -> BigInteger.TWO.pow(100) + " " + new BigInteger("123456789012345678901234567890").mod(BigInteger.valueOf(97)));
        findings.add("big.decimal",
            () -> new BigDecimal("1.10").stripTrailingZeros() + " " + new BigDecimal("1e3").toPlainString() + " "
                + new BigDecimal("1.0").equals(new BigDecimal("1.00"))
                + " " + new BigDecimal("1.0").compareTo(new BigDecimal("1.00")));
        findings.add("big.decimalBad", () -> new BigDecimal("1..0"));
        findings.add("random.seeded", () -> new Random(42).nextInt(1000));
    }
}
