import type { Post } from './activity';

/** Who speaks, in what the widget posts. The server knows the conversation by its token. */
const PERSON = 'person';

/** What makes one post from a kind and its words: each with an id of its own, and the host page's area. */
export type PostMaker = (type: Post['type'], more?: Partial<Post>) => Post;

export function postMaker(area: string | undefined): PostMaker {
  const waymark = area ? { waymark: { area } } : {};
  return (type, more = {}) => ({
    type,
    from: { id: PERSON },
    ...more,
    channelData: { clientActivityID: freshId(), ...waymark },
  });
}

/** `crypto.randomUUID` is only there for pages served by https. */
function freshId(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('-');
}
