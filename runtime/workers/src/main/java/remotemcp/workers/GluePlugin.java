package remotemcp.workers;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.teavm.backend.javascript.TeaVMJavaScriptHost;
import org.teavm.backend.javascript.rendering.RenderingManager;
import org.teavm.vm.BuildTarget;
import org.teavm.vm.spi.AbstractRendererListener;
import org.teavm.vm.spi.TeaVMHost;
import org.teavm.vm.spi.TeaVMPlugin;

/// Runs inside TeaVM's compiler, never in a worker: lays the JavaScript that Workers want beside the program it writes, so that
/// a worker of one's own needs no copy of it.
public final class GluePlugin implements TeaVMPlugin {
    private static final String[] FILES =
        {"worker.js", "host.mjs", "records.mjs", "sessions.mjs", "local.capnp", "local-kv.js", "trace.cjs", "dev.cjs"};

    @Override
    public void install(TeaVMHost host) {
        var script = host.getExtension(TeaVMJavaScriptHost.class);
        if (script != null) {
            script.add(new Glue());
        }
    }

    private static final class Glue extends AbstractRendererListener {
        @Override
        public void begin(RenderingManager manager, BuildTarget target) {
            for (String file : FILES) {
                try (var in = GluePlugin.class.getResourceAsStream("glue/" + file); var out = target.createResource(file)) {
                    in.transferTo(out);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
