import type { Post } from './activity';

/** Who speaks, in what the widget posts. The server knows the conversation by its token. */
const PERSON = 'person';

/** A post of this kind with an id of its own. */
export function newPost(type: Post['type'], more: Partial<Post> = {}): Post {
  return { type, from: { id: PERSON }, ...more, channelData: { clientActivityID: freshId() } };
}

/** `crypto.randomUUID` is only there for pages served by https. */
function freshId(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('-');
}
