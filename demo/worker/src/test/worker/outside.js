// The rest of the world: a server with the document of one client, which may be down.
let fetches = 0;

export default {
  fetch(request, env) {
    fetches++;
    const url = request.url;
    const document = { client_id: url, client_name: "Example app", redirect_uris: ["http://127.0.0.1:4711/callback"] };
    return env.DOWN === "yes" ? new Response("down", { status: 503 }) : Response.json(document);
  }
};
