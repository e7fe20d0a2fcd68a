const MINUTE = 60_000;
/** Lines that are alike and are written as they come; after them there is one a minute. */
const FEW = 5;

/**
 * Writes the first few lines of those that are alike, then one a minute that says how many were left out.
 * @param ticks a monotonic clock, in milliseconds
 * @returns called for each line, with what it has in common with others like it
 */
export function fewLines(ticks: () => number, few = FEW) {
  const windows = new Map<string, { readonly since: number; written: number; leftOut: number }>();
  return (kind: string, write: (leftOut: number) => void): void => {
    const now = ticks();
    const open = windows.get(kind);
    if (open === undefined || now - open.since >= MINUTE) {
      const { leftOut = 0 } = open ?? {};
      windows.set(kind, { since: now, written: leftOut > 0 ? few : 1, leftOut: 0 });
      write(leftOut);
    } else if (open.written < few) {
      open.written++;
      write(0);
    } else open.leftOut++;
  };
}
