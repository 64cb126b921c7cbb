package remotemcp.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What untrusted callers do to a server on this machine's loopback address: bounded in number and time, in a process of its own
/// that prints how it was answered.
enum Attack {
    QUIET("nothing"),
    UNFINISHED_BODIES("1,000 bodies that never end"),
    SLOW_READERS("5,000 readers that do not read"),
    PASSWORD_TRIES("2,000 password tries, each from another network"),
    REGISTRATIONS("10,000 registrations"),
    SESSIONS("sessions of one user, begun and ended");

    private static final int BODIES = 1_000;
    private static final int BODY_BYTES = 60_000;
    private static final int READERS = 5_000;
    private static final int ANSWERS_EACH = 8;
    private static final int TRIES = 2_000;
    private static final int REGISTERED = 10_000;
    private static final int SESSIONS_EACH_SECOND = 2_000;

    private final String words;

    Attack(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /// @param arguments name, port, a user's access token, seconds
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var target =
            new Target(Integer.parseInt(arguments[1]), arguments[2], System.nanoTime() + Long.parseLong(arguments[3]) * 1_000_000_000L);
        var statuses = new TreeMap<Integer, Integer>();
        valueOf(arguments[0]).run(target, statuses);
        target.restUntilEnd();
        System.out.println(statuses);
    }

    /// @param end as [System#nanoTime] tells it
    private record Target(int port, String token, long end) {

        SocketChannel connect() throws IOException {
            return SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }

        String head(String line, String... fields) {
            return line + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n"
                + String.join("", List.of(fields).stream().map(field -> field + "\r\n").toList());
        }

        boolean isOver() {
            return System.nanoTime() > end;
        }

        void restUntilEnd() throws InterruptedException {
            while (!isOver()) {
                Thread.sleep(20);
            }
        }
    }

    private void run(Target target, Map<Integer, Integer> statuses) throws IOException, InterruptedException {
        switch (this) {
            case QUIET -> {}
            case UNFINISHED_BODIES -> unfinishedBodies(target, statuses);
            case SLOW_READERS -> slowReaders(target);
            case PASSWORD_TRIES -> passwordTries(target);
            case REGISTRATIONS -> registrations(target, statuses);
            case SESSIONS -> sessions(target, statuses);
        }
    }

    /// In turn without a token, with one, and at two paths that take anybody's body.
    private static void unfinishedBodies(Target target, Map<Integer, Integer> statuses) throws IOException, InterruptedException {
        String[] paths = {"/mcp", "/mcp", "/token", "/login"};
        String[] types = {"application/json", "application/json", "application/x-www-form-urlencoded", "application/x-www-form-urlencoded"};
        byte[] part = new byte[BODY_BYTES];
        var open = new ArrayList<SocketChannel>();
        for (int i = 0; i < BODIES && !target.isOver(); i++) {
            var channel = target.connect();
            int kind = i % paths.length;
            String bearer = kind == 1 ? "Authorization: Bearer " + target.token() : "X-Nothing: none";
            write(channel,
                target.head("POST " + paths[kind], "Content-Type: " + types[kind], "Accept: application/json, text/event-stream", bearer,
                    "X-Forwarded-For: " + network(i), "Content-Length: " + (BODY_BYTES + 1), ""));
            channel.configureBlocking(false);
            channel.write(ByteBuffer.wrap(part));
            open.add(channel);
        }
        target.restUntilEnd();
        count(open, statuses);
    }

    private static void slowReaders(Target target) throws IOException, InterruptedException {
        String page = target.head("GET /", "Accept: text/html", "").repeat(ANSWERS_EACH);
        var open = new ArrayList<SocketChannel>();
        for (int i = 0; i < READERS && !target.isOver(); i++) {
            var channel = SocketChannel.open();
            channel.socket().setReceiveBufferSize(4 << 10);
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target.port()));
            write(channel, page);
            open.add(channel);
        }
        target.restUntilEnd();
        for (SocketChannel channel : open) {
            channel.close();
        }
    }

    /// One form, sent again and again; nobody waits for the answers.
    private static void passwordTries(Target target) throws IOException, InterruptedException {
        var login = new WebLogin("http://localhost:" + target.port(), "tries@example.com", network(0));
        WebLogin.Filled form = login.filledForm("wrong password, " + "x".repeat(20));
        for (int i = 1; i <= TRIES && !target.isOver(); i++) {
            try (var channel = target.connect()) {
                write(channel,
                    target.head("POST /login", "Content-Type: application/x-www-form-urlencoded",
                        "Origin: http://localhost:" + target.port(),
                        "Cookie: " + form.cookies(), "X-Forwarded-For: " + network(i), "Content-Length: " + form.body().length(), "")
                        + form.body());
            }
            Thread.sleep(i % 4 == 0 ? 1 : 0);
        }
    }

    private static void registrations(Target target, Map<Integer, Integer> statuses) throws IOException {
        String body =
            "{\"client_name\":\"Bench\",\"redirect_uris\":[\"http://127.0.0.1/callback\"],\"token_endpoint_auth_method\":\"none\"}";
        var connection = new KeptConnection(target.port());
        for (int i = 0; i < REGISTERED && !target.isOver(); i++) {
            statuses
                .merge(connection.status(target.head("POST /register", "Content-Type: application/json", "X-Forwarded-For: " + network(i),
                    "Content-Length: " + body.length(), "") + body), 1, Integer::sum);
        }
        connection.close();
    }

    private static void sessions(Target target, Map<Integer, Integer> statuses) throws IOException, InterruptedException {
        String body =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},"
                + "\"clientInfo\":{\"name\":\"bench\",\"version\":\"1\"}}}";
        String bearer = "Authorization: Bearer " + target.token();
        var connection = new KeptConnection(target.port());
        long begun = System.nanoTime();
        for (int i = 0; !target.isOver(); i++) {
            int status = connection
                .status(target.head("POST /mcp", "Content-Type: application/json", "Accept: application/json, text/event-stream", bearer,
                    "Content-Length: " + body.length(), "") + body);
            statuses.merge(status, 1, Integer::sum);
            connection.session().ifPresent(id -> connection.quietly(target.head("DELETE /mcp", bearer, "Mcp-Session-Id: " + id,
                "MCP-Protocol-Version: 2025-11-25", "")));
            while (System.nanoTime() - begun < i * 1_000_000_000L / SESSIONS_EACH_SECOND) {
                Thread.sleep(1);
            }
        }
        connection.close();
    }

    /// An address of a network that no other number has.
    private static String network(int number) {
        return "2001:db8:" + Integer.toHexString(number) + "::1";
    }

    private static void write(SocketChannel channel, String text) throws IOException {
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /// The status of each answer that has come; 0 counts those without one.
    private static void count(List<SocketChannel> channels, Map<Integer, Integer> statuses) throws IOException {
        for (SocketChannel channel : channels) {
            var start = ByteBuffer.allocate(12);
            statuses.merge(status(channel, start), 1, Integer::sum);
            channel.close();
        }
    }

    private static int status(SocketChannel channel, ByteBuffer start) {
        try {
            channel.read(start);
            return start.position() < 12 ? 0 : Integer.parseInt(new String(start.array(), 9, 3, StandardCharsets.US_ASCII));
        } catch (IOException reset) {
            return 0;
        }
    }
}
