import { type Activity, ActivityTypes, type CardAction, CardFactory } from 'botbuilder';
import { paragraphs, text } from '../../dialogs/wording';
import { SKIPPED } from '../../model/answers';
import type { Knowledge } from '../../model/knowledge';
import type { PlainMessageId } from '../../model/textIds';
import {
  type AdaptiveCard,
  actionRows,
  adaptiveCard,
  type CardElement,
  choiceSet,
  folded,
  stackedActions,
  textBlock,
  textBlocks,
} from './adaptiveCard';
import {
  actionsOf,
  extrasOf,
  fallbackText,
  isChange,
  isFolded,
  isMinor,
  moreActions,
  PICTURE,
  pressable,
  submitAlone,
  wordsOf,
} from './replyParts';
import { serviceBox } from './serviceBox';
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

/** Whether this only offers buttons or asks yes or no, and may be cleared away once the person has gone on. */
export function isTransient(reply: Reply): boolean {
  const { kind, confirms } = extrasOf(reply) ?? {};
  const offers = kind === 'question' || kind === 'choices' || kind === 'code' || confirms !== undefined;
  return offers && actionsOf(reply).length > 0;
}

/**
 * A question or the next actions: the answers one below the other; in rows what was noted; behind a button what other clients
 * fold away, too; then skip, why and back.
 * @param before what is said just before it, and goes with it when the card is cleared away
 */
export function choicesCard(knowledge: Knowledge, reply: Reply, before: readonly Reply[] = []): AdaptiveCard {
  const extras = extrasOf(reply);
  const words = wordsOf(reply);
  const answers = actionsOf(reply).filter((action) => !isMinor(action));
  const options = answers.map(({ title }) => title).join(' / ');
  const fallback = paragraphs(...before.map(wordsOf), words, text(knowledge, 'teams-options', { options }));
  const lead = before.flatMap((one) => textBlocks(wordsOf(one)));
  const progress = extras?.progress ? [textBlock(extras.progress, { size: 'Small' })] : [];
  const body =
    extras?.choose === 'many'
      ? checkboxes(knowledge, reply, answers)
      : [...textBlocks(words), ...pictures(knowledge, reply), ...stackedActions(answers.map(pressable))];
  const minor = actionsOf(reply).filter((action) => isMinor(action) && !isFolded(action));
  const changes = actionRows(minor.filter(isChange).map(submitAlone));
  const rest = actionRows(minor.filter((action) => !isChange(action)).map(submitAlone));
  return adaptiveCard([...lead, ...progress, ...body, ...changes, ...moreActions(knowledge, reply), ...rest], fallback);
}

/** Behind a button, so that what has to be read first stands on the screen with what can be pressed. */
function pictures(knowledge: Knowledge, { attachments = [] }: Reply): readonly CardElement[] {
  const found = attachments.filter(({ contentType }) => contentType === PICTURE);
  const images = found.map(
    ({ contentUrl = '', name = '' }) =>
      ({ type: 'Image', url: contentUrl, altText: name, spacing: 'Small' }) satisfies CardElement,
  );
  if (images.length === 0) return [];
  const { button, hidden } = folded('code', text(knowledge, 'teams-show-code'), images);
  return [{ type: 'ActionSet', actions: [button], spacing: 'Small' }, hidden];
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
  let count = 0;
  const body = content.flatMap((reply): readonly CardElement[] => {
    const services = (reply.attachments ?? []).map((one) => serviceBox(knowledge, one, count++));
    const actions = actionsOf(reply).filter((action) => !isFolded(action));
    return [
      ...contentBlocks(knowledge, wordsOf(reply)),
      ...services,
      ...(services.length > 0 ? textBlocks(text(knowledge, 'teams-calls')) : []),
      ...stackedActions(actions.map(submitAlone)),
      ...moreActions(knowledge, reply),
    ];
  });
  return adaptiveCard(body, content.map(fallbackText).join('\n\n'));
}

/** The paragraphs of a message. What the person has told, as reasons, is out of sight until they want it. */
function contentBlocks(knowledge: Knowledge, words: string): readonly CardElement[] {
  const because = text(knowledge, 'because');
  const parts = words.split('\n\n');
  const at = parts.indexOf(because);
  if (at < 0) return textBlocks(words);
  const rest = parts.toSpliced(at, 2).join('\n\n');
  const reasons = textBlocks(parts.slice(at, at + 2).join('\n\n'));
  const { button, hidden } = folded('reasons', text(knowledge, 'teams-because'), reasons);
  return [...textBlocks(rest), { type: 'ActionSet', actions: [button], spacing: 'Small' }, hidden];
}
