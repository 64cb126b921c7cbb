package remotemcp.json.schema;

import java.util.Arrays;
import java.util.Optional;

/// A regular expression as a small program, run for all its paths at once: time is the length of the text times the
/// size of the program, whatever the expression (a backtracking matcher can be made to run for ever).
final class Pattern {
    private static final int MOST_STEPS = 4_000;
    private static final int LONGEST = 1_000;
    private static final int ONE = 0;
    private static final int FORK = 1;
    private static final int EDGE = 2;
    private static final int FOUND = 3;

    private int[] kinds = new int[16];
    private int[] targets = new int[16];
    private Object[] operands = new Object[16];
    private int size;
    private final PatternBudget budget;

    private Pattern(PatternBudget budget) {
        this.budget = budget;
    }

    /// Empty if the expression is beyond this matcher.
    static Optional<Pattern> of(String text) {
        return of(text, new PatternBudget());
    }

    /// Empty also if the budget does not suffice.
    static Optional<Pattern> of(String text, PatternBudget budget) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            budget.begin();
            var pattern = new Pattern(budget);
            pattern.emit(new PatternParser(text).parse());
            pattern.step(FOUND, 0, null);
            return Optional.of(pattern);
        } catch (PatternParser.Unsupported e) {
            return Optional.empty();
        }
    }

    /// Whether the expression matches anywhere in the text.
    boolean foundIn(String text, Walk walk) {
        return new Run(text, walk).found();
    }

    /// Empty pieces cost too: nested repetitions of nothing would run for ever and never add a step.
    private void emit(Piece piece) {
        budget.spend();
        switch (piece) {
            case Piece.One one -> step(ONE, 0, one.set());
            case Piece.Edge edge -> step(EDGE, 0, edge);
            case Piece.Sequence sequence -> sequence.pieces().forEach(this::emit);
            case Piece.Choice choice -> choice(choice);
            case Piece.Repeat repeat -> repeat(repeat);
        }
    }

    private void choice(Piece.Choice choice) {
        int last = choice.choices().size() - 1;
        int[] jumps = new int[last];
        for (int i = 0; i < last; i++) {
            int fork = step(FORK, 0, null);
            emit(choice.choices().get(i));
            jumps[i] = step(FORK, 0, this);
            targets[fork] = size;
        }
        emit(choice.choices().get(last));
        for (int jump : jumps) {
            targets[jump] = size;
        }
    }

    private void repeat(Piece.Repeat repeat) {
        for (int i = 0; i < repeat.least(); i++) {
            emit(repeat.piece());
        }
        if (repeat.most() < 0) {
            int fork = step(FORK, 0, null);
            emit(repeat.piece());
            step(FORK, fork, this);
            targets[fork] = size;
        }
        for (int i = repeat.least(); i < repeat.most(); i++) {
            int fork = step(FORK, 0, null);
            emit(repeat.piece());
            targets[fork] = size;
        }
    }

    /// A fork goes on at the next step and at its target; one with an operand only at its target.
    private int step(int kind, int target, Object operand) {
        if (size == MOST_STEPS) {
            throw new PatternParser.Unsupported();
        }
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, size * 2);
            targets = Arrays.copyOf(targets, size * 2);
            operands = Arrays.copyOf(operands, size * 2);
        }
        kinds[size] = kind;
        targets[size] = target;
        operands[size] = operand;
        return size++;
    }

    private final class Run {
        private final String text;
        private final Walk walk;
        private final int[] seenAt = new int[size];
        private final int[] stack = new int[size * 2 + 2];
        private int[] now = new int[size];
        private int[] then = new int[size];
        private int thenSize;

        Run(String text, Walk walk) {
            this.text = text;
            this.walk = walk;
            Arrays.fill(seenAt, -1);
        }

        boolean found() {
            walk.spend(size / 16);
            int at = 0;
            while (true) {
                if (follow(0, at)) {
                    return true;
                }
                if (at >= text.length()) {
                    return false;
                }
                int point = text.codePointAt(at);
                at += Character.charCount(point);
                if (advance(point, at)) {
                    return true;
                }
            }
        }

        /// Moves every waiting path over one character; true when one of them ends the expression.
        private boolean advance(int point, int next) {
            int[] swap = now;
            now = then;
            then = swap;
            int count = thenSize;
            thenSize = 0;
            walk.spend(1 + count / 8);
            for (int i = 0; i < count; i++) {
                if (((CharSet) operands[now[i]]).has(point) && follow(now[i] + 1, next)) {
                    return true;
                }
            }
            return false;
        }

        /// Follows forks and edges from one step to the characters waited for.
        private boolean follow(int start, int at) {
            int top = 0;
            stack[top++] = start;
            while (top > 0) {
                int step = stack[--top];
                if (seenAt[step] == at) {
                    continue;
                }
                seenAt[step] = at;
                switch (kinds[step]) {
                    case FOUND -> {
                        return true;
                    }
                    case ONE -> then[thenSize++] = step;
                    case EDGE -> {
                        if (holds((Piece.Edge) operands[step], at)) {
                            stack[top++] = step + 1;
                        }
                    }
                    default -> {
                        stack[top++] = targets[step];
                        if (operands[step] == null) {
                            stack[top++] = step + 1;
                        }
                    }
                }
            }
            return false;
        }

        private boolean holds(Piece.Edge edge, int at) {
            return switch (edge) {
                case START -> at == 0;
                case END -> at == text.length();
                case WORD -> isWord(at - 1) != isWord(at);
                case INSIDE_WORD -> isWord(at - 1) == isWord(at);
            };
        }

        private boolean isWord(int at) {
            return at >= 0 && at < text.length() && CharSet.WORD.has(text.charAt(at));
        }
    }
}
