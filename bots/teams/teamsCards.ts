import { ActionTypes, type Activity, ActivityTypes, type CardAction, CardFactory } from 'botbuilder';
import { bulletList, paragraphs, text } from '../../dialogs/wording';
import { SKIPPED } from '../../model/answers';
import type { Knowledge } from '../../model/knowledge';
import type { ActionExtras, Extras } from '../../model/protocol/activities';
import {
  type AdaptiveCard,
  type AdaptiveCardAction,
  adaptiveCard,
  type CardElement,
  stackedActions,
  textBlocks,
} from './adaptiveCard';
import { CHOICES_INPUT } from './teamsInput';
import { openUrlAction, type ServiceCardContent, serviceBox } from './teamsServices';

type Reply = Partial<Activity>;

/** A Teams message: a card, and a preview that gives nothing away. */
export function teamsMessage(knowledge: Knowledge, card: AdaptiveCard): Reply {
  return {
    type: ActivityTypes.Message,
    summary: text(knowledge, 'teams-preview'),
    attachments: [CardFactory.adaptiveCard(card)],
  };
}

/** What replaces a card that has been used. */
export function usedCard(
  knowledge: Knowledge,
  words: 'teams-read' | 'teams-answered' | 'teams-moved-on' | 'teams-taken-back',
): AdaptiveCard {
  const said = text(knowledge, words);
  return adaptiveCard(textBlocks(said), said);
}

/** Deletes all earlier messages; where Teams does not allow that, a short line replaces each. */
export function deleteAll(knowledge: Knowledge): Reply {
  const message = teamsMessage(knowledge, usedCard(knowledge, 'teams-taken-back'));
  return { ...message, type: ActivityTypes.MessageDelete };
}

export function extrasOf({ channelData }: Reply): Extras | undefined {
  return channelData?.waymark;
}

/** Whether this only offers buttons, and may be cleared away once the person has gone on. */
export function isTransient(reply: Reply): boolean {
  const kind = extrasOf(reply)?.kind;
  return (kind === 'question' || kind === 'choices') && actionsOf(reply).length > 0;
}

/** A question or the next actions: the answers one below the other, skip, why and back in a row. */
export function choicesCard(knowledge: Knowledge, reply: Reply): AdaptiveCard {
  const extras = extrasOf(reply);
  const answers = actionsOf(reply).filter((action) => !isMinor(action));
  const fallback = paragraphs(
    reply.text ?? '',
    text(knowledge, 'teams-options', { options: answers.map(({ title }) => title).join(' / ') }),
  );
  const row = actionsOf(reply).filter(isMinor).map(submitAlone);
  const progress = extras?.progress ? [small(extras.progress)] : [];
  const body = extras?.choose === 'many' ? checkboxes(knowledge, reply, answers) : buttons(reply, answers);
  return adaptiveCard([...progress, ...body], fallback, row);
}

function buttons(reply: Reply, answers: readonly CardAction[]): readonly CardElement[] {
  return [...textBlocks(reply.text ?? ''), ...stackedActions(answers.map(pressable))];
}

/** Several answers: boxes to tick, and one button that sends them. */
function checkboxes(
  knowledge: Knowledge,
  reply: Reply,
  answers: readonly CardAction[],
): readonly CardElement[] {
  const done = { kind: 'answer', question: extrasOf(reply)?.question, answer: [] };
  return [
    {
      type: 'Input.ChoiceSet',
      id: CHOICES_INPUT,
      label: reply.text ?? '',
      style: 'expanded',
      isMultiSelect: true,
      isRequired: true,
      errorMessage: text(knowledge, 'teams-choose-first'),
      wrap: true,
      choices: answers.map(({ title, value }) => ({ title, value: value.answer?.[0] ?? SKIPPED })),
    },
    {
      type: 'ActionSet',
      actions: [{ type: 'Action.Submit', title: text(knowledge, 'teams-done'), data: done }],
    },
  ];
}

/** A message that stays: its paragraphs, its services, and the buttons for more of it. */
export function contentElements(knowledge: Knowledge, reply: Reply): readonly CardElement[] {
  const services = (reply.attachments ?? []).map(serviceBox);
  const calls = services.length > 0 ? textBlocks(text(knowledge, 'teams-calls')) : [];
  return [
    ...textBlocks(reply.text ?? ''),
    ...services,
    ...calls,
    ...stackedActions(actionsOf(reply).map(submitAlone)),
  ];
}

/** All that can be read in a message, for a client that cannot show the card. */
export function cardFallbackText(reply: Reply): string {
  const services = (reply.attachments ?? []).map(({ content }: { content?: ServiceCardContent }) =>
    content ? [content.title, ...(content.buttons ?? []).map(({ title }) => title)].join(', ') : '',
  );
  return paragraphs(reply.text ?? '', bulletList(services));
}

function actionsOf({ suggestedActions }: Reply): readonly CardAction[] {
  return suggestedActions?.actions ?? [];
}

function isMinor({ channelData }: CardAction): boolean {
  const extras: ActionExtras | undefined = channelData;
  return extras?.minor === true;
}

function pressable(action: CardAction): AdaptiveCardAction {
  const { type, title, value } = action;
  return type === ActionTypes.OpenUrl ? openUrlAction(action) : { type: 'Action.Submit', title, data: value };
}

function submitAlone(action: CardAction): AdaptiveCardAction {
  return { type: 'Action.Submit', title: action.title, data: action.value, associatedInputs: 'none' };
}

function small(words: string): CardElement {
  return { type: 'TextBlock', text: words, wrap: true, size: 'Small' };
}
