package remotemcp.jvm.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.vertx.core.http.impl.headers.Http1xHeaders;
import java.util.List;

/// Writes responses onto the wire (RFC 9112), the parts of a small message as one buffer: that takes one plain write, where
/// Netty would have the kernel gather head, body or chunk from several buffers, each with a promise of its own.
final class OneBufferEncoder extends HttpResponseEncoder {
    private static final int SMALL = 16 << 10;

    @Override
    public boolean acceptOutboundMessage(Object message) {
        return true;
    }

    @Override
    protected void encode(ChannelHandlerContext context, Object message, List<Object> out) throws Exception {
        super.encode(context, message, out);
        if (out.size() > 1 && isSmall(out)) {
            var whole = (ByteBuf) out.getFirst();
            for (Object part : out.subList(1, out.size())) {
                whole.writeBytes((ByteBuf) part);
                ((ByteBuf) part).release();
            }
            out.subList(1, out.size()).clear();
        }
    }

    /// The first part is a buffer that the encoder has just made; those after it may be shared.
    private static boolean isSmall(List<Object> parts) {
        int size = 0;
        for (Object part : parts) {
            size += part instanceof ByteBuf bytes ? bytes.readableBytes() : SMALL;
        }
        return size < SMALL && !((ByteBuf) parts.getFirst()).isReadOnly();
    }

    @Override
    protected void encodeHeaders(HttpHeaders headers, ByteBuf buffer) {
        if (headers instanceof Http1xHeaders fields) {
            fields.encode(buffer, false);
        } else {
            super.encodeHeaders(headers, buffer);
        }
    }
}
