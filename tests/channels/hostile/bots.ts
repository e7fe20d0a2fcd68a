import { errorReply } from '../../../bots/channelBots';
import { TurnAdapter } from '../../../bots/turnAdapter';
import { WaymarkBot } from '../../../bots/waymarkBot';
import { realKnowledge } from '../../realKnowledge';
import type { Otherwise } from '../served';

/** The bot that people meet, with the knowledge as it ships. */
export const REAL: Otherwise = {
  bot: new TurnAdapter(new WaymarkBot(realKnowledge)),
  errorReply: () => errorReply(realKnowledge, new Date('2026-01-05T10:00:00Z')),
};

/** Names that a press may carry: of questions, answers, topics and commands. */
export const IDS: readonly string[] = [
  ...realKnowledge.questions.flatMap(({ id, options }) => [id, ...options.map((option) => option.id)]),
  ...realKnowledge.topics.map(({ id }) => id),
  ...realKnowledge.phrases.map(({ id }) => id),
];
