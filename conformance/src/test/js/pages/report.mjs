// What was checked and what was wrong. A check that ran has a line in the report, with its faults; none is what we want.
const faults = new Map();

/** Notes that the check ran, and a fault unless `holds`. */
export function expect(check, holds, fault) {
  if (!faults.has(check)) faults.set(check, []);
  if (!holds) faults.get(check).push(fault);
}

/** Runs a check of its own, given a way to state what must hold; what it throws is a fault. */
export async function run(check, work) {
  try {
    await work((holds, fault) => expect(check, holds, fault));
    expect(check, true);
  } catch (error) {
    expect(check, false, error.stack.slice(0, 2500));
  }
}

/** One line of JSON for each check. */
export function print() {
  for (const [check, found] of faults) console.log(JSON.stringify({ check, faults: [...new Set(found)] }));
}
