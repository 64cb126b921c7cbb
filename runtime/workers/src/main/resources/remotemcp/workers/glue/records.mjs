import { DurableObject } from "cloudflare:workers";
import { server } from "./host.mjs";

/** The class of Durable Objects that keep the server's state: binds the names of RecordTable.java, and nothing else. */
export class Records extends DurableObject {
  #table = server.table(this.ctx.storage);
  find(...key) { return this.#table.find(...key); }
  list(...range) { return this.#table.list(...range); }
  create(...record) { return this.#table.create(...record); }
  replace(...record) { return this.#table.replace(...record); }
  remove(...record) { return this.#table.remove(...record); }
  alarm() { return this.#table.alarm(); }
}
