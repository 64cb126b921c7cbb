package remotemcp.uri;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import remotemcp.uri.TemplatePart.Expression;
import remotemcp.uri.TemplatePart.Literal;
import remotemcp.uri.TemplatePart.Variable;

/// Matches URIs with a template without ever going back. The template is a row of steps. From the end of the URI to its beginning, it is noted for
/// every place and step whether what is left of both agrees; then one way forward takes the greediest choice that still leads to the end.
final class TemplateMatcher {

    /// One step of the row; `slot` is the group of text it belongs to.
    private sealed interface Step {

        record Text(String text) implements Step {
        }

        record Begin(int slot) implements Step {
        }

        /// One character; `slot` is -1 where nobody wants it.
        record One(CharClass characters, int slot) implements Step {
        }

        record Many(CharClass characters, int slot) implements Step {
        }

        /// What follows up to `target` may be left out.
        record Skip(int target) implements Step {
        }
    }

    private final List<Step> steps = new ArrayList<>();
    private final List<TemplateSlot> slots = new ArrayList<>();

    private TemplateMatcher() {
    }

    static TemplateMatcher of(List<TemplatePart> parts) {
        var matcher = new TemplateMatcher();
        for (int i = 0; i < parts.size(); i++) {
            switch (parts.get(i)) {
                case Literal literal -> matcher.steps.add(new Step.Text(literal.text()));
                case Expression expression when expression.operator().isNamed -> i = matcher.addNamed(parts, i);
                case Expression expression -> matcher.add(expression);
            }
        }
        return matcher;
    }

    /// Expressions with names that follow each other are one group, as `{?x}{&y}` are. Returns the last one.
    private int addNamed(List<TemplatePart> parts, int first) {
        TemplateOperator operator = ((Expression) parts.get(first)).operator();
        var variables = new ArrayList<Variable>();
        int last = first;
        for (int i = first; i < parts.size() && isContinued(parts.get(i), operator, i == first); i++) {
            variables.addAll(((Expression) parts.get(i)).variables());
            last = i;
        }
        int skip = steps.size();
        steps.add(new Step.Skip(0));
        steps.add(last == first ? new Step.Text(operator.first) : new Step.One(CharClass.only(operator.first + operator.separator), -1));
        run(CharClass.named(operator), new TemplateSlot(operator, variables), true);
        steps.set(skip, new Step.Skip(steps.size()));
        return last;
    }

    private static boolean isContinued(TemplatePart part, TemplateOperator operator, boolean isFirst) {
        return part instanceof Expression(TemplateOperator next, List<Variable> _)
            && (isFirst || next.isNamed && next.first.equals(operator.separator));
    }

    private void add(Expression expression) {
        TemplateOperator operator = expression.operator();
        List<Variable> variables = expression.variables();
        var skips = new ArrayList<Integer>();
        for (int i = 0; i < variables.size(); i++) {
            String before = i == 0 ? operator.first : operator.separator;
            if (!before.isEmpty()) {
                skips.add(steps.size());
                steps.add(new Step.Skip(0));
                steps.add(new Step.Text(before));
            }
            Variable variable = variables.get(i);
            run(CharClass.value(operator, variable.isExploded(), i == variables.size() - 1), new TemplateSlot(operator, List.of(variable)),
                before.isEmpty());
        }
        skips.forEach(skip -> steps.set(skip, new Step.Skip(steps.size())));
    }

    private void run(CharClass characters, TemplateSlot slot, boolean hasOne) {
        int index = slots.size();
        slots.add(slot);
        steps.add(new Step.Begin(index));
        if (hasOne) {
            steps.add(new Step.One(characters, index));
        }
        steps.add(new Step.Many(characters, index));
    }

    Optional<Map<String, TemplateValue>> match(String uri) {
        if (!steps.isEmpty() && steps.getFirst() instanceof Step.Text(String text) && !uri.startsWith(text)) {
            return Optional.empty();
        }
        var run = new Run(uri);
        run.look();
        return run.agrees(0, 0) ? run.values() : Optional.empty();
    }

    private final class Run {
        private final String uri;
        private final int words = steps.size() / 64 + 1;
        private final long[] agreeing;
        private final int[] starts = new int[slots.size()];
        private final int[] ends = new int[slots.size()];

        Run(String uri) {
            this.uri = uri;
            this.agreeing = new long[(uri.length() + 1) * words];
            Arrays.fill(starts, -1);
        }

        /// Whether the rest of the URI agrees with the rest of the steps.
        boolean agrees(int at, int step) {
            return (agreeing[at * words + (step >> 6)] >> (step & 63) & 1) != 0;
        }

        private void look() {
            for (int at = uri.length(); at >= 0; at--) {
                if (at == uri.length()) {
                    note(at, steps.size());
                }
                for (int step = steps.size() - 1; step >= 0; step--) {
                    if (leadsOn(at, step)) {
                        note(at, step);
                    }
                }
            }
        }

        private void note(int at, int step) {
            agreeing[at * words + (step >> 6)] |= 1L << (step & 63);
        }

        private boolean leadsOn(int at, int step) {
            return switch (steps.get(step)) {
                case Step.Text(String text) -> uri.startsWith(text, at) && agrees(at + text.length(), step + 1);
                case Step.Begin _ -> agrees(at, step + 1);
                case Step.One one -> takes(at, one.characters()) && agrees(at + 1, step + 1);
                case Step.Many many -> agrees(at, step + 1) || takes(at, many.characters()) && agrees(at + 1, step);
                case Step.Skip(int target) -> agrees(at, step + 1) || agrees(at, target);
            };
        }

        private boolean takes(int at, CharClass characters) {
            return at < uri.length() && characters.has(uri.charAt(at));
        }

        private Optional<Map<String, TemplateValue>> values() {
            int at = 0;
            int step = 0;
            while (step < steps.size()) {
                switch (steps.get(step)) {
                    case Step.Text(String text) -> {
                        at += text.length();
                        step++;
                    }
                    case Step.Begin(int slot) -> {
                        starts[slot] = at;
                        ends[slot] = at;
                        step++;
                    }
                    case Step.One one -> {
                        at = taken(at, one.slot());
                        step++;
                    }
                    case Step.Many many -> {
                        boolean goesOn = takes(at, many.characters()) && agrees(at + 1, step);
                        at = goesOn ? taken(at, many.slot()) : at;
                        step += goesOn ? 0 : 1;
                    }
                    case Step.Skip(int target) -> step = agrees(at, step + 1) ? step + 1 : target;
                }
            }
            return read();
        }

        private int taken(int at, int slot) {
            if (slot >= 0) {
                ends[slot] = at + 1;
            }
            return at + 1;
        }

        private Optional<Map<String, TemplateValue>> read() {
            var values = new MatchedValues();
            for (int i = 0; i < starts.length; i++) {
                if (starts[i] >= 0 && !slots.get(i).read(uri.substring(starts[i], ends[i]), values)) {
                    return Optional.empty();
                }
            }
            return values.all();
        }
    }
}
