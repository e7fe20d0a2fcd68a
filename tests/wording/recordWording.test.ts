import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shippedKnowledge } from '../realKnowledge';
import { recorded, withWording, wordingOf } from './recordedWording';

/** By `npm run wording`, after which the words loaded here are those of before. */
if (process.env.WAYMARK_RECORD_WORDING) {
  const texts = Object.entries(wordingOf(shippedKnowledge)).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(join(__dirname, 'wording.json'), `${JSON.stringify(Object.fromEntries(texts), null, 1)}\n`);
}

(process.env.WAYMARK_RECORD_WORDING ? test.skip : test)(
  'a caseworker may put any text in other words, and the tests still know what was said',
  () => {
    const other = Object.fromEntries(Object.keys(wordingOf(shippedKnowledge)).map((path) => [path, 'In other words.']));
    const rewritten = withWording(shippedKnowledge, other);
    const known = Object.keys(recorded);
    expect(known.length).toBeGreaterThan(2_000);
    expect(wordingOf(withWording(rewritten, recorded))).toMatchObject(
      wordingOf(withWording(shippedKnowledge, recorded)),
    );
  },
);
