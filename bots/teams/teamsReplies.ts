import { type Activity, ActivityTypes } from 'botbuilder';
import type { ConversationMemory } from '../../dialogs/conversationMemory';
import { isInDanger } from '../../model/answers';
import type { Knowledge } from '../../model/knowledge';
import type { AdaptiveCard } from './adaptiveCard';
import { extrasOf } from './replyParts';
import { choicesCard, contentCard, isTransient, teamsMessage, usedCard } from './teamsCards';
import { AGREE_COMMAND } from './teamsInput';
import { urgentCard } from './urgentCard';

type Reply = Partial<Activity>;

/** A change of an earlier message. */
export interface LastingReply extends Reply {
  /** What is put there where something could not be taken back. */
  readonly instead?: Reply;
  /** Milliseconds before it is made. */
  readonly delay?: number;
}

/** The memory of a conversation in Teams, including what the bot remembers on every channel. */
export interface TeamsMemory {
  readonly talk: ConversationMemory | undefined;
  /** Whether the person has been told who may read along, and has chosen to go on. */
  readonly told: boolean;
  readonly agreed: boolean;
  /** Whether they have been reminded not to tell their story here. */
  readonly reminded: boolean;
  /** How many messages were sent; the name of the next one is made from it. */
  readonly said: number;
  /** The last button that was pressed, and when: milliseconds since 1970. */
  readonly pressed?: readonly [press: string, at: number];
  /** Cards whose buttons can still be pressed. */
  readonly open: readonly OpenCard[];
}

export interface OpenCard {
  readonly name: string;
  /** The channel's own id of the card, where nothing else is known about it any more. */
  readonly replyToId?: string;
  readonly question?: string;
  /** Whether it is the notice of who may read along. */
  readonly notice?: boolean;
  /** Of danger: it stays while there is some. Of thoughts of suicide: until a second question has been asked. */
  readonly urgent?: 'danger' | 'despair';
}

const EMPTY_MEMORY: TeamsMemory = {
  talk: undefined,
  told: false,
  agreed: false,
  reminded: false,
  said: 0,
  open: [],
};

export function teamsMemory(memory: unknown): TeamsMemory {
  return (memory as TeamsMemory | undefined) ?? EMPTY_MEMORY;
}

/** The numbering goes on, so that no name is reused while the channel may still know the earlier message. */
export function clearedMemory({ said }: TeamsMemory): TeamsMemory {
  return { ...EMPTY_MEMORY, said };
}

/** Bytes of a card: Teams takes messages of about 28 KB, with all that is around the card. */
const LARGEST_CARD = 20_000;
const SERVICES_PER_MESSAGE = 6;

/**
 * Turns the bot's replies into cards: as few messages as possible, each with a name of its own. When
 * there are new buttons, the earlier cards are cleared away, after everything has been sent.
 */
export function teamsReplies(
  knowledge: Knowledge,
  memory: TeamsMemory,
  replies: readonly Reply[],
): { readonly memory: TeamsMemory; readonly replies: readonly Reply[] } {
  const messages = groupReplies(knowledge, replies).map((message, i) => ({
    ...message,
    reply: { ...message.reply, id: `said-${memory.said + i}` },
  }));
  const open = messages.flatMap(({ reply, passes }) => (passes ? [{ name: reply.id, ...passes }] : []));
  const used = open.every(({ urgent }) => urgent) ? [] : memory.open.filter((card) => !isNeeded(card, memory));
  const stay = memory.open.filter((card) => !used.includes(card));
  return {
    memory: { ...memory, said: memory.said + messages.length, open: [...stay, ...open] },
    replies: [...messages.map(({ reply }) => reply), ...used.map((card) => replacement(knowledge, card, memory))],
  };
}

function isNeeded(card: OpenCard, { talk, open }: TeamsMemory): boolean {
  const { urgent } = card;
  const isLast = open.slice(open.indexOf(card)).every((one) => one.urgent);
  return urgent !== undefined && (isInDanger(talk?.answers ?? {}) || (urgent === 'despair' && isLast));
}

interface CardMessage {
  readonly reply: Reply;
  /** On a card that is cleared away when the person has gone on: the question on it, if it is one. */
  readonly passes?: Omit<OpenCard, 'name'>;
}

function groupReplies(knowledge: Knowledge, replies: readonly Reply[]): readonly CardMessage[] {
  if (isUrgentAlone(replies))
    return [
      {
        reply: teamsMessage(knowledge, urgentCard(knowledge, replies)),
        passes: { urgent: replies.some(isTopic) ? 'despair' : 'danger' },
      },
    ];
  const messages: CardMessage[] = [];
  let content: Reply[] = [];
  const close = () => {
    if (content.length > 0) messages.push({ reply: teamsMessage(knowledge, contentCard(knowledge, content)) });
    content = [];
  };
  for (const reply of replies.filter(isSomething).flatMap(splitServices)) {
    if (isTransient(reply)) {
      const goesWith = content.every(isPlain) ? content : [];
      if (goesWith.length > 0) content = [];
      close();
      messages.push(transientMessage(knowledge, reply, goesWith));
      continue;
    }
    if (content.length > 0 && isTooLarge(contentCard(knowledge, [...content, reply]))) close();
    content.push(reply);
  }
  close();
  return messages;
}

/** What is urgent stands on one card, with what can be pressed; but a question has a card of its own. */
function isUrgentAlone(replies: readonly Reply[]): boolean {
  const kinds = replies.map((reply) => extrasOf(reply)?.kind);
  return kinds.includes('emergency') && !kinds.includes('question');
}

function isTopic(reply: Reply): boolean {
  return extrasOf(reply)?.topic !== undefined;
}

/** A few words that lead to a question, and need not stay when it is answered: what was noted, thanks. */
function isPlain(reply: Reply): boolean {
  const { kind, topic, shortAnswer } = extrasOf(reply) ?? {};
  const isBare = (reply.attachments ?? []).length === 0 && reply.suggestedActions === undefined;
  return kind === 'text' && topic === undefined && shortAnswer === undefined && isBare;
}

function isTooLarge(card: AdaptiveCard): boolean {
  return Buffer.byteLength(JSON.stringify(card)) > LARGEST_CARD;
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

function transientMessage(knowledge: Knowledge, reply: Reply, before: readonly Reply[]): CardMessage {
  const question = extrasOf(reply)?.question;
  const notice = reply.suggestedActions?.actions.some(({ value }) => value?.command === AGREE_COMMAND);
  return {
    reply: teamsMessage(knowledge, choicesCard(knowledge, reply, before)),
    passes: { ...(question !== undefined && { question }), ...(notice && { notice }) },
  };
}

function replacement(knowledge: Knowledge, card: OpenCard, { talk }: TeamsMemory): Reply {
  const isAnswered = card.question !== undefined && talk?.answers[card.question] !== undefined;
  const past = card.urgent ? 'teams-urgent-over' : card.notice ? 'teams-read' : undefined;
  const words = past ?? (isAnswered ? 'teams-answered' : 'teams-moved-on');
  const { name, replyToId } = card;
  const used = usedCard(knowledge, words);
  return { ...used, type: ActivityTypes.MessageUpdate, id: name, ...(replyToId && { replyToId }) };
}
