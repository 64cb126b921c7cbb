package remotemcp.jvm;

import remotemcp.platform.Clock;
import remotemcp.platform.MemoryStore;
import remotemcp.platform.Store;

class MemoryStoreTest extends StoreContract {
    @Override
    protected Store open(Clock clock) {
        return new MemoryStore(clock);
    }
}
