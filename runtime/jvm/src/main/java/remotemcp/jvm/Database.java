package remotemcp.jvm;

import remotemcp.platform.OverloadedException;

/// Where [SqlStore] runs its statements, each atomic by itself. Calls wait; they are not disturbed by interrupts, because a client's
/// leaving interrupts its request, and neither a connection nor a half-known write may break over that.
interface Database extends AutoCloseable {
    /// How many statements may wait, each with a record of some kilobytes: a fraction of a second's work on a usual disk, and never more than
    /// 1/32 of the memory.
    int MOST_WAITING = Math.clamp(Runtime.getRuntime().maxMemory() / 32 / (4 << 10), 256, 4096);

    /// @throws OverloadedException when too much waits already; nothing was done then
    <T> T read(SqlWork<T> query);

    /// Runs one statement; its effect is on disk when this returns.
    ///
    /// @throws OverloadedException when too much waits already; nothing was done then
    <T> T write(SqlWork<T> statement);

    /// Ends all connections once the work in hand is done.
    @Override
    void close();
}
