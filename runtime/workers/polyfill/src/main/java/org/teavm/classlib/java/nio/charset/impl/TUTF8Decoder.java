package org.teavm.classlib.java.nio.charset.impl;

import org.teavm.classlib.java.nio.charset.TCharset;
import org.teavm.classlib.java.nio.charset.TCoderResult;

/// UTF-8 to text under TeaVM, by RFC 3629. TeaVM's own, in 0.15.0, takes overlong forms (`C0 80` for NUL, `E0 80 AF` for a slash)
/// and code points above U+10FFFF for good (the probes `utf8.*Overlong*`, `utf8.*TooHigh`), with which a check of the bytes is passed by.
public class TUTF8Decoder extends TBufferedDecoder {

    public TUTF8Decoder(TCharset charset) {
        super(charset, 1, 1);
    }

    @Override
    protected TCoderResult arrayDecode(byte[] in, int inStart, int inEnd, char[] out, int outStart, int outEnd, Controller controller) {
        int at = inStart;
        int to = outStart;
        TCoderResult result = null;
        while (at < inEnd) {
            int size = size(in[at] & 0xff);
            int good = good(in, at, Math.min(size, inEnd - at));
            if (size == 0 || good < size && at + good < inEnd) {
                result = TCoderResult.malformedForLength(Math.max(1, good));
                break;
            }
            if (good < size) {
                result = controller.hasMoreInput() ? null : TCoderResult.UNDERFLOW;
                break;
            }
            int code = code(in, at, size);
            if (code >= 0xd800 && code <= 0xdfff) {
                result = TCoderResult.malformedForLength(3);
                break;
            }
            int chars = size == 4 ? 2 : 1;
            if (to + chars > outEnd) {
                result = controller.hasMoreOutput(chars) ? null : TCoderResult.OVERFLOW;
                break;
            }
            if (chars == 2) {
                out[to] = Character.highSurrogate(code);
                out[to + 1] = Character.lowSurrogate(code);
            } else {
                out[to] = (char) code;
            }
            to += chars;
            at += size;
        }
        controller.setInPosition(at);
        controller.setOutPosition(to);
        return result;
    }

    /// How many bytes this one begins, 0 when it begins none.
    private static int size(int first) {
        if (first < 0x80) {
            return 1;
        }
        if (first < 0xc2 || first > 0xf4) {
            return 0;
        }
        return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    }

    /// How many of the bytes that are there can follow one another.
    private static int good(byte[] in, int at, int count) {
        int good = Math.min(1, count);
        while (good < count && (good == 1 ? isSecond(in[at] & 0xff, in[at + 1] & 0xff) : (in[at + good] & 0xc0) == 0x80)) {
            good++;
        }
        return good;
    }

    /// The second byte tells overlong and too high code points.
    private static boolean isSecond(int first, int second) {
        return switch (first) {
            case 0xe0 -> second >= 0xa0 && second <= 0xbf;
            case 0xf0 -> second >= 0x90 && second <= 0xbf;
            case 0xf4 -> second >= 0x80 && second <= 0x8f;
            default -> (second & 0xc0) == 0x80;
        };
    }

    private static int code(byte[] in, int at, int size) {
        int code = size == 1 ? in[at] : in[at] & 0x7f >> size;
        for (int i = 1; i < size; i++) {
            code = code << 6 | in[at + i] & 0x3f;
        }
        return code;
    }
}
