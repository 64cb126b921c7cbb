package remotemcp.transport.legacy;

/// What the tests of this package mean by `Thread`: TeaVM's, which knows no virtual ones, with the one method they call.
final class Thread extends java.lang.Thread {

    private Thread(Runnable work) {
        super(work);
    }

    public static Thread startVirtualThread(Runnable work) {
        var thread = new Thread(work);
        thread.start();
        return thread;
    }
}
