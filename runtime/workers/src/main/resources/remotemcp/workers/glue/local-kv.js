import { DurableObject } from "cloudflare:workers";

const SHORTEST_LIFE = 60;
const BETWEEN_WRITES = 1000;

/** A KV namespace for local workerd, which asks by GET, PUT and DELETE of /KEY. Like Cloudflare's it refuses what shall live less than
    a minute, and a second write of one key within a second. Never deployed. */
export class Pairs extends DurableObject {
  #sql = this.ctx.storage.sql;

  constructor(ctx, env) {
    super(ctx, env);
    this.#sql.exec("CREATE TABLE IF NOT EXISTS pair (key TEXT PRIMARY KEY, value BLOB NOT NULL, written INTEGER NOT NULL, expires INTEGER)");
  }

  async fetch(request) {
    const { pathname, searchParams } = new URL(request.url);
    const key = decodeURIComponent(pathname.slice(1));
    switch (key === "" ? "LIST" : request.method) {
      case "LIST": return this.#list(searchParams.get("prefix") ?? "");
      case "GET": return this.#get(key);
      case "PUT": return this.#put(key, await request.arrayBuffer(), Number(searchParams.get("expiration_ttl") ?? Infinity));
      case "DELETE": return this.#delete(key);
      default: return refusal(405, "Method Not Allowed");
    }
  }

  #get(key) {
    const [pair] = this.#sql.exec("SELECT value FROM pair WHERE key = ? AND (expires IS NULL OR expires > ?)", key, Date.now()).toArray();
    return pair ? new Response(pair.value) : refusal(404, "Not Found");
  }

  #put(key, value, life) {
    const now = Date.now();
    this.#sql.exec("DELETE FROM pair WHERE expires <= ?", now);
    if (!(life >= SHORTEST_LIFE)) {
      return refusal(400, "Invalid expiration_ttl");
    }
    if (this.#sql.exec("SELECT 1 FROM pair WHERE key = ? AND written > ?", key, now - BETWEEN_WRITES).toArray().length > 0) {
      return refusal(429, "Too Many Requests");
    }
    const expires = life === Infinity ? null : now + life * 1000;
    this.#sql.exec("INSERT OR REPLACE INTO pair (key, value, written, expires) VALUES (?, ?, ?, ?)", key, value, now, expires);
    return new Response();
  }

  #delete(key) {
    this.#sql.exec("DELETE FROM pair WHERE key = ?", key);
    return new Response();
  }

  #list(prefix) {
    const pairs = this.#sql.exec("SELECT key, expires FROM pair WHERE expires IS NULL OR expires > ? ORDER BY key", Date.now()).toArray();
    const keys = pairs.filter(({ key }) => key.startsWith(prefix))
      .map(({ key, expires }) => ({ name: key, ...(expires && { expiration: Math.floor(expires / 1000) }) }));
    return Response.json({ keys, list_complete: true, cacheStatus: null });
  }
}

function refusal(status, statusText) {
  return new Response(statusText, { status, statusText });
}

export default {
  fetch: (request, env) => env.PAIRS.get(env.PAIRS.idFromName("pairs")).fetch(request)
};
