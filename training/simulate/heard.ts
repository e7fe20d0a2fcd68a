import { type Answers, SKIPPED } from '../../model/answers';
import type { Knowledge } from '../../model/knowledge';
import type { NamedPhrase } from '../../model/namedEntries';
import { type ButtonPayload, type Extras, parseButtonPayload } from '../../model/protocol/activities';
import type { PlainMessageId } from '../../model/textIds';

/** The bot, as lives are played with it: one activity in, and all of its replies out. */
export interface SimulatedBot {
  /** @param memory what the last turn returned, passed through JSON; undefined at the beginning */
  turn(activity: SimulatedActivity, memory: unknown, now: Date): Promise<SimulatedTurn>;
}

export interface SimulatedActivity {
  readonly type: 'message' | 'conversationUpdate';
  readonly text?: string;
  readonly value?: ButtonPayload;
}

/** What a turn returns, as far as it is looked at. */
export interface SimulatedTurn {
  readonly memory: { readonly answers: Answers };
  readonly replies: readonly SimulatedReply[];
  readonly end: 'no' | 'forget' | 'exit';
  /** The ids of the outcomes that the replies show. */
  readonly reached: readonly string[];
}

export interface SimulatedReply {
  readonly type?: string;
  readonly text?: string;
  readonly channelData?: { readonly waymark?: Extras };
  readonly attachments?: readonly { readonly content?: SimulatedCard }[];
  readonly suggestedActions?: { readonly actions: readonly SimulatedButton[] };
}

interface SimulatedCard {
  readonly title: string;
  readonly subtitle: string;
  readonly text: string;
}

export interface SimulatedButton {
  readonly title: string;
  readonly value?: unknown;
}

/** Where a conversation stands for the person who reads the last replies. */
export interface Heard {
  readonly at: 'question' | 'emergency' | 'outcome' | 'leaving' | 'despair' | 'elsewhere';
  /** The question that waits for an answer. */
  readonly asked: string | undefined;
  readonly choose: Extras['choose'];
  readonly buttons: readonly SimulatedButton[];
}

/** What each yes or no beside the questions is to the person who reads it. */
const CONFIRMS: Readonly<Record<string, Heard['at']>> = {
  'safe-now': 'emergency',
  despair: 'despair',
  leave: 'leaving',
  forget: 'leaving',
  restart: 'leaving',
};

/** @param outcome the one shown last, if nothing was asked since */
export function hear(replies: readonly SimulatedReply[], outcome: string | undefined, knowledge: Knowledge): Heard {
  const { question: asked, choose } = replies.map(extrasOf).findLast((extras) => extras?.question) ?? {};
  const heard = { asked, choose, buttons: buttonsOf(replies) };
  if (asked !== undefined) return { at: 'question', ...heard };
  const confirms = replies.map(extrasOf).findLast((extras) => extras?.confirms)?.confirms;
  if (confirms !== undefined) return { at: CONFIRMS[confirms] ?? 'elsewhere', ...heard };
  if (outcome === undefined) return { at: 'elsewhere', ...heard };
  return { at: isEmergency(outcome, knowledge) ? 'emergency' : 'outcome', ...heard };
}

/** Whether one of Waymark's own texts is among the replies. */
export function shows(replies: readonly SimulatedReply[], id: PlainMessageId, { messages }: Knowledge): boolean {
  const said = messages[id];
  return said !== undefined && replies.some(({ text }) => text?.includes(said));
}

export function isEmergency(outcome: string, { outcomes }: Pick<Knowledge, 'outcomes'>): boolean {
  return outcomes.some(({ id, emergency }) => id === outcome && emergency);
}

export function extrasOf({ channelData }: SimulatedReply): Extras | undefined {
  return channelData?.waymark;
}

export function buttonsOf(replies: readonly SimulatedReply[]): readonly SimulatedButton[] {
  return replies.flatMap(({ suggestedActions }) => suggestedActions?.actions ?? []);
}

/** All that a person can read of a reply, apart from its buttons. */
export function wordingOf({ text = '', attachments = [] }: SimulatedReply): string {
  const cards = attachments.flatMap(({ content }) => (content ? [content.title, content.subtitle, content.text] : []));
  return [text, ...cards].filter((one) => one !== '').join('\n');
}

/** The buttons with which a question is answered, by the option that each stands for. */
export function answerButtons({ asked, buttons }: Heard): ReadonlyMap<string, SimulatedButton> {
  const found = buttons.flatMap((button) => {
    const press = parseButtonPayload(button.value);
    if (press?.kind !== 'answer' || press.question !== asked) return [];
    // Its own answer stands first, then what was heard already, or what a skip keeps.
    const option = press.answer.includes(SKIPPED) ? SKIPPED : (press.answer[0] ?? '');
    return [[option, button] as const];
  });
  return new Map(found);
}

export function commandButton({ buttons }: Heard, command: NamedPhrase): SimulatedButton | undefined {
  return buttons.find(({ value }) => {
    const press = parseButtonPayload(value);
    return press?.kind === 'command' && press.command === command;
  });
}
