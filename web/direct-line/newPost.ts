import type { Post } from './activity';

/** The sender's id in what the widget posts. The server identifies the conversation by its token. */
const PERSON = 'person';

/** A post of this type with a new id. */
export function newPost(type: Post['type'], more: Partial<Post> = {}): Post {
  return { type, from: { id: PERSON }, ...more, channelData: { clientActivityID: newId() } };
}

/** `crypto.randomUUID` exists only on pages served over HTTPS. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('-');
}
