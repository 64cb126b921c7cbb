/** The floor: what workerd itself costs. */
export default {
  async fetch(request) {
    return new Response(await request.text(), { headers: { "Content-Type": "application/json" } });
  }
};
