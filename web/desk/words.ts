import type { Knowledge } from '../../model/knowledge';
import type { LabelId } from '../../model/labels';
import type { Helpline } from '../widget/words';

export type DeskLabel = Extract<LabelId, `desk-${string}`>;

/** What the server writes into the desk's page. */
export interface DeskWords
  extends Pick<
    Knowledge,
    'script' | 'quick_help' | 'themes' | 'flags' | 'wrap_up' | 'dispositions' | 'practice_calls'
  > {
  readonly labels: Readonly<Record<DeskLabel, string>>;
  /** Shown until the bot says more. */
  readonly helplines: readonly Helpline[];
  /** After how many minutes without an answer the server's copy goes by itself. */
  readonly forget_minutes: number;
}
