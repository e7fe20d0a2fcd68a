import { type Activity, ActivityTypes, type CardAction, TextFormatTypes } from 'botbuilder';
import type { ActionExtras, Extras, Press } from '../model/protocol/activities';

export interface Choice {
  readonly title: string;
  readonly press: Press;
  /** Drawn smaller: skip, back, why. */
  readonly minor?: boolean;
}

/** A message with, below it, what can be pressed. */
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
    ...(choices.length > 0 && { suggestedActions: { to: [], actions: choices.map(button) } }),
    ...rest,
  };
}

/** The press carries what it means; the text is what the person is seen to say. */
export function button({ title, press, minor }: Choice): CardAction {
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
