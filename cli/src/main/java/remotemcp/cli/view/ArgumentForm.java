package remotemcp.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// Fields that a person fills in one by one. What is written is checked when its field is left by Enter.
final class ArgumentForm {
    private final String title;
    private final String message;
    private final List<Field> fields;
    private final List<Entry> entries = new ArrayList<>();
    private int current;
    private Optional<String> error = Optional.empty();

    /// What a key led to.
    enum Step { STAY, DONE, LEFT }

    /// @param filled what the fields hold at first, over their defaults
    ArgumentForm(String title, String message, List<Field> fields, JsonObject filled) {
        this.title = title;
        this.message = message;
        this.fields = fields;
        for (Field field : fields) {
            entries.add(Entry.of(filled.find(field.name()).map(Field::written).orElse(field.initial())));
        }
    }

    String title() {
        return title;
    }

    String message() {
        return message;
    }

    List<Field> fields() {
        return fields;
    }

    Entry entry(int field) {
        return entries.get(field);
    }

    int current() {
        return current;
    }

    /// What is wrong with the current field.
    Optional<String> error() {
        return error;
    }

    Step on(KeyPress key) {
        return switch (key.kind()) {
            case ESCAPE -> Step.LEFT;
            case ENTER -> fields.isEmpty() || accepts(current) && current == fields.size() - 1 ? finish() : next();
            case UP -> move(-1);
            case DOWN, TAB -> move(1);
            default -> key.isControl("s") ? finish() : edit(key);
        };
    }

    /// The values that are there.
    JsonObject values() {
        var values = JsonObject.builder();
        for (int i = 0; i < fields.size(); i++) {
            String name = fields.get(i).name();
            fields.get(i).value(entries.get(i).text()).ifPresent((Json value) -> values.put(name, value));
        }
        return values.build();
    }

    private Step next() {
        if (error.isEmpty()) {
            current = Math.min(current + 1, fields.size() - 1);
        }
        return Step.STAY;
    }

    private Step move(int step) {
        error = Optional.empty();
        current = Math.clamp(current + step, 0, Math.max(0, fields.size() - 1));
        return Step.STAY;
    }

    private Step edit(KeyPress key) {
        if (fields.isEmpty()) {
            return Step.STAY;
        }
        error = Optional.empty();
        List<String> options = fields.get(current).options();
        boolean turns = !options.isEmpty() && (key.kind() == KeyPress.Kind.LEFT || key.kind() == KeyPress.Kind.RIGHT);
        Entry entry = entries.get(current);
        entries.set(current, turns ? entry.turned(options, key.kind() == KeyPress.Kind.RIGHT ? 1 : -1) : entry.after(key));
        return Step.STAY;
    }

    private boolean accepts(int field) {
        try {
            fields.get(field).value(entries.get(field).text());
            error = Optional.empty();
            return true;
        } catch (IllegalArgumentException e) {
            error = Optional.of(e.getMessage());
            return false;
        }
    }

    /// Goes to the first field that is wrong, if there is one.
    private Step finish() {
        for (int i = 0; i < fields.size(); i++) {
            if (!accepts(i)) {
                current = i;
                return Step.STAY;
            }
        }
        return Step.DONE;
    }
}
