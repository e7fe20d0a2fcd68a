import type { ActionExtras, ButtonPayload, Extras, PostExtras } from '../../model/protocol/activities';

export type { ActionExtras, ButtonPayload, Extras };

/** The longest message that the server accepts, in characters. */
export const MAX_LENGTH = 4000;

export const HERO_CARD = 'application/vnd.microsoft.card.hero';

/** A button, as the Bot Framework activity protocol defines it. */
export interface CardAction {
  readonly type: string;
  readonly title: string;
  readonly value?: unknown;
  readonly channelData?: ActionExtras;
}

export interface HeroCard {
  readonly title?: string;
  readonly subtitle?: string;
  readonly text?: string;
  readonly buttons?: readonly CardAction[];
}

/** The part of an incoming activity that the widget and the desk read. */
export interface Activity {
  readonly id?: string;
  readonly type: string;
  /** The event's name. */
  readonly name?: string;
  /** Why the conversation ended. */
  readonly code?: string;
  readonly from?: { readonly id: string };
  /** On what the bot says: the activity that it answers. */
  readonly replyToId?: string;
  readonly text?: string;
  readonly value?: unknown;
  readonly attachments?: readonly { readonly contentType: string; readonly content?: HeroCard }[];
  readonly suggestedActions?: { readonly actions: readonly CardAction[] };
  readonly channelData?: { readonly clientActivityID?: string; readonly waymark?: Extras };
}

/** An activity that the widget or the desk posts. */
export interface Post {
  readonly type: 'message' | 'event' | 'endOfConversation';
  /** The event's name. */
  readonly name?: string;
  readonly from: { readonly id: string };
  readonly locale?: string;
  readonly text?: string;
  readonly value?: unknown;
  readonly channelData: {
    /** The same on every retry, so that the server can drop duplicates. */
    readonly clientActivityID: string;
    readonly waymark: PostExtras;
  };
}

/** A button's payload, whether the server sent it as an object or as JSON text. */
export function parsePayload(value: unknown): ButtonPayload | undefined {
  try {
    const press: unknown = typeof value === 'string' ? JSON.parse(value) : value;
    return press !== null && typeof press === 'object' && 'kind' in press ? (press as ButtonPayload) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A post of this type with a new id. The server identifies the conversation by its token, not by the sender.
 * @param waymark what only Waymark's own clients say of it
 */
export function newPost(type: Post['type'], more: Partial<Post> = {}, waymark: PostExtras = {}): Post {
  return { type, from: { id: 'person' }, ...more, channelData: { clientActivityID: newId(), waymark } };
}

/** `crypto.randomUUID` exists only on pages served over HTTPS. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('-');
}
