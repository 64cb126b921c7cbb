// The worker under test, whose Durable Objects fail as a POST to /test/break says: how often, before or after they have done what
// they were asked, and with which property of the error, as Cloudflare's own failures have one.
import * as shipped from "./shipped.mjs";
export * from "./shipped.mjs";

let alarmsAreLost = false;

/** Whose alarms can be lost, as those are that failed too often: the runtime takes them for done, and nothing was deleted. */
export class Records extends shipped.Records {
  alarm() { return alarmsAreLost ? undefined : super.alarm(); }
}

let fault = { times: 0 };
let calls = 0;

async function faulty(call) {
  calls++;
  if (fault.times <= 0) {
    return call();
  }
  fault.times--;
  if (fault.when === "after") {
    await call();
  }
  throw Object.assign(new Error("the object broke"), { [fault.kind]: true });
}

function breaking(namespace) {
  return {
    idFromName: name => namespace.idFromName(name),
    get: id => {
      const object = namespace.get(id);
      return Object.fromEntries(["find", "list", "create", "replace", "remove"].map(name => [name, (...args) => faulty(() => object[name](...args))]));
    }
  };
}

export default {
  async fetch(request, env, context) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === "/test/break") {
      fault = { times: Number(searchParams.get("times")), when: searchParams.get("when"), kind: searchParams.get("kind") };
      calls = 0;
      return new Response();
    }
    if (pathname === "/test/alarms") {
      alarmsAreLost = searchParams.get("lost") === "yes";
      return new Response();
    }
    if (pathname === "/test/calls") {
      return new Response(String(calls));
    }
    return shipped.default.fetch(request, { ...env, RECORDS: breaking(env.RECORDS) }, context);
  }
};
