package remotemcp.workers;

import remotemcp.http.HeaderList;

/// Header fields on their way to JavaScript: a flat list of name, value, name, value. [MessageHeaders] come from there.
final class Fields {
    private Fields() {}

    static String[] toScript(HeaderList headers) {
        var list = headers.list();
        var fields = new String[2 * list.size()];
        for (int i = 0; i < list.size(); i++) {
            fields[2 * i] = list.get(i).name();
            fields[2 * i + 1] = list.get(i).value();
        }
        return fields;
    }
}
