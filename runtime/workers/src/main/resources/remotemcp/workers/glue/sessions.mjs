import { DurableObject } from "cloudflare:workers";
import { server } from "./host.mjs";

/** The class of Durable Objects that hold the sessions of older revisions: binds the names of SessionObject.java, and nothing else. */
export class Sessions extends DurableObject {
  #session = server.session(this.ctx, this.env);
  fetch(request) { return this.#session.fetch(request); }
  webSocketMessage() { }
  webSocketClose(socket) { this.#session.left(socket); }
  webSocketError(socket) { this.#session.left(socket); }
}
