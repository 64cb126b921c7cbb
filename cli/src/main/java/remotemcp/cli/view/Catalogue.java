package remotemcp.cli.view;

import java.util.List;
import java.util.Optional;

/// What a server offers, as far as a search leaves it, and which of it is chosen.
final class Catalogue {
    private List<Item> items = List.of();
    private Entry filter = Entry.of("");
    private int selected;

    List<Item> items() {
        return items;
    }

    Entry filter() {
        return filter;
    }

    int selected() {
        return selected;
    }

    /// The items that the search leaves, in the order of the list.
    List<Item> visible() {
        return items.stream().filter(item -> item.mentions(filter.text())).toList();
    }

    Optional<Item> chosen() {
        List<Item> shown = visible();
        return selected < shown.size() ? Optional.of(shown.get(selected)) : Optional.empty();
    }

    void list(List<Item> listed) {
        Optional<Item> before = chosen();
        items = List.copyOf(listed);
        stayOn(before);
    }

    void filter(Entry words) {
        Optional<Item> before = chosen();
        filter = words;
        stayOn(before);
    }

    void select(int index) {
        selected = Math.clamp(index, 0, Math.max(0, visible().size() - 1));
    }

    /// When the list changes, the choice stays where it was, if that is still there.
    private void stayOn(Optional<Item> before) {
        int at = before.map(item -> visible().stream().map(Item::name).toList().indexOf(item.name())).orElse(0);
        selected = Math.max(0, at);
    }
}
