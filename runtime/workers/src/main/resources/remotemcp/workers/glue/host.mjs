/** What the program's main serves: Workers.java puts it in, the modules beside this one take it out. */
export const server = {};
