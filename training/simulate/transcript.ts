import { buttonsOf, type SimulatedReply, wordingOf } from './heard';
import type { PlayedLife, PlayedTurn } from './playLife';

/** Of each reply: enough to know it by. */
const SHOWN = 160;

/** One conversation in full, with the replies shortened, and at the end what is kept of it. */
export function transcript({ life, greeting, turns }: PlayedLife): readonly string[] {
  const kept = Object.entries(turns.at(-1)?.answers ?? {}).map(
    ([question, answer]) => `${question}: ${answer.join(', ')}`,
  );
  return [
    `== ${life.id}: ${life.about} (${life.temper})`,
    '',
    ...replied(greeting),
    ...turns.flatMap((turn, at) => [`${at + 1}. ${said(turn)}`, ...replied(turn)]),
    '',
    `kept: ${kept.join('; ') || 'nothing'}`,
  ];
}

function said({ said: { text, press, line } }: PlayedTurn): string {
  const marks = [
    ...(press ? ['pressed'] : []),
    ...(line?.danger ? ['present danger'] : []),
    ...(line?.self_harm ? ['thoughts of death'] : []),
  ];
  return `${text}${marks.length > 0 ? `   [${marks.join(', ')}]` : ''}`;
}

function replied({ replies, reached, end }: Omit<PlayedTurn, 'said'>): readonly string[] {
  const buttons = buttonsOf(replies).map(({ title }) => title);
  return [
    ...replies.map((reply) => `     ${shortened(reply)}`),
    ...(buttons.length > 0 ? [`     [${buttons.join(' | ')}]`] : []),
    ...reached.map((outcome) => `     => outcome: ${outcome}`),
    ...(end === 'no' ? [] : [`     => the chat ends: ${end}`]),
  ];
}

function shortened(reply: SimulatedReply): string {
  const names = (reply.attachments ?? []).map(({ content }) => content?.title ?? '');
  const cards = names.length > 0 ? ` [cards: ${names.join(' | ')}]` : '';
  const words = wordingOf({ ...reply, attachments: [] }).replaceAll(/\s+/g, ' ') || `(${reply.type})`;
  return `${words.length > SHOWN ? `${words.slice(0, SHOWN - 1)}…` : words}${cards}`;
}
