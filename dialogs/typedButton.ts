import { normaliseText } from '../language/text/normaliseText';
import type { Knowledge } from '../model/knowledge';
import type { NamedPhrase } from '../model/namedEntries';
import { type ButtonPayload, parseButtonPayload } from '../model/protocol/activities';
import type { Reply } from './replies';

/** A button that is on the screen: its words, and what a press of it means. */
export interface OfferedButton {
  readonly title: string;
  readonly press: ButtonPayload;
}

/** What a turn offers beside the answers to its question: those are read as answers, with all else that a message tells. */
export function offeredButtons(replies: readonly Reply[]): readonly OfferedButton[] {
  const actions = replies.flatMap(({ suggestedActions }) => suggestedActions?.actions ?? []);
  return actions.flatMap(({ title, value }) => {
    const press = parseButtonPayload(value);
    return press && press.kind !== 'answer' ? [{ title, press }] : [];
  });
}

/** What the button does whose own words were typed, instead of pressing it; of a short answer also where it was shown earlier. */
export function typedButton(
  offered: readonly OfferedButton[],
  { short_answers: answers }: Pick<Knowledge, 'short_answers'>,
  typed: string,
): ButtonPayload | undefined {
  const words = normaliseText(typed);
  const isTyped = (title: string) => normaliseText(title) === words;
  const asked = () => answers.find(({ asks }) => [asks.person, asks.other ?? ''].some(isTyped));
  const found = offered.find(({ title }) => isTyped(title))?.press;
  if (found || words === '') return found;
  const answer = asked();
  return answer && { kind: 'ask', ask: answer.id };
}

/** "Back", of who asked to wait just before, says that they are there again, and is no step back. */
export function backAgain(typed: ButtonPayload | undefined): ButtonPayload | undefined {
  return typed?.kind === 'command' && typed.command === BACK ? { kind: 'command', command: GREETING } : typed;
}

const BACK: NamedPhrase = 'back';
const GREETING: NamedPhrase = 'greeting';
