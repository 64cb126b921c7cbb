# The demo worker on workerd itself, without wrangler: what ./dev worker starts. Keep in step with wrangler.jsonc.
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "objects", disk = (writable = true)),
  ],
  sockets = [(name = "http", http = (), service = "main")],
);

const worker :Workerd.Worker = (
  modules = [
    (name = "worker.js", esModule = embed "target/worker/worker.js"),
    (name = "records.mjs", esModule = embed "target/worker/records.mjs"),
    (name = "app.mjs", esModule = embed "target/worker/app.mjs"),
  ],
  bindings = [
    (name = "PUBLIC_URL", fromEnvironment = "PUBLIC_URL"),
    (name = "REMOTE_MCP_SECRET", fromEnvironment = "REMOTE_MCP_SECRET"),
    (name = "RECORDS", durableObjectNamespace = "Records"),
  ],
  durableObjectNamespaces = [(className = "Records", uniqueKey = "records", enableSql = true)],
  durableObjectStorage = (localDisk = "objects"),
  compatibilityDate = "2026-05-01",
  compatibilityFlags = ["enable_request_signal", "global_fetch_strictly_public"],
);
