package remotemcp.client;

import remotemcp.http.HeaderList;
import remotemcp.json.JsonObject;

/// A request as the client means it, before an era gives it its form.
///
/// @param mirrored header fields that repeat arguments of a tool
record Question(String method, JsonObject params, HeaderList mirrored) {

    static Question of(String method) {
        return of(method, JsonObject.empty());
    }

    static Question of(String method, JsonObject params) {
        return new Question(method, params, HeaderList.empty());
    }

    Question mirroring(HeaderList fields) {
        return new Question(method, params, fields);
    }
}
