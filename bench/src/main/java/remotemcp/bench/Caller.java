package remotemcp.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// One connection that asks, checks the answer, and asks again.
final class Caller {
    private static final byte[] OK = "HTTP/1.1 200 ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LENGTH = "content-length: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final SocketChannel channel;
    private final boolean echoes;
    private final ByteBuffer request;
    private final byte[] bytes;
    private final int idAt;
    private final int aAt;
    private final int bAt;
    private final ByteBuffer answer = ByteBuffer.allocate(16 << 10);
    private int calls;
    private long asked;

    Caller(int port, byte[] request, boolean echoes) throws IOException {
        this.channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        this.echoes = echoes;
        this.bytes = request.clone();
        this.request = ByteBuffer.wrap(bytes);
        this.idAt = find(Contestant.ID);
        this.aAt = find(Contestant.A);
        this.bAt = find(Contestant.B);
    }

    private int find(String digits) {
        int at = indexOf(digits.getBytes(StandardCharsets.US_ASCII), bytes, 0, bytes.length);
        if (at < 0) {
            throw new IllegalArgumentException("no " + digits + " in the request");
        }
        return at;
    }

    SocketChannel channel() {
        return channel;
    }

    /// Sends the next call, with numbers of its own.
    void ask() throws IOException {
        calls++;
        write(id(), idAt);
        write(a(), aAt);
        write(b(), bAt);
        asked = System.nanoTime();
        request.rewind();
        while (request.hasRemaining()) {
            channel.write(request);
        }
    }

    private int id() {
        return 100_000_000 + calls;
    }

    private int a() {
        return 200_000_000 + calls % 7919;
    }

    private int b() {
        return 300_000_000 + calls % 104_729;
    }

    private void write(int number, int at) {
        for (int i = at + 8; i >= at; i--) {
            bytes[i] = (byte) ('0' + number % 10);
            number /= 10;
        }
    }

    /// Reads what is there.
    ///
    /// @return nanoseconds since the call when its answer is complete and right, else -1
    /// @throws IOException when the answer is wrong, or the server has closed
    long read() throws IOException {
        if (channel.read(answer) < 0) {
            throw new IOException("the server closed");
        }
        int head = indexOf(END_OF_HEAD, answer.array(), 0, answer.position());
        if (head < 0) {
            return -1;
        }
        int body = head + END_OF_HEAD.length;
        if (!isWhole(head, body)) {
            return -1;
        }
        check(body);
        answer.clear();
        return System.nanoTime() - asked;
    }

    /// A body comes with its length, or in chunks of which the last is empty.
    private boolean isWhole(int head, int body) {
        byte[] text = answer.array();
        for (int i = 0; i < head; i++) {
            if (text[i] == '\n' && equalsIgnoringCase(text, i + 1)) {
                return answer.position() >= body + number(i + 1 + LENGTH.length);
            }
        }
        int end = answer.position() - LAST_CHUNK.length;
        return end >= body && matches(LAST_CHUNK, text, end);
    }

    private static boolean equalsIgnoringCase(byte[] text, int at) {
        for (int i = 0; i < LENGTH.length; i++) {
            if ((text[at + i] | 0x20) != (LENGTH[i] | 0x20)) {
                return false;
            }
        }
        return true;
    }

    private int number(int at) {
        int number = 0;
        for (int i = at; answer.get(i) >= '0' && answer.get(i) <= '9'; i++) {
            number = number * 10 + answer.get(i) - '0';
        }
        return number;
    }

    private void check(int body) throws IOException {
        boolean right = indexOf(OK, answer.array(), 0, OK.length) == 0
            && has("\"id\":" + id(), body)
            && (echoes || has("\"sum\":" + (a() + b()), body));
        if (!right) {
            throw new IOException("wrong answer: " + text());
        }
    }

    private boolean has(String text, int from) {
        return indexOf(text.getBytes(StandardCharsets.US_ASCII), answer.array(), from, answer.position()) >= 0;
    }

    private String text() {
        return new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8);
    }

    private static int indexOf(byte[] wanted, byte[] text, int from, int to) {
        for (int i = from; i <= to - wanted.length; i++) {
            if (text[i] == wanted[0] && matches(wanted, text, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean matches(byte[] wanted, byte[] text, int at) {
        for (int i = 1; i < wanted.length; i++) {
            if (text[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
