import { wordCount } from '../../dialogs/wordCount';
import type { Answers } from '../../model/answers';
import type { Knowledge } from '../../model/knowledge';
import type { ButtonPayload, Extras } from '../../model/protocol/activities';
import type { SimulatedBot, SimulatedReply } from '../../training/simulate/heard';

/** Words that design.md ("What is shown") allows at once, without the buttons. `asked`: something was asked on the way. */
export const BUDGETS = { ordinary: 60, asked: 120, emergency: 60, outcome: 150 } as const;
export type ScreenKind = keyof typeof BUDGETS;

/** What one turn shows. */
export interface Screen {
  readonly kind: ScreenKind;
  /** How it came about. */
  readonly name: string;
  readonly words: number;
  readonly replies: readonly SimulatedReply[];
  readonly memory: unknown;
}

export interface ScreenSource {
  readonly knowledge: Knowledge;
  readonly bot: SimulatedBot;
  readonly now: Date;
}

/** What somebody sees who has given these answers and presses this. */
export async function screenAfter(source: ScreenSource, answers: Answers, press: ButtonPayload): Promise<Screen> {
  return screenFrom(source, { answers }, press, `${JSON.stringify(press)} after ${JSON.stringify(answers)}`);
}

/** What is seen after a press in a conversation with this memory. */
export async function screenFrom(
  { bot, now }: ScreenSource,
  before: unknown,
  press: ButtonPayload,
  name: string,
): Promise<Screen> {
  const { replies, memory } = await bot.turn({ type: 'message', text: '', value: press }, before, now);
  return { kind: kindOf(replies, press), name, words: wordsSeen(replies), replies, memory };
}

function kindOf(replies: readonly SimulatedReply[], press: ButtonPayload): ScreenKind {
  const extras = replies.map(({ channelData }) => channelData?.waymark);
  const shows = (kind: Extras['kind']) => extras.some((one) => one?.kind === kind);
  if (shows('outcome')) return 'outcome';
  const isAsked = press.kind === 'topic' || (press.kind === 'command' && ASKED.includes(press.command));
  if (isAsked) return 'asked';
  return shows('emergency') ? 'emergency' : 'ordinary';
}

/** Commands that show what was asked for. */
const ASKED = ['why', 'more', 'about-outcome', 'change', 'self-harm', 'person', 'record', 'summary', 'blank-sheet'];

/** The words that are read at once: of a service only what stands before its details; never a notice given already. */
export function wordsSeen(replies: readonly SimulatedReply[]): number {
  return replies.map(textSeen).reduce((sum, text) => sum + wordCount(text), 0);
}

/** Paragraphs that stand before what a sheet folds away. */
const SHEET_LEAD = 2;

function textSeen({ text = '', channelData, attachments = [] }: SimulatedReply): string {
  const { notice, progress = '', record } = channelData?.waymark ?? {};
  if (notice) return '';
  const cards = attachments.flatMap(({ content }) =>
    content ? [content.title, content.subtitle, content.text.split('\n\n')[0] ?? ''] : [],
  );
  // A record's own words are folded away below its lead.
  const shown = record?.sheet ? text.split('\n\n').slice(0, SHEET_LEAD).join('\n') : text;
  return [progress, shown, ...cards].join('\n');
}
