import { type Activity, ActivityTypes, type CardAction, TextFormatTypes, type TurnContext } from 'botbuilder';
import type { Knowledge } from '../model/knowledge';
import type { ActionExtras, ButtonPayload, Extras } from '../model/protocol/activities';
import type { PlainMessageId } from '../model/textIds';
import { text } from './wording';

/** A message to the person, as the bot gives it to the channel. */
export type Reply = Partial<Activity>;

export interface Choice {
  readonly title: string;
  readonly press: ButtonPayload;
  /** Drawn smaller: skip, back, why. */
  readonly minor?: boolean;
  /** Out of sight until "More" is pressed, where a client can fold. */
  readonly folded?: boolean;
  /** Of several answers, one that takes back all others: none of these. */
  readonly alone?: boolean;
  /** The part of its title that tells it from others like it. */
  readonly short?: string;
}

/** A button with one of Waymark's own texts on it. */
export function choice(knowledge: Knowledge, title: PlainMessageId, press: ButtonPayload): Choice {
  return { title: text(knowledge, title), press };
}

export function minorChoice(knowledge: Knowledge, title: PlainMessageId, press: ButtonPayload): Choice {
  return { ...choice(knowledge, title, press), minor: true };
}

export function commandChoice(knowledge: Knowledge, title: PlainMessageId, command: string): Choice {
  return choice(knowledge, title, { kind: 'command', command });
}

export function minorCommand(knowledge: Knowledge, title: PlainMessageId, command: string): Choice {
  return minorChoice(knowledge, title, { kind: 'command', command });
}

export async function say(context: TurnContext, ...replies: readonly Reply[]): Promise<void> {
  for (const reply of replies) await context.sendActivity(reply);
}

/** One of Waymark's own texts, by itself. */
export function line(knowledge: Knowledge, id: PlainMessageId): Reply {
  return message(text(knowledge, id), { kind: 'text' });
}

export function message(
  words: string,
  extras: Extras,
  choices: readonly Choice[] = [],
  rest: Pick<Reply, 'attachments'> = {},
): Reply {
  return {
    type: ActivityTypes.Message,
    text: words,
    textFormat: TextFormatTypes.Markdown,
    channelData: { waymark: extras },
    ...(choices.length > 0 && { suggestedActions: { to: [], actions: choices.map(cardAction) } }),
    ...rest,
  };
}

/** The payload carries the meaning; the text appears as the person's own message. */
export function cardAction({ title, press, minor, folded, alone, short }: Choice): CardAction {
  const action: CardAction = { type: 'messageBack', title, text: title, displayText: title, value: press };
  // Dozens are made in a turn, most without any of these.
  if (!minor && !folded && !alone && !short) return action;
  const extras: ActionExtras = {
    ...(minor && { minor }),
    ...(folded && { folded }),
    ...(alone && { alone }),
    ...(short && { short }),
  };
  return { ...action, channelData: extras };
}
