import { type Activity, ActivityTypes } from 'botbuilder';
import type { Knowledge } from '../../model/knowledge';
import { type AdaptiveCard, adaptiveCard, type Element } from './adaptiveCard';
import { choicesCard, contentOf, extrasOf, isPassing, plainText, teamsMessage, usedCard } from './teamsCards';
import type { OpenCard, TeamsMemory } from './teamsMemory';
import { AGREE } from './teamsPress';

type Reply = Partial<Activity>;

/** Bytes of a card: Teams takes messages of about 28 KB, with all that is around the card. */
const LARGEST_CARD = 20_000;

/** What a turn says in Teams, and what its memory is then. */
export interface Said {
  readonly memory: TeamsMemory;
  readonly replies: readonly Reply[];
}

/**
 * Turns the bot's replies into cards: as few messages as can be, each with a name of its own. When
 * there is something new to press, the cards before it are cleared away, after all has been said.
 */
export function said(knowledge: Knowledge, memory: TeamsMemory, replies: readonly Reply[]): Said {
  const messages = joined(knowledge, replies).map((message, i) => ({
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

interface Message {
  readonly reply: Reply;
  /** On a card that is cleared away when the person has gone on: the question on it, if it is one. */
  readonly passes?: Omit<OpenCard, 'name'>;
}

function joined(knowledge: Knowledge, replies: readonly Reply[]): readonly Message[] {
  const messages: Message[] = [];
  let content: Reply[] = [];
  const close = () => {
    if (content.length > 0) messages.push({ reply: contentMessage(knowledge, content) });
    content = [];
  };
  for (const reply of replies.filter(isSomething).flatMap(parted)) {
    if (isPassing(reply)) {
      close();
      messages.push(passingMessage(knowledge, reply));
      continue;
    }
    if (content.length > 0 && sizeOf(contentCard(knowledge, [...content, reply])) > LARGEST_CARD) close();
    content.push(reply);
  }
  close();
  return messages;
}

function isSomething({ text, attachments = [], suggestedActions }: Reply): boolean {
  return !!text || attachments.length > 0 || suggestedActions !== undefined;
}

/** A reply with many services as several, so that they can be spread over messages. */
function parted(reply: Reply): readonly Reply[] {
  const { attachments = [], suggestedActions, text = '', ...rest } = reply;
  if (attachments.length <= PART || suggestedActions) return [reply];
  const parts = Math.ceil(attachments.length / PART);
  return Array.from({ length: parts }, (_, i) => ({
    ...rest,
    text: i === 0 ? text : '',
    attachments: attachments.slice(i * PART, (i + 1) * PART),
  }));
}

const PART = 6;

function passingMessage(knowledge: Knowledge, reply: Reply): Message {
  const extras = extrasOf(reply);
  const question = extras?.question;
  const notice = reply.suggestedActions?.actions.some(({ value }) => value?.command === AGREE);
  return {
    reply: teamsMessage(knowledge, choicesCard(knowledge, reply), extras),
    passes: { ...(question !== undefined && { question }), ...(notice && { notice }) },
  };
}

function contentMessage(knowledge: Knowledge, content: readonly Reply[]): Reply {
  const withOutcome = content.find((reply) => extrasOf(reply)?.outcome);
  return teamsMessage(knowledge, contentCard(knowledge, content), withOutcome && extrasOf(withOutcome));
}

function contentCard(knowledge: Knowledge, content: readonly Reply[]): AdaptiveCard {
  const body: readonly Element[] = content.flatMap((reply) => contentOf(knowledge, reply));
  return adaptiveCard(body, content.map(plainText).join('\n\n'));
}

function sizeOf(card: AdaptiveCard): number {
  return Buffer.byteLength(JSON.stringify(card));
}

function replacement(knowledge: Knowledge, card: OpenCard, { talk }: TeamsMemory): Reply {
  const isAnswered = card.question !== undefined && talk?.answers[card.question] !== undefined;
  const words = card.notice ? 'teams-read' : isAnswered ? 'teams-answered' : 'teams-moved-on';
  const message = teamsMessage(knowledge, usedCard(knowledge, words));
  const { name, replyToId } = card;
  return { ...message, type: ActivityTypes.MessageUpdate, id: name, ...(replyToId && { replyToId }) };
}
