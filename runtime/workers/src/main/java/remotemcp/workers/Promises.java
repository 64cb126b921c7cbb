package remotemcp.workers;

import org.teavm.interop.Async;
import org.teavm.interop.AsyncCallback;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;

/// Waits for JavaScript promises in blocking style: the green thread of the request is suspended, other requests go on.
final class Promises {
    private Promises() {}

    /// The promise's value.
    ///
    /// @throws JavaScriptException with the text of the error when the promise is rejected; TeaVM's own `await` loses it
    @Async
    static native <T extends JSObject> T await(JSPromise<T> promise);

    /// What TeaVM compiles the above to.
    private static <T extends JSObject> void await(JSPromise<T> promise, AsyncCallback<T> thread) {
        then(promise, thread::complete, (error, retryable) -> thread.error(new JavaScriptException(error, retryable)));
    }

    @JSFunctor
    private interface Fulfilled<T extends JSObject> extends JSObject {
        void with(T value);
    }

    @JSFunctor
    private interface Rejected extends JSObject {
        void with(String error, boolean retryable);
    }

    @JSBody(params = {"promise", "fulfilled", "rejected"}, script = "promise.then(fulfilled,"
        + " function (error) { rejected(String(error && error.stack || error), !!(error && error.retryable && !error.overloaded)); });")
    private static native <T extends JSObject> void then(JSPromise<T> promise, Fulfilled<T> fulfilled, Rejected rejected);
}
