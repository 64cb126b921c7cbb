import { fetch } from "./app.mjs";
export { Records } from "./records.mjs";
export { Sessions } from "./sessions.mjs";
export default { fetch };
