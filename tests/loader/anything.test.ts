import fc from 'fast-check';
import { readWith, soundFiles, told } from './soundKnowledge';

/** What slips of the hand do to a file. */
const slip = fc.record({
  file: fc.constantFrom(...soundFiles),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 0, max: 40 }),
  typed: fc.oneof(
    fc.constantFrom(' ', '\n', ':', '- ', '"', '[', '}', '*x', '&x ', '#', '|', '!', '\t', 'yes', '[]', '{}', ''),
    fc.string({ maxLength: 5 }),
  ),
});

describe('Whatever an author types', () => {
  test('the knowledge is loaded or its problems are told; nothing falls over', () => {
    fc.assert(
      fc.property(fc.array(slip, { minLength: 1, maxLength: 3 }), (slips) => {
        const changes: Record<string, string> = {};
        for (const { file, at, length, typed } of slips) {
          const text = changes[file.name] ?? file.text;
          const spot = Math.floor(at * text.length);
          changes[file.name] = text.slice(0, spot) + typed + text.slice(spot + length);
        }
        const loaded = readWith(changes);
        if (loaded.kind === 'broken') expect(told(loaded)).toMatch(/^knowledge\/\S+:\d+:\d+ [a-z0-9-]+\n\S.*[.?]\n/);
      }),
      { numRuns: 200, seed: 20261122 },
    );
  });
});
