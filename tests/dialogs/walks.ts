import fc from 'fast-check';
import { WaymarkBot } from '../../bots/waymarkBot';
import type { ConversationMemory } from '../../dialogs/conversationMemory';
import { NluPipeline } from '../../language/nluPipeline';
import type { NluResult } from '../../language/nluResult';
import { readMaterial } from '../../training/evaluate/readMaterial';
import { Conversation, realKnowledge as knowledge } from '../journeys/conversation';

const NOON = new Date('2026-11-24T12:00:00Z');
const bot = new WaymarkBot(knowledge, new NluPipeline(knowledge));

/** What a person did, and what came of it. */
export interface WalkedTurn {
  /** All that was done up to here, the last of it now. */
  readonly path: readonly string[];
  /** The value of the button that was pressed. */
  readonly press: Press | undefined;
  /** How the words that were typed are read; undefined where a button was pressed. */
  readonly reading: NluResult | undefined;
  readonly before: ConversationMemory;
  readonly after: ConversationMemory;
  readonly asked: string | undefined;
  readonly said: string;
  readonly end: string;
}

interface Press {
  readonly kind: string;
  readonly command?: string;
  readonly question?: string;
  readonly answer?: readonly string[];
}

/** Plain replies, which mean something else wherever they are typed. */
const REPLIES = ['yes', 'no', 'yeah', 'nah', 'not sure', 'dunno', 'ok', 'thanks', 'skip', 'back', 'what do you mean'];
const REQUESTS = ['start again', 'forget this', 'what have i told you', 'can i talk to someone', 'banana', 'help', '?'];

/** What people typed who have nothing to do with the rules: held-out first messages, and replies to any question. */
const lines = readMaterial('training/lines/heldout');
const TYPED = [...lines.messages, ...lines.answers].map(({ text }) => text);

/** A step: the number of a button, or words. */
type Step = { readonly press: number } | { readonly types: string };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.nat(999).map((press) => ({ press })) },
  { weight: 3, arbitrary: fc.constantFrom(...TYPED).map((types) => ({ types })) },
  { weight: 2, arbitrary: fc.constantFrom(...REPLIES).map((types) => ({ types })) },
  { weight: 1, arbitrary: fc.constantFrom(...REQUESTS).map((types) => ({ types })) },
);

/** Conversations in which buttons are pressed and words typed at random, the same every time. */
export async function walkAbout(walks: number, steps: number): Promise<readonly WalkedTurn[]> {
  const all = fc.sample(fc.array(step, { minLength: steps, maxLength: steps }), { numRuns: walks, seed: 4 });
  const turns: WalkedTurn[] = [];
  for (const one of all) turns.push(...(await walk(one)));
  return turns;
}

async function walk(steps: readonly Step[]): Promise<readonly WalkedTurn[]> {
  const conversation = new Conversation(knowledge, NOON);
  await conversation.begin();
  const turns: WalkedTurn[] = [];
  for (const one of steps) {
    const path = turns.at(-1)?.path ?? [];
    const turn = await take(conversation, one, path);
    turns.push(turn);
    if (turn.end !== 'no') break;
  }
  return turns;
}

async function take(conversation: Conversation, one: Step, path: readonly string[]): Promise<WalkedTurn> {
  const before = memoryOf(conversation);
  const buttons = conversation.buttons();
  const button = 'press' in one ? buttons[one.press % buttons.length] : undefined;
  const text = 'types' in one ? one.types : '';
  const reading = button ? undefined : bot.read({ type: 'message', text }, before, NOON);
  if (button) await conversation.press(button.title);
  else await conversation.type(text);
  return {
    path: [...path, button ? `[${button.title}]` : text],
    press: button?.value,
    reading,
    before,
    after: memoryOf(conversation),
    asked: conversation.asked(),
    said: conversation.said(),
    end: conversation.end,
  };
}

function memoryOf({ memory }: Conversation): ConversationMemory {
  return memory as ConversationMemory;
}
