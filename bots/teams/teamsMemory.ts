import type { ConversationMemory } from '../../dialogs/turnInProgress';

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
