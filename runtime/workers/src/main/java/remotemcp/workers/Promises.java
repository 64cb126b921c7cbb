package remotemcp.workers;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSPromise;

/// Waits for JavaScript promises in blocking style: the green thread of the request is suspended, other requests go on.
final class Promises {
    private Promises() {}

    /// The promise's value.
    ///
    /// @throws JavaScriptException with the text of the error when the promise is rejected; TeaVM's own `await` loses it
    static <T extends JSObject> T await(JSPromise<T> promise) {
        Outcome<T> outcome = settle(promise).await();
        if (!outcome.isFulfilled()) {
            throw new JavaScriptException(outcome.getError());
        }
        return outcome.getValue();
    }

    private interface Outcome<T extends JSObject> extends JSObject {
        @JSProperty
        boolean isFulfilled();

        @JSProperty
        T getValue();

        @JSProperty
        String getError();
    }

    @JSBody(params = "promise", script = "return promise.then("
        + "function (value) { return { fulfilled: true, value: value, error: '' }; },"
        + "function (error) { return { fulfilled: false, value: null, error: String(error && error.stack || error) }; });")
    private static native <T extends JSObject> JSPromise<Outcome<T>> settle(JSPromise<T> promise);
}
