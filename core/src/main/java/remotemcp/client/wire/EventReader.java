package remotemcp.client.wire;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import remotemcp.client.ClientException;
import remotemcp.platform.Arrival;
import remotemcp.platform.OutboundException;

/// Reads an event stream while it arrives. Lines end with LF, CR or both; comments are skipped; a block that the end cuts short is
/// dropped. A line or a block too long ends it, so a server cannot fill our memory without ever ending a line.
final class EventReader {
    private static final byte[] NOTHING = new byte[0];

    private final Arrival arrival;
    private byte[] piece = NOTHING;
    private int at;
    private boolean afterCarriageReturn;
    private boolean isFirst = true;
    private final Bytes line = new Bytes(Limits.MESSAGE);
    private final Bytes data = new Bytes(Limits.MESSAGE);
    private boolean hasData;
    private boolean hasFields;
    private String type = "";
    private Optional<String> id = Optional.empty();
    private OptionalInt retry = OptionalInt.empty();
    private int chatter;

    EventReader(Arrival arrival) {
        this.arrival = arrival;
    }

    /// The next event; empty at the end of the stream.
    ///
    /// @throws OutboundException when the stream breaks off, or nothing came by the deadline
    Optional<ReceivedEvent> next(Deadline deadline) {
        while (true) {
            while (at < piece.length) {
                Optional<ReceivedEvent> event = take(piece[at++]);
                if (event.isPresent()) {
                    chatter = event.get().isMessage() ? 0 : chatter;
                    return event;
                }
            }
            Optional<byte[]> more = arrival.next(deadline.left());
            if (more.isEmpty()) {
                return Optional.empty();
            }
            piece = more.get();
            at = 0;
            chatter += piece.length;
            if (chatter > Limits.CHATTER) {
                throw ClientException.protocol("The server sent more than " + Limits.CHATTER + " bytes without a message");
            }
        }
    }

    private Optional<ReceivedEvent> take(byte b) {
        boolean secondOfTwo = b == '\n' && afterCarriageReturn;
        afterCarriageReturn = b == '\r';
        if (secondOfTwo) {
            return Optional.empty();
        }
        if (b == '\n' || b == '\r') {
            return endLine();
        }
        if (!line.add(b)) {
            throw ClientException.protocol("The server sent an event longer than " + Limits.MESSAGE + " bytes");
        }
        return Optional.empty();
    }

    private Optional<ReceivedEvent> endLine() {
        byte[] text = line.takeAll();
        int start = isFirst && startsWithMark(text) ? 3 : 0;
        isFirst = false;
        if (text.length > start) {
            field(text, start);
            return Optional.empty();
        }
        return endBlock();
    }

    private static boolean startsWithMark(byte[] text) {
        return text.length >= 3 && text[0] == (byte) 0xef && text[1] == (byte) 0xbb && text[2] == (byte) 0xbf;
    }

    private Optional<ReceivedEvent> endBlock() {
        if (!hasFields) {
            return Optional.empty();
        }
        var event = new ReceivedEvent(type, data.takeAll(), id, retry);
        hasFields = false;
        hasData = false;
        type = "";
        id = Optional.empty();
        retry = OptionalInt.empty();
        return Optional.of(event);
    }

    private void field(byte[] text, int start) {
        int colon = start;
        while (colon < text.length && text[colon] != ':') {
            colon++;
        }
        if (colon == start) {
            return;
        }
        int value = Math.min(colon + 1, text.length);
        if (value < text.length && text[value] == ' ') {
            value++;
        }
        field(new String(text, start, colon - start, StandardCharsets.ISO_8859_1), text, value);
    }

    private void field(String name, byte[] text, int from) {
        switch (name) {
            case "data" -> addData(text, from);
            case "event" -> type = text(text, from);
            case "id" -> id = Optional.of(text(text, from)).filter(EventReader::mayTravel);
            case "retry" -> retry = millis(text(text, from));
            default -> {
                return;
            }
        }
        hasFields = true;
    }

    private void addData(byte[] text, int from) {
        boolean fits = (!hasData || data.add((byte) '\n')) && data.add(text, from, text.length);
        hasData = true;
        if (!fits) {
            throw ClientException.protocol("The server sent an event longer than " + Limits.MESSAGE + " bytes");
        }
    }

    private static String text(byte[] text, int from) {
        return new String(text, from, text.length - from, StandardCharsets.UTF_8);
    }

    /// An id goes back in a header: nothing there may be read as more than one.
    private static boolean mayTravel(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (id.charAt(i) < ' ' || id.charAt(i) > '~') {
                return false;
            }
        }
        return id.length() <= 4096;
    }

    private static OptionalInt millis(String text) {
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return OptionalInt.empty();
            }
            value = (int) Math.min(Integer.MAX_VALUE, value * 10L + c - '0');
        }
        return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
