import { fetch } from "./app.mjs";
export { Records } from "./records.mjs";
export default { fetch };
