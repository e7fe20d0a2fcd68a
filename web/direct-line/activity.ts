import type { ActionExtras, Extras, Press } from '../../model/protocol/activities';

export type { ActionExtras, Extras, Press };

export const HERO_CARD = 'application/vnd.microsoft.card.hero';

/** A button, as the Activity protocol has it. */
export interface Action {
  readonly type: string;
  readonly title: string;
  readonly value?: unknown;
  readonly channelData?: ActionExtras;
}

export interface HeroCard {
  readonly title?: string;
  readonly subtitle?: string;
  readonly text?: string;
  readonly buttons?: readonly Action[];
}

/** As much of an activity as the widget and the desk read. */
export interface Activity {
  readonly id?: string;
  readonly type: string;
  /** Of an event: which one. */
  readonly name?: string;
  /** Of an end: why. */
  readonly code?: string;
  readonly from?: { readonly id: string };
  readonly text?: string;
  readonly value?: unknown;
  readonly attachments?: readonly { readonly contentType: string; readonly content?: HeroCard }[];
  readonly suggestedActions?: { readonly actions: readonly Action[] };
  readonly channelData?: { readonly clientActivityID?: string; readonly waymark?: Extras };
}

/** As much of an activity as the widget and the desk post. */
export interface Post {
  readonly type: 'message' | 'event' | 'endOfConversation';
  /** Of an event: which one. */
  readonly name?: string;
  readonly from: { readonly id: string };
  readonly locale?: string;
  readonly text?: string;
  readonly value?: unknown;
  readonly channelData: {
    /** The same on every try, so that a message that comes twice is heard once. */
    readonly clientActivityID: string;
  };
}

/** What a button sends, whether the server wrote it as an object or as JSON. */
export function pressOf(value: unknown): Press | undefined {
  try {
    const press: unknown = typeof value === 'string' ? JSON.parse(value) : value;
    return press !== null && typeof press === 'object' && 'kind' in press ? (press as Press) : undefined;
  } catch {
    return undefined;
  }
}
