// Serves one bundle on Cloudflare's local simulator, its state in a folder, and prints where: node miniflare.mjs '{"script": …}'
import { readFileSync } from "node:fs";
import { Miniflare } from "miniflare";

const { script, data, port, flags, texts, objects, namespace } = JSON.parse(process.argv[2]);
const server = new Miniflare({
  port,
  modules: [{ type: "ESModule", path: "worker.js", contents: readFileSync(script, "utf8") }],
  compatibilityDate: "2026-05-01",
  compatibilityFlags: flags,
  bindings: texts,
  kvNamespaces: namespace ? [namespace] : [],
  durableObjects: Object.fromEntries(objects.map(([binding, className]) => [binding, { className, useSQLite: true }])),
  kvPersist: data + "/kv",
  durableObjectsPersist: data + "/objects"
});
console.log(JSON.stringify({ url: String(await server.ready) }));
process.stdin.on("end", () => server.dispose().then(() => process.exit(0))).resume();
