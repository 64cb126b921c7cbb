// The worker under test as it is deployed, and what only a test may see of it.
import * as shipped from "./shipped.mjs";
export * from "./shipped.mjs";

let calls = 0;

/** Counts the calls of a namespace of Durable Objects: each call gets its object first. */
function counted(namespace) {
  return new Proxy(namespace, {
    get(target, name) {
      const value = Reflect.get(target, name);
      return typeof value !== "function" ? value : (...args) => {
        calls += name === "get" || name === "getByName" ? 1 : 0;
        return value.apply(target, args);
      };
    }
  });
}

function watched(env) {
  return Object.fromEntries(Object.entries(env).map(([name, value]) => [name, typeof value.idFromName === "function" ? counted(value) : value]));
}

export default {
  async fetch(request, env, context) {
    switch (new URL(request.url).pathname) {
      case "/test/calls": return new Response(String(calls));
      case "/test/kv": return Response.json((await env.OAUTH_KV.list()).keys.map(({ name }) => name));
    }
    return shipped.default.fetch(request, watched(env), context);
  }
};
