import type { PassedOn } from '../model/protocol/passOn';
import type { Reply } from './replies';

/** Makes codes by which somebody passes on what they have told, where there is a desk that opens them. */
export interface CodeMaker {
  readonly newCode: () => string;
  /** Milliseconds that a code is good for. */
  readonly life: number;
}

/** What is sealed with its code when the turn is committed. */
export interface PassOn {
  readonly code: string;
  readonly summary: PassedOn;
  /** What is said in place of the code where that cannot be done just now. */
  readonly instead: readonly Reply[];
}
