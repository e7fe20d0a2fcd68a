import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** What a handler does and sees, in this order. */
export interface CallLine {
  /** The server is killed while this goes on. */
  readonly killed?: string;
  /** Another server stands in its place. */
  readonly back?: 'kept' | 'lost';
  readonly keys?: string | number;
  readonly say?: string;
  readonly type?: string;
  readonly focus?: string;
  readonly sees?: string;
  readonly only_without_server?: string;
  readonly confirm?: string;
  readonly code?: string;
  readonly shot?: string;
}

export interface PlayedCall {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  /** Whether its note stands in the handbook. */
  readonly whole?: string;
  /** What the caller told the chat before. */
  readonly code?: string;
  readonly steps: readonly CallLine[];
}

/** What the handler saw while there was no server. */
export interface Away {
  readonly while: string;
  readonly store: 'kept' | 'lost';
  /** The words to say, screen after screen. */
  readonly read: readonly string[];
  /** The sign at the top, just before the server came back. */
  readonly sign: string;
}

export interface Taken {
  readonly call: PlayedCall;
  readonly keys: number;
  readonly toDo: readonly string[];
  readonly note: string;
  readonly away?: Away;
}

export const playedCalls: readonly PlayedCall[] = parse(readFileSync(join(__dirname, 'calls.yaml'), 'utf8'));
