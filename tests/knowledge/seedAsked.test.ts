import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Conversation, MORNING } from '../journeys/conversation';
import { shippedKnowledge } from '../realKnowledge';
import { isShown } from './entriesShown';

interface Fact {
  readonly fact: string;
  /** Entries by their ids; any of them tells it. */
  readonly in: readonly string[];
  readonly asks: readonly string[];
  readonly not_yet?: readonly string[];
}

const { facts }: { readonly facts: readonly Fact[] } = parse(readFileSync(join(__dirname, 'seed-asked.yaml'), 'utf8'));

/** What somebody reads who asks this first, and then presses for more about it. */
async function answerTo(asked: string): Promise<string> {
  const talk = new Conversation(shippedKnowledge, MORNING);
  await talk.begin();
  await talk.type(asked);
  const said = talk.said();
  const more = talk.buttons().find(({ value }) => value?.kind === 'topic' && value.from === 0);
  if (!more) return said;
  await talk.pressValue(more.value);
  return `${said}\n${talk.said()}`;
}

describe.each(facts.map((one) => [one.fact, one] as const))(
  'whoever asks is told: %s',
  (_, { in: entries, asks, not_yet }) => {
    for (const asked of asks)
      test(asked, async () => {
        const said = await answerTo(asked);
        expect(entries.filter((entry) => isShown(entry, said))).not.toEqual([]);
      });

    for (const asked of not_yet ?? []) test.todo(`is understood: ${asked}`);
  },
);

test('every fact of the page can be asked for in five ways', () => {
  expect(facts.filter(({ asks, not_yet = [] }) => asks.length + not_yet.length < 5)).toEqual([]);
});
