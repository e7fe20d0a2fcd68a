import type { DangerScript, Knowledge, NoteTemplate } from '../../model/knowledge';
import type { PassedOn } from '../../model/protocol/passOn';
import type { Labels } from '../../model/textIds';
import type { Helpline } from '../shared/helplines';

export type DeskLabel = keyof Labels['desk'];

/** What the server embeds in the desk's page. */
export interface DeskPageData
  extends Pick<
    Knowledge,
    'script' | 'quick_help' | 'themes' | 'flags' | 'wrap_up' | 'to_do' | 'dispositions' | 'practice_calls'
  > {
  /** What is said in danger in this kind of room. */
  readonly danger_script: DangerScript;
  /** The layout of the note. */
  readonly note_template: NoteTemplate;
  readonly labels: Labels['desk'];
  /** How each sign of a code is said, by `sign-b`. */
  readonly spelling: Readonly<Record<string, string>>;
  /** Shown until the bot has sent the call's state. */
  readonly helplines: readonly Helpline[];
  /** After how many minutes of inactivity the server deletes its copy. */
  readonly forget_minutes: number;
  /** Where the bot for this page is, and what it knows. */
  readonly parts: { readonly bot: string; readonly knowledge: string };
}

/** How it is said where something was told before this call. */
export function toldLabel(from: PassedOn['from']): DeskLabel {
  return from === 'desk' ? 'told-desk' : 'told-chat';
}
