import { type Activity, ActivityTypes, type CardAction, TextFormatTypes } from 'botbuilder';
import type { ActionExtras, ButtonPayload, Extras } from '../model/protocol/activities';

export interface Choice {
  readonly title: string;
  readonly press: ButtonPayload;
  /** Drawn smaller: skip, back, why. */
  readonly minor?: boolean;
}

/** A message with buttons below it. */
export function message(
  text: string,
  extras: Extras,
  choices: readonly Choice[] = [],
  rest: Pick<Partial<Activity>, 'attachments'> = {},
): Partial<Activity> {
  return {
    type: ActivityTypes.Message,
    text,
    textFormat: TextFormatTypes.Markdown,
    channelData: { waymark: extras },
    ...(choices.length > 0 && { suggestedActions: { to: [], actions: choices.map(cardAction) } }),
    ...rest,
  };
}

/** The payload carries the meaning; the text appears as the person's own message. */
export function cardAction({ title, press, minor }: Choice): CardAction {
  const extras: ActionExtras = minor ? { minor } : {};
  return {
    type: 'messageBack',
    title,
    text: title,
    displayText: title,
    value: press,
    ...(minor && { channelData: extras }),
  };
}

export function endOfConversation(): Partial<Activity> {
  return { type: ActivityTypes.EndOfConversation, code: 'userCancelled' };
}
