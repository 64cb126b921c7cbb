package org.teavm.classlib.java.nio.charset.impl;

import org.teavm.classlib.java.nio.charset.TCharset;
import org.teavm.classlib.java.nio.charset.TCoderResult;

/// Text to UTF-8 under TeaVM. TeaVM's own, in 0.15.0, answers half of a surrogate pair with an IllegalArgumentException or
/// leaves it out, where the JDK writes `?` (the probes `utf8.encodeLonely*`): a client's JSON may hold such text, and its error
/// would be ours.
public class TUTF8Encoder extends TBufferedEncoder {

    TUTF8Encoder(TCharset charset) {
        super(charset, 1.1f, 3);
    }

    @Override
    protected TCoderResult arrayEncode(char[] in, int inStart, int inEnd, byte[] out, int outStart, int outEnd, Controller controller) {
        int at = inStart;
        int to = outStart;
        TCoderResult result = null;
        while (at < inEnd && result == null) {
            char c = in[at];
            if (Character.isHighSurrogate(c) && at + 1 == inEnd) {
                result = controller.hasMoreInput() ? null : TCoderResult.UNDERFLOW;
                break;
            }
            boolean pair = Character.isHighSurrogate(c) && Character.isLowSurrogate(in[at + 1]);
            if (Character.isSurrogate(c) && !pair) {
                result = TCoderResult.malformedForLength(1);
                break;
            }
            int code = pair ? Character.toCodePoint(c, in[at + 1]) : c;
            int size = size(code);
            if (to + size > outEnd) {
                result = controller.hasMoreOutput(size) ? null : TCoderResult.OVERFLOW;
                break;
            }
            write(code, size, out, to);
            to += size;
            at += pair ? 2 : 1;
        }
        controller.setInPosition(at);
        controller.setOutPosition(to);
        return result;
    }

    private static int size(int code) {
        if (code < 0x80) {
            return 1;
        }
        return code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    }

    /// The last byte first; what is left then belongs behind the mark of the size.
    private static void write(int code, int size, byte[] out, int to) {
        int rest = code;
        for (int i = size - 1; i > 0; i--) {
            out[to + i] = (byte) (0x80 | rest & 0x3f);
            rest >>= 6;
        }
        out[to] = (byte) (size == 1 ? rest : 0xf00 >> size & 0xff | rest);
    }
}
