import { ActionTypes, type Activity, type CardAction } from 'botbuilder';
import type { ServiceCardContent } from '../../dialogs/serviceCard';
import { bulletList, paragraphs, text } from '../../dialogs/wording';
import type { Knowledge } from '../../model/knowledge';
import { type ActionExtras, type Extras, parseButtonPayload } from '../../model/protocol/activities';
import { type AdaptiveCardAction, type CardElement, folded, stackedActions } from './adaptiveCard';

type Reply = Partial<Activity>;

export function extrasOf({ channelData }: Reply): Extras | undefined {
  return channelData?.waymark;
}

export function wordsOf({ text: words = '' }: Reply): string {
  return words;
}

export function actionsOf({ suggestedActions }: Reply): readonly CardAction[] {
  return suggestedActions?.actions ?? [];
}

export function isMinor({ channelData }: CardAction): boolean {
  const extras: ActionExtras | undefined = channelData;
  return extras?.minor === true;
}

export function isFolded({ channelData }: CardAction): boolean {
  const extras: ActionExtras | undefined = channelData;
  return extras?.folded === true;
}

export function isChange({ value }: CardAction): boolean {
  return parseButtonPayload(value)?.kind === 'change';
}

export function openUrlAction({ title, value }: CardAction): AdaptiveCardAction {
  return { type: 'Action.OpenUrl', title, url: String(value) };
}

export function pressable(action: CardAction): AdaptiveCardAction {
  const { type, title, value } = action;
  return type === ActionTypes.OpenUrl ? openUrlAction(action) : { type: 'Action.Submit', title, data: value };
}

export function submitAlone({ title, value }: CardAction): AdaptiveCardAction {
  return { type: 'Action.Submit', title, data: value, associatedInputs: 'none' };
}

/** What other clients fold away. */
export function moreActions(knowledge: Knowledge, reply: Reply): readonly CardElement[] {
  const actions = actionsOf(reply).filter(isFolded);
  if (actions.length === 0) return [];
  const { button, hidden } = folded('more', text(knowledge, 'teams-more'), stackedActions(actions.map(submitAlone)));
  return [{ type: 'ActionSet', actions: [button], spacing: 'Small' }, hidden];
}

/** All that can be read in a message, for a client that cannot show the card. */
export function fallbackText(reply: Reply): string {
  const services = (reply.attachments ?? []).map(({ content }) => {
    const { title, buttons }: ServiceCardContent = content;
    return [title, ...buttons.map((button) => button.title)].join(', ');
  });
  return paragraphs(wordsOf(reply), bulletList(services));
}
