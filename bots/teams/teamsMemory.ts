import type { Memory } from '../../dialogs/turnMemory';

/** What is remembered of a conversation in Teams, beside what the bot remembers everywhere. */
export interface TeamsMemory {
  readonly talk: Memory | undefined;
  /** Whether the person has been told who may read along, and has chosen to go on. */
  readonly told: boolean;
  readonly agreed: boolean;
  /** Whether they have been reminded not to tell their story here. */
  readonly reminded: boolean;
  /** How many messages there were, by which the next one gets its name. */
  readonly said: number;
  /** Cards that still offer something to press. */
  readonly open: readonly OpenCard[];
}

export interface OpenCard {
  readonly name: string;
  /** The channel's own id of it, where nothing else is known of it any more. */
  readonly replyToId?: string;
  readonly question?: string;
  /** Whether it is the notice of who may read along. */
  readonly notice?: boolean;
}

const NOTHING: TeamsMemory = {
  talk: undefined,
  told: false,
  agreed: false,
  reminded: false,
  said: 0,
  open: [],
};

export function teamsMemory(memory: unknown): TeamsMemory {
  return (memory as TeamsMemory | undefined) ?? NOTHING;
}

/** Names go on, so that none is given twice while the channel may still know what it stood for. */
export function forgotten({ said }: TeamsMemory): TeamsMemory {
  return { ...NOTHING, said };
}
