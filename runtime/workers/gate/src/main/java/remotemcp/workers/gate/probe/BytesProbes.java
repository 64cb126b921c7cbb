package remotemcp.workers.gate.probe;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/// UTF-8 at its edges, Base64 of the JDK and of ours, arrays of bytes.
final class BytesProbes {
    private BytesProbes() {}

    static void addTo(Findings findings) {
        encoding(findings);
        lenientDecoding(findings);
        strictDecoding(findings);
        base64(findings);
        ours(findings);
        arrays(findings);
    }

    private static void encoding(Findings findings) {
        findings.add("utf8.encode", () -> Arrays.toString("a\u00e9\u20ac\uD83D\uDE00".getBytes(StandardCharsets.UTF_8)));
        findings.add("utf8.encodeEdges", () -> Arrays.toString("\0\u007f\u0080\u07ff\u0800\uffff".getBytes(StandardCharsets.UTF_8)));
        findings.add("utf8.encodeLonely", () -> Arrays.toString("a\uD83Db".getBytes(StandardCharsets.UTF_8))
            + Arrays.toString("\uDE00".getBytes(StandardCharsets.UTF_8)));
        findings.add("utf8.encodeLonelyLast", () -> Arrays.toString("a\uD83D".getBytes(StandardCharsets.UTF_8)));
        findings.add("utf8.encodeStrict", () -> StandardCharsets.UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPORT)
            .encode(CharBuffer.wrap("a\uD83Db")).remaining());
        findings.add("utf8.longRoundTrip", () -> {
            int wrong = 0;
            for (int before = 495; before < 1030; before++) {
                var text = "a".repeat(before) + "\u20ac\u00e9\uD83D\uDE00z";
                wrong += new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(text) ? 0 : 1;
            }
            return wrong;
        });
        findings.add("latin1.encode", () -> Arrays.toString("\u00e9\u20ac".getBytes(StandardCharsets.ISO_8859_1)));
        findings.add("ascii.encode", () -> Arrays.toString("a\u00e9".getBytes(StandardCharsets.US_ASCII)));
        findings.add("utf16.encode", () -> Arrays.toString("a\u00e9".getBytes(StandardCharsets.UTF_16BE)));
    }

    private static void lenientDecoding(Findings findings) {
        findings.add("utf8.decode", () -> decoded(0x61, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80));
        findings.add("utf8.decodeOverlong", () -> decoded(0xc0, 0x80, 0x61));
        findings.add("utf8.decodeOverlong3", () -> decoded(0xe0, 0x80, 0xaf));
        findings.add("utf8.decodeSurrogate", () -> decoded(0xed, 0xa0, 0x80));
        findings.add("utf8.decodeCut", () -> decoded(0xe2, 0x82));
        findings.add("utf8.decodeStray", () -> decoded(0x80, 0x61, 0xff));
        findings.add("utf8.decodeTooHigh", () -> decoded(0xf4, 0x90, 0x80, 0x80));
        findings.add("latin1.decode", () -> new String(bytes(0xe9, 0x80), StandardCharsets.ISO_8859_1));
        findings.add("ascii.decode", () -> new String(bytes(0x61, 0xe9), StandardCharsets.US_ASCII));
        findings.add("utf8.decodePart", () -> new String(bytes(0x61, 0x62, 0x63), 1, 2, StandardCharsets.UTF_8));
        findings.add("utf8.decodeMark", () -> decoded(0xef, 0xbb, 0xbf, 0x61).length());
    }

    private static void strictDecoding(Findings findings) {
        findings.add("utf8.strict", () -> strict(0x61, 0xf0, 0x9f, 0x98, 0x80));
        findings.add("utf8.strictOverlong", () -> strict(0xc0, 0x80));
        findings.add("utf8.strictOverlong3", () -> strict(0xe0, 0x80, 0xaf));
        findings.add("utf8.strictSurrogate", () -> strict(0xed, 0xa0, 0x80));
        findings.add("utf8.strictCut", () -> strict(0x61, 0xe2, 0x82));
        findings.add("utf8.strictStray", () -> strict(0x80));
        findings.add("utf8.strictTooHigh", () -> strict(0xf4, 0x90, 0x80, 0x80));
    }

    private static void base64(Findings findings) {
        findings.add("base64.encode", () -> Base64.getEncoder().encodeToString(bytes(0, 255, 16)) + " "
            + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(251, 255)));
        findings.add("base64.decode",
            () -> Arrays.toString(Base64.getDecoder().decode("AP8Q")) + Arrays.toString(Base64.getUrlDecoder().decode("-_8")));
        findings.add("base64.decodeStar", () -> Arrays.toString(Base64.getDecoder().decode("a*b=")));
        findings.add("base64.decodeBang", () -> Arrays.toString(Base64.getUrlDecoder().decode("a*b!")));
        findings.add("base64.decodeCut", () -> Arrays.toString(Base64.getDecoder().decode("A")));
        findings.add("base64.decodePadding", () -> Arrays.toString(Base64.getDecoder().decode("AA=A")));
        findings.add("base64.decodeTail", () -> Arrays.toString(Base64.getUrlDecoder().decode("AB")));
        findings.add("base64.decodeOther", () -> Arrays.toString(Base64.getDecoder().decode("-_8=")));
    }

    private static void ours(Findings findings) {
        for (var text : new String[]{"", "AP8Q", "-_8", "a*b=", "a*b!", "A", "AA==", "AB", "+/8", "A A", "\u00e9A"}) {
            findings.add("base64url.ours(" + text + ")",
                () -> remotemcp.platform.Base64Url.decode(text).map(Arrays::toString).orElse("refused"));
        }
        findings.add("base64url.oursRound", () -> {
            var all = new byte[256];
            for (int i = 0; i < 256; i++) {
                all[i] = (byte) i;
            }
            var text = remotemcp.platform.Base64Url.encode(all);
            return text + " " + Arrays.equals(all, remotemcp.platform.Base64Url.decode(text).orElseThrow());
        });
        findings.add("json.ours",
            () -> remotemcp.json.Json.parse("{\"a\":[1,-0.5e3,\"\\u00e9\\ud83d\\ude00\",null,true,12345678901234567890],\"b\":{}}").text());
    }

    private static void arrays(Findings findings) {
        findings.add("bytes.sign", () -> bytes(200)[0] + " " + (bytes(200)[0] & 0xff) + " " + (bytes(255)[0] >>> 4));
        findings.add("bytes.compare", () -> Arrays.equals(bytes(1), bytes(1)) + " " + Arrays.hashCode(bytes(1, 2, 200)) + " "
            + Arrays.mismatch(bytes(1, 2), bytes(1, 3)));
        findings.add("bytes.copy", () -> Arrays.toString(Arrays.copyOfRange(bytes(1, 2, 3), 1, 5)) + Arrays.toString(bytes(1, 2).clone()));
        findings.add("bytes.copyBackwards", () -> Arrays.copyOfRange(bytes(1, 2, 3), 2, 1));
        findings.add("bytes.arraycopy", () -> {
            var bytes = bytes(1, 2, 3, 4);
            System.arraycopy(bytes, 0, bytes, 1, 3);
            return Arrays.toString(bytes);
        });
        findings.add("bytes.arraycopyBeyond", () -> {
            System.arraycopy(bytes(1, 2), 0, new byte[1], 0, 2);
            return "copied";
        });
        findings.add("bytes.buffer", () -> ByteBuffer.allocate(16).putInt(0x01020304).putLong(-2).flip().getLong(2) + " "
            + ByteBuffer.wrap(bytes(0, 1, 0, 2)).getShort(2));
        findings.add("bytes.uuid", () -> UUID.fromString("00000000-0000-0001-0000-000000000002"));
    }

    private static String decoded(int... bytes) {
        return new String(bytes(bytes), StandardCharsets.UTF_8);
    }

    private static String strict(int... bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes(bytes))).toString();
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
