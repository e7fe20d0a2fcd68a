import type { ConversationStore } from '../../store/conversationStore';
import type { Random } from '../../turns/secrets';
import type { Turns } from '../../turns/turns';
import type { Tokens } from '../http/tokens';
import type { RateLimits } from '../limits/rateLimits';
import type { SessionAuthGate } from '../sign-in/sessionAuthGate';
import type { AllowedClients } from './allowedClients';
import type { Tickets } from './tickets';

export interface DirectLineOptions {
  readonly turns: Turns;
  readonly store: ConversationStore;
  readonly tokens: Tokens;
  readonly tickets: Tickets;
  readonly allowedClients: AllowedClients;
  /** Without it the desk is closed. */
  readonly desk?: SessionAuthGate | undefined;
  readonly random: Random;
  /** Without them there are no rate limits. */
  readonly limits?: RateLimits | undefined;
  /** Where clients reach this server (`https://waymark.example`, no slash at the end), when that differs from Host. */
  readonly publicUrl?: string | undefined;
  /** Milliseconds between heartbeats on a stream. */
  readonly heartbeatInterval: number;
  /** Called for errors in opening a stream, and for records that cannot be decrypted. */
  readonly onError: (error: unknown) => void;
}
