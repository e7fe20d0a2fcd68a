import type { Answers } from '../../model/answers';
import type { Knowledge } from '../../model/knowledge';
import { type Heard, hear, type SimulatedActivity, type SimulatedBot, type SimulatedTurn } from './heard';
import type { Life } from './lifeFormat';
import { type Said, SimulatedPerson } from './simulatedPerson';

/** What the person said, and what it led to. */
export interface PlayedTurn extends Omit<SimulatedTurn, 'memory'> {
  readonly said: Said;
  readonly heard: Heard;
  /** What is kept of the person's answers after it. */
  readonly answers: Answers;
}

export interface PlayedLife {
  readonly life: Life;
  readonly greeting: Omit<PlayedTurn, 'said'>;
  readonly turns: readonly PlayedTurn[];
}

/** Turns of the person: whoever has no outcome by then has long gone. */
const MOST_TURNS = 30;

/** Plays a life from the greeting until the person has nothing more to say, the chat is over, or it goes on too long. */
export async function playLife(life: Life, bot: SimulatedBot, knowledge: Knowledge, now: Date): Promise<PlayedLife> {
  const conversation = new PlayedConversation(bot, knowledge, now);
  const person = new SimulatedPerson(life);
  const greeting = await conversation.turn({ type: 'conversationUpdate' });
  const turns: PlayedTurn[] = [];
  let { heard, end } = greeting;
  while (end === 'no' && turns.length < MOST_TURNS) {
    const said = person.reply(heard);
    if (!said) break;
    const { text, press } = said;
    const turn = await conversation.turn({ type: 'message', text, ...(press && { value: press }) });
    turns.push({ said, ...turn });
    ({ heard, end } = turn);
  }
  return { life, greeting, turns };
}

/** A conversation as any channel has it: memory goes through JSON between turns. */
class PlayedConversation {
  #memory: unknown;
  /** The outcome on the screen. */
  #outcome: string | undefined;

  constructor(
    private readonly bot: SimulatedBot,
    private readonly knowledge: Knowledge,
    private readonly now: Date,
  ) {}

  async turn(activity: SimulatedActivity): Promise<Omit<PlayedTurn, 'said'>> {
    const { memory, replies, end, reached } = await this.bot.turn(activity, this.#memory, this.now);
    this.#memory = JSON.parse(JSON.stringify(memory));
    const heard = hear(replies, reached.at(-1) ?? this.#outcome, this.knowledge);
    this.#outcome = heard.asked === undefined ? (reached.at(-1) ?? this.#outcome) : undefined;
    return { replies, end, reached, heard, answers: memory.answers };
  }
}
