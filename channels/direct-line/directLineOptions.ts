import type { ConversationStore } from '../../store/conversationStore';
import type { Random } from '../../turns/secrets';
import type { Turns } from '../../turns/turns';
import type { Limits } from '../limits/limits';
import type { DeskDoor } from './deskDoor';
import type { Doors } from './doors';
import type { Tokens } from './tokens';

export interface DirectLineNeed {
  readonly turns: Turns;
  readonly store: ConversationStore;
  readonly tokens: Tokens;
  readonly doors: Doors;
  /** Without it nobody may sit at the desk. */
  readonly desk?: DeskDoor | undefined;
  readonly random: Random;
  /** Without them nothing is counted, and nobody is asked to wait. */
  readonly limits?: Limits | undefined;
  /** Where clients reach this server (`https://waymark.example`, no slash at the end), when that is not what they call it in Host. */
  readonly publicUrl?: string | undefined;
  /** Milliseconds between two signs of life on a stream. */
  readonly beatEvery: number;
  /** Told of errors in opening a stream, and of records that do not open. */
  readonly failed: (error: unknown) => void;
}
