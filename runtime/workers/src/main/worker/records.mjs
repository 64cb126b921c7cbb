import { DurableObject } from "cloudflare:workers";
import { RecordTable } from "./app.mjs";

/** The class of Durable Objects that keep the server's state: binds the names of RecordTable.java, and nothing else. */
export class Records extends DurableObject {
  #table = new RecordTable(this.ctx.storage);
  find(...key) { return this.#table.find(...key); }
  list(...range) { return this.#table.list(...range); }
  create(...record) { return this.#table.create(...record); }
  replace(...record) { return this.#table.replace(...record); }
  remove(...record) { return this.#table.remove(...record); }
  alarm() { return this.#table.alarm(); }
}
