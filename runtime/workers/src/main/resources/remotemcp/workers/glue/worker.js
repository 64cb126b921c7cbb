import { main } from "./app.mjs";
import { server } from "./host.mjs";
export { Records } from "./records.mjs";
export { Sessions } from "./sessions.mjs";

main([], failure => { if (failure) throw failure; });
export default { fetch: (...call) => server.fetch(...call) };
