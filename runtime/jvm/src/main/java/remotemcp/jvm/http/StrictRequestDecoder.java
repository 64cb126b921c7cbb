package remotemcp.jvm.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.AsciiString;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.Http1ServerConfig;
import io.vertx.core.http.impl.http1.VertxHttpRequestDecoder;
import java.util.List;

/// Reads requests off the wire (RFC 9112 §2-§7). Netty already refuses most of what two readers could read differently; this
/// adds what it mends silently or lets pass: folded fields, nameless fields, loose white space in the request line, two hosts. What is malformed
/// never gets to Vert.x: the connection is told, and everything after it is thrown away.
final class StrictRequestDecoder extends VertxHttpRequestDecoder {
    private final ClientConnection connection;
    private final int mostFields;
    private boolean inHead = true;
    private boolean inFields;
    private int fields;
    private int hosts;

    StrictRequestDecoder(HttpLimits limits, ClientConnection connection) {
        super(new Http1ServerConfig()
            .setMaxInitialLineLength(limits.requestLine())
            .setMaxHeaderSize(limits.headerBytes())
            .setMaxChunkSize(64 << 10));
        this.mostFields = limits.headerCount();
        this.connection = connection;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> out) throws Exception {
        boolean head = inHead;
        int from = bytes.readerIndex();
        super.decode(context, bytes, out);
        boolean folded = head && hasFoldedField(bytes, from, bytes.readerIndex());
        for (int i = 0; i < out.size(); i++) {
            var message = (HttpObject) out.get(i);
            if (folded || message.decoderResult().isFailure()) {
                refuse(head, message.decoderResult().cause(), out, i);
                return;
            }
            if (message instanceof HttpRequest) {
                inHead = false;
                inFields = false;
            }
            if (message instanceof LastHttpContent) {
                inHead = true;
                fields = 0;
                hosts = 0;
            }
        }
    }

    private void refuse(boolean head, Throwable cause, List<Object> out, int from) {
        while (out.size() > from) {
            ReferenceCountUtil.release(out.removeLast());
        }
        connection.malformed(switch (cause) {
            case RefusedHead refused -> refused.rejection;
            case TooLongHttpLineException tooLong when head -> HttpRejection.TARGET_TOO_LONG;
            case TooLongHttpHeaderException tooLong when head -> HttpRejection.HEADERS;
            case null, default -> HttpRejection.MALFORMED;
        });
    }

    /// The decoder takes whole lines only, so a line that begins with white space shows at the start of what it took or
    /// after a line end within.
    private boolean hasFoldedField(ByteBuf bytes, int from, int to) {
        if (from == to) {
            return false;
        }
        if (inFields && isWhiteSpace(bytes.getByte(from))) {
            return true;
        }
        inFields = true;
        int end = bytes.indexOf(from, to, (byte) '\n');
        while (end >= 0 && end + 1 < to) {
            if (isWhiteSpace(bytes.getByte(end + 1))) {
                return true;
            }
            end = bytes.indexOf(end + 1, to, (byte) '\n');
        }
        return false;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
        super.channelReadComplete(context);
        connection.readCompleted();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) throws Exception {
        super.channelWritabilityChanged(context);
        if (context.channel().isWritable()) {
            context.executor().execute(connection::readOn);
        }
    }

    @Override
    protected AsciiString splitHeaderName(byte[] line, int start, int length) {
        require(length > 0, HttpRejection.MALFORMED);
        fields++;
        require(fields <= mostFields, HttpRejection.HEADERS);
        if (isHost(line, start, length)) {
            hosts++;
            require(hosts == 1, HttpRejection.HOST);
        }
        return super.splitHeaderName(line, start, length);
    }

    private static boolean isHost(byte[] name, int start, int length) {
        return length == 4 && (name[start] | 0x20) == 'h' && (name[start + 1] | 0x20) == 'o' && (name[start + 2] | 0x20) == 's'
            && (name[start + 3] | 0x20) == 't';
    }

    @Override
    protected String splitFirstWordInitialLine(byte[] line, int start, int length) {
        require(length > 0 && line[start + length] == ' ', HttpRejection.MALFORMED);
        return super.splitFirstWordInitialLine(line, start, length);
    }

    @Override
    protected String splitSecondWordInitialLine(byte[] line, int start, int length) {
        require(length > 0 && line[start - 1] == ' ' && !isWhiteSpace(line[start - 2]) && line[start + length] == ' ',
            HttpRejection.MALFORMED);
        return super.splitSecondWordInitialLine(line, start, length);
    }

    @Override
    protected String splitThirdWordInitialLine(byte[] line, int start, int length) {
        require(line[start - 1] == ' ' && !isWhiteSpace(line[start - 2]), HttpRejection.MALFORMED);
        String version = super.splitThirdWordInitialLine(line, start, length);
        require(version.length() == 8 && version.startsWith("HTTP/"), HttpRejection.MALFORMED);
        require(version.equals("HTTP/1.1") || version.equals("HTTP/1.0"), HttpRejection.VERSION);
        return version;
    }

    private static void require(boolean wellFormed, HttpRejection otherwise) {
        if (!wellFormed) {
            throw new RefusedHead(otherwise);
        }
    }

    private static final class RefusedHead extends IllegalArgumentException {
        private final transient HttpRejection rejection;

        RefusedHead(HttpRejection rejection) {
            super(rejection.reason());
            this.rejection = rejection;
        }
    }

    private static boolean isWhiteSpace(byte b) {
        return b == ' ' || b == '\t';
    }
}
