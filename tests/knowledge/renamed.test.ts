import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ChannelBots } from '../../bots/channelBots';
import { expectationsOn } from '../../loader/loadKnowledge';
import type { Problem } from '../../loader/problem';
import { type LoadResult, readKnowledge } from '../../loader/readKnowledge';
import type { Knowledge } from '../../model/knowledge';
import type { DeskState } from '../../model/protocol/deskActivities';
import { deskPageData } from '../../server/pages/deskPages';
import { mainHelplines } from '../../server/pages/helplines';
import { ANY_DAY } from '../anyDay';
import { Conversation, MORNING, sound } from '../journeys/conversation';
import { TeamsConversation } from '../journeys/teamsConversation';
import { realKnowledge } from '../realKnowledge';
import { allIds, classifiersWithoutIds, type Id, MARK, renamedFiles } from './renamedKnowledge';

/** The rules that tell of an id that Waymark itself asks for. A problem of any other rule is a slip of this test. */
const REFUSALS = [
  ...['named-entries', 'danger-first', 'plain-reply', 'unknown-phrases', 'named-times'],
  ...['missing-message', 'unknown-message', 'unknown-placeholder'],
];

function load(renamed: readonly Id[]): LoadResult {
  return readKnowledge('knowledge', renamedFiles(renamed), expectationsOn(ANY_DAY));
}

/** Renames every id at once, but for those that the loader misses by name, until it misses none. */
function renameAll(): { readonly knowledge: Knowledge; readonly refused: readonly Id[] } {
  let renamed = allIds;
  const refused: Id[] = [];
  for (;;) {
    const loaded = load(renamed);
    if (loaded.kind === 'loaded') return { knowledge: withClassifiers(loaded.knowledge), refused };
    const slips = loaded.problems.filter(({ rule }) => !REFUSALS.includes(rule));
    const named = missedByName(loaded.problems, renamed);
    if (slips.length > 0 || named.length === 0) return { knowledge: sound(loaded), refused };
    refused.push(...named);
    renamed = renamed.filter((id) => !named.includes(id));
  }
}

function withClassifiers(knowledge: Knowledge): Knowledge {
  const { classifiers } = realKnowledge;
  return classifiers ? { ...knowledge, classifiers: classifiersWithoutIds(classifiers) } : knowledge;
}

/** The ids that are named, as they were, by a problem in the file where they belong, with what to do about it. */
function missedByName(problems: readonly Problem[], renamed: readonly Id[]): readonly Id[] {
  const told = problems.map(({ file, message, cure }) => {
    const quoted = [...`${message} ${cure}`.matchAll(/“([^”]*)”/g)];
    return {
      file: file.split('/')[1],
      words: new Set(quoted.flatMap(([, words = '']) => words.split(/[: ]+/))),
    };
  });
  const named = new Set(told.flatMap(({ file, words }) => [...words].map((word) => `${file} ${word}`)));
  return renamed
    .filter(({ file, id }) => named.has(`${file} ${id}`))
    .filter(({ kind, id }) => {
      const [, owner] = /^(?:option|label) of (.*)$/.exec(kind) ?? [];
      if (owner === undefined) return true;
      return told.some(({ words }) => words.has(id) && (words.has(owner) || words.has(owner + MARK)));
    });
}

const { knowledge: renamed, refused } = renameAll();
const original = withClassifiers(sound(load([])));

/** What is seen with the two is the same but for the ids. */
async function expectSame(seen: (knowledge: Knowledge) => unknown): Promise<void> {
  const [one, other] = await Promise.all([renamed, original].map(seen));
  const plain = (value: unknown) => JSON.parse(JSON.stringify(value).replaceAll(MARK, ''));
  expect(plain(one)).toEqual(plain(other));
}

describe('An author who gives an entry another id', () => {
  test('is told of each that Waymark itself asks for, by its name', () => {
    const names = refused.map(({ kind, id }) => `${kind} ${id}`);
    const some = ['question danger', 'option of who-for child', 'help victim-care', 'topic self-harm'];
    expect(names).toEqual(
      expect.arrayContaining([...some, 'phrases exit', 'message greeting', 'label of page again', 'part night']),
    );
  });

  test('may do so with whatever only authors speak of', () => {
    const kinds = new Set(refused.map(({ kind }) => kind));
    for (const kind of ['outcome', 'area', 'services', 'advice', 'step', 'theme', 'quick_help', 'diary_fields'])
      expect([kind, kinds.has(kind)]).toEqual([kind, false]);
  });
});

interface Journey {
  readonly at?: string;
  readonly talk: readonly { readonly person?: string | readonly string[]; readonly types?: string }[];
}

const JOURNEYS = join(__dirname, '../journeys');
const journeys = readdirSync(JOURNEYS).filter((name) => name.endsWith('.yaml'));

describe('With other ids a person sees the same', () => {
  test.each(journeys)('in %s', async (name) => {
    const journey: Journey = parse(readFileSync(join(JOURNEYS, name), 'utf8'), { schema: 'failsafe' });
    await expectSame((knowledge) => played(journey, knowledge));
  });

  test('when a turn has failed, and where the chat cannot be reached', async () => {
    await expectSame((knowledge) => new ChannelBots(knowledge, undefined).errorReply({}, MORNING));
    await expectSame((knowledge) => mainHelplines(knowledge, MORNING));
  });

  test('before anything is asked in Teams', async () => {
    await expectSame(async (knowledge) => {
      const teams = new TeamsConversation(knowledge, MORNING);
      await teams.send({ type: 'installationUpdate', action: 'add' });
      return teams.allSaid();
    });
  });

  test.each([0, 1, 2])('at the desk, where option %d is always chosen', async (place) => {
    await expectSame((knowledge) =>
      deskPageData(knowledge, { deskPage: { room: 'helpline', note: undefined }, forgetIdleAfter: 0 }, MORNING),
    );
    await expectSame((knowledge) => calledThrough(knowledge, place));
  });
});

/** What is seen, as far as the journey goes: where only a classifier that goes by ids follows it, other buttons are there. */
async function played({ at, talk }: Journey, knowledge: Knowledge): Promise<unknown> {
  const conversation = new Conversation(knowledge, at === undefined ? MORNING : new Date(at));
  await conversation.begin();
  const seen: unknown[] = [conversation.replies];
  for (const { person, types } of talk) {
    const titles = [person ?? []].flat();
    if (!titles.every((title) => conversation.buttons().some((button) => button.title === title))) break;
    if (person !== undefined) await conversation.press(...titles);
    else if (types !== undefined) await conversation.type(types);
    seen.push(conversation.replies, conversation.end, conversation.memory);
  }
  return seen;
}

/** A call in which danger is denied, and every other question gets the answer at this place, or the last. */
async function calledThrough(knowledge: Knowledge, place: number): Promise<readonly DeskState[]> {
  const call = new Conversation(knowledge, MORNING, 'desk');
  await call.begin();
  const states: DeskState[] = [];
  for (;;) {
    const state: DeskState = call.replies.find(({ name }) => name === 'waymark.desk')?.value;
    states.push(state);
    if (!state.asking) return states;
    const { id, options } = state.asking;
    const answer = id === 'danger' ? 'no' : (options[place] ?? options.at(-1))?.id;
    await call.pressValue({ kind: 'answer', question: id, answer: [answer] });
  }
}
