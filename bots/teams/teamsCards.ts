import { ActionTypes, type Activity, ActivityTypes, type Attachment, type CardAction, CardFactory } from 'botbuilder';
import type { ServiceCardContent } from '../../dialogs/serviceCard';
import { bulletList, paragraphs, text } from '../../dialogs/wording';
import { SKIPPED } from '../../model/answers';
import type { Knowledge } from '../../model/knowledge';
import { type ActionExtras, type Extras, parseButtonPayload } from '../../model/protocol/activities';
import type { PlainMessageId } from '../../model/textIds';
import {
  type AdaptiveCard,
  type AdaptiveCardAction,
  actionRows,
  adaptiveCard,
  type CardElement,
  choiceSet,
  stackedActions,
  textBlock,
  textBlocks,
} from './adaptiveCard';
import { CHOICES_INPUT } from './teamsInput';

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
export function usedCard(knowledge: Knowledge, words: Extract<PlainMessageId, `teams-${string}`>): Reply {
  const said = text(knowledge, words);
  return teamsMessage(knowledge, adaptiveCard(textBlocks(said), said));
}

export function extrasOf({ channelData }: Reply): Extras | undefined {
  return channelData?.waymark;
}

/** Whether this only offers buttons or asks yes or no, and may be cleared away once the person has gone on. */
export function isTransient(reply: Reply): boolean {
  const { kind, confirms } = extrasOf(reply) ?? {};
  const offers = kind === 'question' || kind === 'choices' || confirms !== undefined;
  return offers && actionsOf(reply).length > 0;
}

/**
 * A question or the next actions: the answers one below the other; in rows what was noted, and what other clients fold
 * away; then skip, why and back.
 */
export function choicesCard(knowledge: Knowledge, reply: Reply): AdaptiveCard {
  const extras = extrasOf(reply);
  const words = wordsOf(reply);
  const answers = actionsOf(reply).filter((action) => !isMinor(action));
  const options = answers.map(({ title }) => title).join(' / ');
  const fallback = paragraphs(words, text(knowledge, 'teams-options', { options }));
  const progress = extras?.progress ? [textBlock(extras.progress, { size: 'Small' })] : [];
  const body =
    extras?.choose === 'many'
      ? checkboxes(knowledge, reply, answers)
      : [...textBlocks(words), ...stackedActions(answers.map(pressable))];
  const minor = actionsOf(reply).filter(isMinor);
  const inRows = minor.filter((action) => isChange(action) || isFolded(action));
  const rest = minor.filter((action) => !inRows.includes(action)).map(submitAlone);
  return adaptiveCard([...progress, ...body, ...actionRows(inRows.map(submitAlone))], fallback, rest);
}

/** Several answers: boxes to tick, and one button that sends them. */
function checkboxes(knowledge: Knowledge, reply: Reply, answers: readonly CardAction[]): readonly CardElement[] {
  const { question, chosen = [] } = extrasOf(reply) ?? {};
  const done = { kind: 'answer', question, answer: [] };
  const choices = answers.map(({ title, value }) => ({ title, value: value.answer?.[0] ?? SKIPPED }));
  return [
    choiceSet(CHOICES_INPUT, {
      label: wordsOf(reply),
      choices,
      chosen,
      errorMessage: text(knowledge, 'teams-choose-first'),
    }),
    {
      type: 'ActionSet',
      actions: [{ type: 'Action.Submit', title: text(knowledge, 'teams-done'), data: done }],
    },
  ];
}

/** Messages that stay, on one card: their paragraphs, their services, and the buttons for more of them. */
export function contentCard(knowledge: Knowledge, content: readonly Reply[]): AdaptiveCard {
  const body = content.flatMap((reply): readonly CardElement[] => {
    const services = (reply.attachments ?? []).map(serviceBox);
    return [
      ...textBlocks(wordsOf(reply)),
      ...services,
      ...(services.length > 0 ? textBlocks(text(knowledge, 'teams-calls')) : []),
      ...stackedActions(actionsOf(reply).map(submitAlone)),
    ];
  });
  return adaptiveCard(body, content.map(fallbackText).join('\n\n'));
}

/** All that can be read in a message, for a client that cannot show the card. */
function fallbackText(reply: Reply): string {
  const services = (reply.attachments ?? []).map(({ content }) => {
    const { title, buttons }: ServiceCardContent = content;
    return [title, ...buttons.map((button) => button.title)].join(', ');
  });
  return paragraphs(wordsOf(reply), bulletList(services));
}

/**
 * A service in a frame. A link that dials does nothing in Teams on a desktop, and would dial
 * through the workplace's exchange where it does: numbers are shown to be read.
 */
function serviceBox({ content }: Attachment): CardElement {
  const { title, subtitle, text: says, buttons }: ServiceCardContent = content;
  const numbers = buttons.filter(({ type }) => type === 'call');
  const sites = buttons.filter(({ type }) => type === 'openUrl').map(openUrlAction);
  return {
    type: 'Container',
    style: 'emphasis',
    spacing: 'Medium',
    items: [
      ...textBlocks(`**${title}**`),
      ...textBlocks(subtitle),
      ...numbers.map((number) => textBlock(number.title, { size: 'Large', weight: 'Bolder' })),
      ...textBlocks(says),
      ...(sites.length > 0 ? [{ type: 'ActionSet', actions: sites } as const] : []),
    ],
  };
}

function wordsOf({ text: words = '' }: Reply): string {
  return words;
}

function actionsOf({ suggestedActions }: Reply): readonly CardAction[] {
  return suggestedActions?.actions ?? [];
}

function isMinor({ channelData }: CardAction): boolean {
  const extras: ActionExtras | undefined = channelData;
  return extras?.minor === true;
}

function isFolded({ channelData }: CardAction): boolean {
  const extras: ActionExtras | undefined = channelData;
  return extras?.folded === true;
}

function isChange({ value }: CardAction): boolean {
  return parseButtonPayload(value)?.kind === 'change';
}

function openUrlAction({ title, value }: CardAction): AdaptiveCardAction {
  return { type: 'Action.OpenUrl', title, url: String(value) };
}

function pressable(action: CardAction): AdaptiveCardAction {
  const { type, title, value } = action;
  return type === ActionTypes.OpenUrl ? openUrlAction(action) : { type: 'Action.Submit', title, data: value };
}

function submitAlone({ title, value }: CardAction): AdaptiveCardAction {
  return { type: 'Action.Submit', title, data: value, associatedInputs: 'none' };
}
