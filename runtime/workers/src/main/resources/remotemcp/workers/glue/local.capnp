# A worker on workerd itself, without wrangler and without Cloudflare: what ./dev worker and the tests start. They put its modules and
# variables in at the marks; the rest says what wrangler.jsonc says, and a test compares the two.
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "kv", worker = .kv),
    (name = "objects", disk = (writable = true)),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);

const worker :Workerd.Worker = (
  modules = [
    # MODULES
  ],
  bindings = [
    # VARIABLES
    (name = "RECORDS", durableObjectNamespace = "Records"),
    (name = "SESSIONS", durableObjectNamespace = "Sessions"),
    (name = "OAUTH_KV", kvNamespace = "kv"),
  ],
  durableObjectNamespaces = [
    (className = "Records", uniqueKey = "records", enableSql = true),
    (className = "Sessions", uniqueKey = "sessions", enableSql = true),
  ],
  durableObjectStorage = (localDisk = "objects"),
  compatibilityDate = "2026-05-01",
  compatibilityFlags = ["enable_request_signal", "global_fetch_strictly_public"],
);

# Cloudflare's part behind a KV binding.
const kv :Workerd.Worker = (
  modules = [(name = "local-kv.js", esModule = embed "local-kv.js")],
  bindings = [(name = "PAIRS", durableObjectNamespace = "Pairs")],
  durableObjectNamespaces = [(className = "Pairs", uniqueKey = "pairs", enableSql = true)],
  durableObjectStorage = (localDisk = "objects"),
  compatibilityDate = "2026-05-01",
);
