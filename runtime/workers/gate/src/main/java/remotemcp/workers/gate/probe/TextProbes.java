package remotemcp.workers.gate.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Strings, builders, characters.
final class TextProbes {
    private static final String FACE = "a\uD83D\uDE00b";
    private static final String WIDE_SPACES = "\u2003 x\t\u00a0\u2003";

    private TextProbes() {}

    static void addTo(Findings findings) {
        strings(findings);
        codePoints(findings);
        cases(findings);
        characters(findings);
        builders(findings);
        bounds(findings);
    }

    private static void strings(Findings findings) {
        findings.add("text.strip", () -> "[" + WIDE_SPACES.strip() + "][" + WIDE_SPACES.trim() + "]");
        findings.add("text.stripEnds", () -> "[" + "  x ".stripLeading() + "][" + " x  ".stripTrailing() + "]");
        findings.add("text.isBlank", () -> "\u2003\t ".isBlank() + " " + "\u00a0".isBlank() + " " + "".isBlank());
        findings.add("text.repeat", () -> "ab".repeat(3) + "x".repeat(0));
        findings.add("text.repeatNegative", () -> "ab".repeat(-1));
        findings.add("text.compare",
            () -> "a".compareTo("b") + " " + "abc".compareTo("ab") + " " + "\u00e9".compareTo("f") + " " + "a".compareToIgnoreCase("B"));
        findings.add("text.indexOf",
            () -> "banana".indexOf("an", 2) + " " + "banana".lastIndexOf('a') + " " + "banana".indexOf("x") + " " + "banana".indexOf(""));
        findings.add("text.regionMatches",
            () -> "Bearer x".regionMatches(true, 0, "bEARER", 0, 6) + " " + "ab".regionMatches(1, "b", 0, 5));
        findings.add("text.replace", () -> "a.b.c".replace(".", "--") + " " + "aaa".replace('a', 'b') + " " + "ab".replace("", "-"));
        findings.add("text.hashCode", () -> "hello world".hashCode() + " " + FACE.hashCode() + " " + "".hashCode());
        findings.add("text.intern", () -> ("a" + FACE.charAt(0)).intern() == "aa");
        findings.add("text.join", () -> String.join(",", "a", "b") + " " + String.join("-", List.of("x", "y", "z")));
        findings.add("text.chars", () -> "abc1".chars().filter(Character::isDigit).count() + " " + "az".chars().sum());
        findings.add("text.block", () -> """
            one \
            line
              two\tthree
            """);
        findings.add("text.concatNull", () -> "a" + null + 1 + 2L + 'c' + 1.5 + true);
        findings.add("text.equalsIgnoreCase",
            () -> "stra\u00dfe".equalsIgnoreCase("STRASSE") + " " + "\u0130".equalsIgnoreCase("i") + " " + "K".equalsIgnoreCase("\u212a"));
        findings.add("text.contentEquals", () -> "ab".contentEquals(new StringBuilder("ab")));
        findings.add("text.valueOf", () -> String.valueOf(new char[]{'a', 'b'}) + String.valueOf((Object) null));
        findings.add("text.subSequence", () -> "abcdef".subSequence(1, 3) + " " + "abc".substring(3).isEmpty());
        findings.add("text.startsWithAt",
            () -> "abc".startsWith("bc", 1) + " " + "abc".startsWith("a", 5) + " " + "abc".startsWith("a", -1));
        findings.add("text.startsWithAtEnd", () -> "abc".startsWith("x", 3) + " " + "abc".startsWith("", 3));
        findings.add("text.toCharArray", () -> FACE.toCharArray().length + " " + FACE.length());
        findings.add("text.formatted", () -> "%s=%d %x %05d".formatted("a", 42, 255, 7));
    }

    private static void codePoints(Findings findings) {
        findings.add("text.codePointAt", () -> {
            var all = new ArrayList<String>();
            for (int i = 0; i < FACE.length(); i += Character.charCount(FACE.codePointAt(i))) {
                all.add(Integer.toHexString(FACE.codePointAt(i)));
            }
            return all;
        });
        findings.add("text.codePointsStream", () -> FACE.codePoints().count());
        findings.add("text.codePointCount", () -> FACE.codePointCount(0, FACE.length()) + " " + FACE.codePointBefore(3));
        findings.add("text.offsetByCodePoints", () -> FACE.offsetByCodePoints(0, 2));
        findings.add("text.ofCodePoint",
            () -> new String(Character.toChars(0x1F600)) + new String(Character.toChars(0x10FFFF)) + new String(Character.toChars(65)));
        findings.add("text.ofNoCodePoint", () -> Character.toChars(0x110000).length);
        findings.add("text.indexOfCodePoint", () -> FACE.indexOf(0x1F600));
        findings.add("text.lonelySurrogate", () -> "\uD83D".codePointAt(0) + " " + "\uDE00\uD83D".codePointAt(0));
        findings.add("text.appendCodePoint", () -> new StringBuilder().appendCodePoint(0x1F600).appendCodePoint('x').length());
    }

    private static void cases(Findings findings) {
        findings.add("text.lower", () -> "ABC\u00c9\u0130\u03a3".toLowerCase(Locale.ROOT));
        findings.add("text.upper", () -> "abc\u00e9\u00df\ufb01".toUpperCase(Locale.ROOT));
        findings.add("text.lowerDefault", () -> "HELLO I".toLowerCase());
        findings.add("text.charCase", () -> "" + Character.toLowerCase('\u0130') + Character.toUpperCase('\u00ff')
            + Character.toLowerCase('Z') + Character.toUpperCase('\u00df'));
    }

    private static void characters(Findings findings) {
        findings.add("char.digit", () -> Character.digit('f', 16) + " " + Character.digit('g', 16) + " " + Character.digit('\u0663', 10)
            + " " + Character.forDigit(11, 16));
        findings.add("char.isDigit", () -> Character.isDigit('5') + " " + Character.isDigit('\u0663') + " " + Character.isDigit('\u00b2'));
        findings.add("char.isLetter", () -> Character.isLetter('a') + " " + Character.isLetter('\u00e9') + " "
            + Character.isLetter('\u4e2d') + " " + Character.isLetter('1') + " " + Character.isLetter(0x1D400));
        findings.add("char.isWhitespace", () -> Character.isWhitespace('\u00a0') + " " + Character.isWhitespace('\u2003') + " "
            + Character.isWhitespace('\u001c') + " " + Character.isSpaceChar('\u00a0'));
        findings.add("char.isControl",
            () -> Character.isISOControl('\u007f') + " " + Character.isISOControl('\u0085') + " " + Character.isISOControl(' '));
        findings.add("char.type",
            () -> Character.getType('\u200b') + " " + Character.getType('\u202e') + " " + Character.getType('A') + " "
                + Character.getType('\u0301') + " " + Character.getType('\ue000')
                + " " + Character.getType('\ud800') + " " + Character.getType('\u2028') + " " + Character.getType(' '));
        findings.add("char.typeHigh", () -> Character.getType(0x1F600) + " " + Character.getType(0xE0001) + " "
            + Character.getType(0x10FFFF) + " " + Character.getType(0x1F9FF));
        findings.add("char.isSurrogate", () -> Character.isHighSurrogate('\uD83D') + " " + Character.isLowSurrogate('\uD83D') + " "
            + Character.isSurrogate('\uDFFF') + " " + Character.isSurrogatePair('\uD83D', '\uDE00'));
        findings.add("char.toCodePoint", () -> Character.toCodePoint('\uD83D', '\uDE00') + " " + Character.isValidCodePoint(0x110000) + " "
            + Character.isSupplementaryCodePoint(0x10000));
        findings.add("char.isDefined", () -> Character.isDefined('\u0378') + " " + Character.isDefined('a'));
        findings.add("char.letterTable", () -> {
            int sum = 0;
            for (char c = 0; c < 0x2000; c++) {
                sum = 31 * sum + (Character.isLetterOrDigit(c) ? 1 : 0) + (Character.isUpperCase(c) ? 2 : 0);
            }
            return sum;
        });
        findings.add("char.typeTable", () -> {
            int sum = 0;
            for (int c = 0; c < 0x3000; c++) {
                sum = 31 * sum + Character.getType(c);
            }
            return sum;
        });
    }

    private static void builders(Findings findings) {
        findings.add("builder.edit",
            () -> new StringBuilder("hello").insert(0, "[").append(']').reverse().deleteCharAt(0).replace(0, 2, "__").toString());
        findings.add("builder.reverseFace", () -> new StringBuilder(FACE).reverse().toString());
        findings.add("builder.setLength", () -> {
            var out = new StringBuilder("abcdef");
            out.setLength(2);
            out.setCharAt(0, 'z');
            return out.append(1L).append(1.0f).append((Object) null).append(new char[]{'x'}).append("abc", 1, 2).append(false).toString()
                + out.indexOf("x");
        });
        findings.add("builder.delete", () -> new StringBuilder("abcdef").delete(2, 99).toString());
        findings.add("builder.isEmpty", () -> new StringBuilder().isEmpty());
    }

    private static void bounds(Findings findings) {
        findings.add("bounds.charAt", () -> "abc".charAt(3));
        findings.add("bounds.charAtNegative", () -> "abc".charAt(-1));
        findings.add("bounds.substring", () -> "abc".substring(2, 5));
        findings.add("bounds.substringBackwards", () -> "abc".substring(2, 1));
        findings.add("bounds.builderCharAt", () -> new StringBuilder("a").charAt(1));
        findings.add("bounds.builderDeleteCharAt", () -> new StringBuilder("a").deleteCharAt(1));
        findings.add("bounds.codePointAt", () -> "".codePointAt(0));
    }
}
