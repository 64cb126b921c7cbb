package remotemcp.json.schema;

import java.util.List;

/// A part of a regular expression.
sealed interface Piece {

    record One(CharSet set) implements Piece {}

    record Sequence(List<Piece> pieces) implements Piece {}

    record Choice(List<Piece> choices) implements Piece {}

    /// `most` is -1 for no end.
    record Repeat(Piece piece, int least, int most) implements Piece {}

    enum Edge implements Piece {
        START, END, WORD, INSIDE_WORD
    }
}
