import { z } from "zod";

/** The tool that every contestant offers: registered the same way with both generations of the TypeScript SDK. */
export const add = {
  title: "Add two numbers",
  description: "Adds two numbers and returns their sum.",
  inputSchema: z.object({ a: z.number().describe("the first number"), b: z.number().describe("the number to add to it") }),
  outputSchema: z.object({ sum: z.number().describe("a + b") }),
  annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false }
};

export async function sum({ a, b }: { a: number; b: number }) {
  return { content: [{ type: "text" as const, text: String(a + b) }], structuredContent: { sum: a + b } };
}
