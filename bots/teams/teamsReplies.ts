import { type Activity, ActivityTypes } from 'botbuilder';
import type { Knowledge } from '../../model/knowledge';
import { type AdaptiveCard, adaptiveCard, type CardElement } from './adaptiveCard';
import {
  cardFallbackText,
  choicesCard,
  contentElements,
  extrasOf,
  isTransient,
  teamsMessage,
  usedCard,
} from './teamsCards';
import { AGREE_COMMAND } from './teamsInput';
import type { OpenCard, TeamsMemory } from './teamsMemory';

type Reply = Partial<Activity>;

/** Bytes of a card: Teams takes messages of about 28 KB, with all that is around the card. */
const LARGEST_CARD = 20_000;

/** The replies of a turn in Teams, and the memory after it. */
export interface TeamsReplies {
  readonly memory: TeamsMemory;
  readonly replies: readonly Reply[];
}

/**
 * Turns the bot's replies into cards: as few messages as possible, each with a name of its own. When
 * there are new buttons, the earlier cards are cleared away, after everything has been sent.
 */
export function teamsReplies(
  knowledge: Knowledge,
  memory: TeamsMemory,
  replies: readonly Reply[],
): TeamsReplies {
  const messages = groupReplies(knowledge, replies).map((message, i) => ({
    ...message,
    reply: { ...message.reply, id: `said-${memory.said + i}` },
  }));
  const open = messages.flatMap(({ reply, passes }) => (passes ? [{ name: reply.id, ...passes }] : []));
  const used = open.length > 0 ? memory.open.map((card) => replacement(knowledge, card, memory)) : [];
  return {
    memory: {
      ...memory,
      said: memory.said + messages.length,
      open: open.length > 0 ? open : memory.open,
    },
    replies: [...messages.map(({ reply }) => reply), ...used],
  };
}

interface CardMessage {
  readonly reply: Reply;
  /** On a card that is cleared away when the person has gone on: the question on it, if it is one. */
  readonly passes?: Omit<OpenCard, 'name'>;
}

function groupReplies(knowledge: Knowledge, replies: readonly Reply[]): readonly CardMessage[] {
  const messages: CardMessage[] = [];
  let content: Reply[] = [];
  const close = () => {
    if (content.length > 0)
      messages.push({ reply: teamsMessage(knowledge, contentCard(knowledge, content)) });
    content = [];
  };
  for (const reply of replies.filter(isSomething).flatMap(splitServices)) {
    if (isTransient(reply)) {
      close();
      messages.push(transientMessage(knowledge, reply));
      continue;
    }
    if (content.length > 0 && cardBytes(contentCard(knowledge, [...content, reply])) > LARGEST_CARD) close();
    content.push(reply);
  }
  close();
  return messages;
}

function isSomething({ text, attachments = [], suggestedActions }: Reply): boolean {
  return !!text || attachments.length > 0 || suggestedActions !== undefined;
}

/** Splits a reply with many services, so that they can be spread over messages. */
function splitServices(reply: Reply): readonly Reply[] {
  const { attachments = [], suggestedActions, text = '', ...rest } = reply;
  if (attachments.length <= SERVICES_PER_MESSAGE || suggestedActions) return [reply];
  const parts = Math.ceil(attachments.length / SERVICES_PER_MESSAGE);
  return Array.from({ length: parts }, (_, i) => ({
    ...rest,
    text: i === 0 ? text : '',
    attachments: attachments.slice(i * SERVICES_PER_MESSAGE, (i + 1) * SERVICES_PER_MESSAGE),
  }));
}

const SERVICES_PER_MESSAGE = 6;

function transientMessage(knowledge: Knowledge, reply: Reply): CardMessage {
  const question = extrasOf(reply)?.question;
  const notice = reply.suggestedActions?.actions.some(({ value }) => value?.command === AGREE_COMMAND);
  return {
    reply: teamsMessage(knowledge, choicesCard(knowledge, reply)),
    passes: { ...(question !== undefined && { question }), ...(notice && { notice }) },
  };
}

function contentCard(knowledge: Knowledge, content: readonly Reply[]): AdaptiveCard {
  const body: readonly CardElement[] = content.flatMap((reply) => contentElements(knowledge, reply));
  return adaptiveCard(body, content.map(cardFallbackText).join('\n\n'));
}

function cardBytes(card: AdaptiveCard): number {
  return Buffer.byteLength(JSON.stringify(card));
}

function replacement(knowledge: Knowledge, card: OpenCard, { talk }: TeamsMemory): Reply {
  const isAnswered = card.question !== undefined && talk?.answers[card.question] !== undefined;
  const words = card.notice ? 'teams-read' : isAnswered ? 'teams-answered' : 'teams-moved-on';
  const message = teamsMessage(knowledge, usedCard(knowledge, words));
  const { name, replyToId } = card;
  return { ...message, type: ActivityTypes.MessageUpdate, id: name, ...(replyToId && { replyToId }) };
}
