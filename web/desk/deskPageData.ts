import type { Knowledge } from '../../model/knowledge';
import type { Labels } from '../../model/textIds';
import type { Helpline } from '../shared/helplines';

export type DeskLabel = keyof Labels['desk'];

/** What the server embeds in the desk's page. */
export interface DeskPageData
  extends Pick<
    Knowledge,
    'script' | 'quick_help' | 'themes' | 'flags' | 'wrap_up' | 'dispositions' | 'practice_calls'
  > {
  readonly labels: Labels['desk'];
  /** Shown until the bot has sent the call's state. */
  readonly helplines: readonly Helpline[];
  /** After how many minutes of inactivity the server deletes its copy. */
  readonly forget_minutes: number;
  /** Where the bot for this page is, and what it knows. */
  readonly parts: { readonly bot: string; readonly knowledge: string };
}
