import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Conversation, realKnowledge } from '../journeys/conversation';

/** A whole situation: what the person tells, what they answer when asked, and what it must come to. */
interface Case {
  readonly id: string;
  readonly accept: readonly Label[];
  readonly partial: readonly Label[];
  readonly never: readonly Label[];
  readonly facts: Readonly<Record<string, string>>;
  readonly focus: string;
  readonly relationship: string;
  readonly behaviours: readonly string[];
  readonly immediate_danger: string;
  readonly fear_of_violence: string;
  readonly victim: { readonly age: string; readonly area?: string };
  readonly signpost_must: readonly string[];
  readonly told: string;
  /** As the person would type them, where they have been written down. */
  readonly answers?: Readonly<Record<string, string>>;
}

type Label = 'stalking' | 'harassment' | 'both' | 'neither';

const LABELS: Readonly<Record<string, Label>> = {
  stalking: 'stalking',
  'may-be-stalking': 'stalking',
  'stalking-and-harassment': 'both',
  harassment: 'harassment',
  'domestic-abuse': 'neither',
  'once-so-far': 'neither',
  'something-else': 'neither',
};

/** Typed answers, by our questions. Danger and who are pressed: they say where the person is now. */
const TYPED: Readonly<Record<string, string>> = {
  unwanted: 'unwanted',
  repeated: 'repeated',
  fixated: 'fixated',
  obsessive: 'obsessive',
  about: 'person_or_dispute',
  effect: 'effect',
};

/** What is seen of each kind of help by the time of the outcome, or one press away from it. */
const SHOWN: Readonly<Record<string, RegExp>> = {
  report_to_police: /101|999/,
  police_report_violence: /101|999/,
  national_stalking_helpline: /0808 802 0300/,
  victim_support: /Victim Support|Signpost for Bedfordshire/,
  keep_a_record: /record|Write down/i,
  do_not_engage_or_confront: /not to answer|meet or confront/,
  '999_first': /999/,
  domestic_abuse_support: /Domestic Abuse Helpline/,
  what_to_do_if_it_continues_or_gets_worse: /gets worse/,
};

/**
 * Where what is known leads elsewhere on purpose: an ex who comes back again, unwanted, is helped as
 * stalking (docs/decisions/0002), and so are calls that keep coming where no argument was told of; it leans to
 * safety and is in nobody's `never`.
 */
const LEANS_TO_STALKING = new Set(['N03', 'N10', 'H29', 'W28']);

const cases: readonly Case[] = ['cases-given.yaml', 'cases.yaml'].flatMap(
  (file) => parse(readFileSync(join(__dirname, file), 'utf8'), { schema: 'failsafe' }).cases,
);

describe('whole situations, as people would tell them', () => {
  test.each(cases.map((one) => [one.id, one] as const))('%s comes to an outcome that helps', async (id, one) => {
    const { outcome, said, first } = await tell(one);
    const label = LABELS[outcome] ?? 'neither';
    expect([id, outcome, one.never.includes(label)]).toEqual([id, outcome, false]);
    const accepted = [...one.accept, ...one.partial, ...(LEANS_TO_STALKING.has(id) ? ['stalking'] : [])];
    expect({ id, outcome, accepted: accepted.includes(label) }).toEqual({ id, outcome, accepted: true });
    const missing = one.signpost_must.filter((kind) => !SHOWN[kind]?.test(said));
    expect({ id, outcome, missing }).toEqual({ id, outcome, missing: [] });
    if (one.immediate_danger === 'true') expect(first).toMatch(/999/);
  });
});

async function tell(one: Case): Promise<{ outcome: string; said: string; first: string }> {
  const conversation = new Conversation(realKnowledge, new Date('2026-11-24T10:30:00Z'));
  await conversation.begin();
  await conversation.type(one.told);
  const first = conversation.said();
  let said = first;
  const typed = new Set<string>();
  for (let turn = 0; turn < 25; turn++) {
    const [outcome] = conversation.reached;
    if (outcome && outcome !== 'danger-now')
      return { outcome, said: `${said}\n${await onePressAway(conversation)}`, first };
    await answer(conversation, one, outcome === 'danger-now', typed);
    said += `\n${conversation.said()}`;
  }
  throw new Error(`${one.id} comes to no outcome:\n${conversation.said()}`);
}

/** What stands on the buttons below an outcome, and behind those for more services and more on why. */
async function onePressAway(conversation: Conversation): Promise<string> {
  const titles = conversation.buttons().map(({ title }) => title);
  await conversation.pressAll('more');
  const services = conversation.said();
  await conversation.pressAll('about-outcome');
  return [...titles, services, conversation.said()].join('\n');
}

/** Types what the person would; presses where that is not understood, or nothing was written down. */
async function answer(conversation: Conversation, one: Case, inDanger: boolean, before: Set<string>): Promise<void> {
  if (inDanger) return conversation.pressValue({ kind: 'command', command: 'safe-now' });
  const question = conversation.asked();
  if (!question) return conversation.pressValue({ kind: 'command', command: 'carry-on' });
  const typed = one.answers?.[TYPED[question] ?? ''];
  if (typed && !before.has(question)) {
    before.add(question);
    await conversation.type(typed);
    if (conversation.asked() !== question) return;
  }
  await conversation.pressValue({ kind: 'answer', question, answer: [chosen(one, question)] });
}

function chosen({ facts, focus, relationship, fear_of_violence: fear, victim }: Case, question: string): string {
  const yesNo = (name: string) => ({ yes: 'yes', no: 'no' })[facts[name] ?? ''] ?? 'unsure';
  switch (question) {
    case 'danger':
      return 'no';
    case 'who-for':
      return victim.age === 'under18' ? 'me-under-18' : 'me';
    case 'what':
      return 'contact';
    case 'signs':
      return 'none';
    case 'repeated':
      return { yes: 'several', no: 'once' }[facts.repeated ?? ''] ?? 'unsure';
    case 'about':
      return focus === 'person' || focus === 'both' || focus === 'dispute' ? focus : 'unsure';
    case 'who':
      return relationship === 'unknown' ? 'unknown' : relationship;
    case 'effect':
      return fear === 'true' ? 'fear-of-violence' : 'serious-distress';
    case 'where':
      return NATIONS[victim.area ?? ''] ?? 'bedfordshire';
    default:
      return yesNo(question);
  }
}

const NATIONS: Readonly<Record<string, string>> = {
  'South Wales': 'wales',
  Cardiff: 'wales',
  Glasgow: 'scotland',
};
