import { ActionTypes, type Activity, ActivityTypes, type CardAction, CardFactory } from 'botbuilder';
import { list, paragraphs, text } from '../../dialogs/words';
import { SKIPPED } from '../../model/answers';
import type { Knowledge } from '../../model/knowledge';
import type { ActionExtras, Extras } from '../../model/protocol/activities';
import {
  type Action,
  type AdaptiveCard,
  adaptiveCard,
  type Element,
  stacked,
  textBlocks,
} from './adaptiveCard';
import { CHOSEN } from './teamsPress';
import { openUrl, type Service, serviceBox } from './teamsServices';

type Reply = Partial<Activity>;

/** A message as Teams gets it: a card, and a preview that gives nothing away. */
export function teamsMessage(knowledge: Knowledge, card: AdaptiveCard, extras?: Extras): Reply {
  return {
    type: ActivityTypes.Message,
    summary: text(knowledge, 'teams-preview'),
    attachments: [CardFactory.adaptiveCard(card)],
    // For counting; taken off before it is sent.
    ...(extras?.outcome && { channelData: { waymark: { outcome: extras.outcome } } }),
  };
}

/** What remains of a card that has been used. */
export function usedCard(
  knowledge: Knowledge,
  words: 'teams-read' | 'teams-answered' | 'teams-moved-on' | 'teams-taken-back',
): AdaptiveCard {
  const said = text(knowledge, words);
  return adaptiveCard(textBlocks(said), said);
}

/** Takes back all that was said before; where Teams does not let that be, a short line stands there instead. */
export function takeBack(knowledge: Knowledge): Reply {
  const message = teamsMessage(knowledge, usedCard(knowledge, 'teams-taken-back'));
  return { ...message, type: ActivityTypes.MessageDelete };
}

export function extrasOf({ channelData }: Reply): Extras | undefined {
  return channelData?.waymark;
}

/** Whether this only asks for a press, and may be cleared away once the person has gone on. */
export function isPassing(reply: Reply): boolean {
  const kind = extrasOf(reply)?.kind;
  return (kind === 'question' || kind === 'choices') && actionsOf(reply).length > 0;
}

/** A question or a choice of what next: the answers one below the other, skip, why and back in a row. */
export function choicesCard(knowledge: Knowledge, reply: Reply): AdaptiveCard {
  const extras = extrasOf(reply);
  const answers = actionsOf(reply).filter((action) => !isMinor(action));
  const fallback = paragraphs(
    reply.text ?? '',
    text(knowledge, 'teams-options', { options: answers.map(({ title }) => title).join(' / ') }),
  );
  const row = actionsOf(reply).filter(isMinor).map(submitAlone);
  const progress = extras?.progress ? [small(extras.progress)] : [];
  const body = extras?.choose === 'many' ? ticks(knowledge, reply, answers) : buttons(reply, answers);
  return adaptiveCard([...progress, ...body], fallback, row);
}

function buttons(reply: Reply, answers: readonly CardAction[]): readonly Element[] {
  return [...textBlocks(reply.text ?? ''), ...stacked(answers.map(pressable))];
}

/** Several answers: boxes to tick, and one button that sends them. */
function ticks(knowledge: Knowledge, reply: Reply, answers: readonly CardAction[]): readonly Element[] {
  const done = { kind: 'answer', question: extrasOf(reply)?.question, answer: [] };
  return [
    {
      type: 'Input.ChoiceSet',
      id: CHOSEN,
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

/** What is said and stays: its paragraphs, its services, and what can be pressed for more of it. */
export function contentOf(knowledge: Knowledge, reply: Reply): readonly Element[] {
  const services = (reply.attachments ?? []).map(serviceBox);
  const calls = services.length > 0 ? textBlocks(text(knowledge, 'teams-calls')) : [];
  return [
    ...textBlocks(reply.text ?? ''),
    ...services,
    ...calls,
    ...stacked(actionsOf(reply).map(submitAlone)),
  ];
}

/** All that can be read in a message, for a client that cannot show the card. */
export function plainText(reply: Reply): string {
  const services = (reply.attachments ?? []).map(({ content }: { content?: Service }) =>
    content ? [content.title, ...(content.buttons ?? []).map(({ title }) => title)].join(', ') : '',
  );
  return paragraphs(reply.text ?? '', list(services));
}

function actionsOf({ suggestedActions }: Reply): readonly CardAction[] {
  return suggestedActions?.actions ?? [];
}

function isMinor({ channelData }: CardAction): boolean {
  const extras: ActionExtras | undefined = channelData;
  return extras?.minor === true;
}

function pressable(action: CardAction): Action {
  const { type, title, value } = action;
  return type === ActionTypes.OpenUrl ? openUrl(action) : { type: 'Action.Submit', title, data: value };
}

function submitAlone(action: CardAction): Action {
  return { type: 'Action.Submit', title: action.title, data: action.value, associatedInputs: 'none' };
}

function small(words: string): Element {
  return { type: 'TextBlock', text: words, wrap: true, size: 'Small' };
}
