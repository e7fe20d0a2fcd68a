import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { ButtonPayload } from '../../model/protocol/activities';
import { forgets, greeting, replies, type Said } from './fakeConversation';

interface Posted {
  readonly type: string;
  readonly name?: string;
  readonly text?: string;
  readonly value?: ButtonPayload;
  readonly channelData: { readonly clientActivityID: string; readonly waymark?: unknown };
}

interface Answer {
  readonly status: number;
  readonly body: object;
}

interface Conversation {
  readonly activities: object[];
  readonly heard: Set<string>;
  readonly followers: Set<() => void>;
}

/** Direct Line 3.0 as far as a client sees it, in memory, with a bot that follows a script. */
export class FakeDirectLine {
  /** Each activity as it was posted, retries too. */
  readonly posts: Posted[] = [];
  /** Whether each next post is taken but its answer lost on the way. */
  loseAnswers = false;
  streams = true;
  /** What the bot answers to a text in place of its script. */
  readonly says = new Map<string, readonly Said[]>();
  tokensRefreshed = 0;
  private host = '';
  private readonly conversations = new Map<string, Conversation>();

  /** Forgets all conversations, as when they have expired. */
  expire(): void {
    this.conversations.clear();
  }

  reset(): void {
    this.expire();
    this.posts.length = 0;
    this.loseAnswers = false;
    this.streams = true;
    this.says.clear();
  }

  /** The bot says this in every conversation, unasked. */
  say(said: readonly Said[]): void {
    for (const [id, conversation] of this.conversations) this.append(conversation, id, said);
  }

  get count(): number {
    return this.conversations.size;
  }

  async answer(request: IncomingMessage, host: string): Promise<Answer> {
    this.host = host;
    const [route = '', query = ''] = (request.url ?? '').replace('/v3/directline', '').split('?');
    const [, id = '', what] = route.match(/^\/conversations\/([^/]+)(\/activities)?$/) ?? [];
    if (route === '/tokens/generate') return this.opened(this.nextId());
    if (route === '/tokens/refresh') {
      this.tokensRefreshed++;
      return this.opened(this.bearer(request));
    }
    if (route === '/conversations') return this.begin(this.bearer(request));
    const conversation = this.conversations.get(id);
    if (!conversation || this.bearer(request) !== id) return { status: 404, body: { error: { code: 'NotFound' } } };
    if (!what) return this.opened(id, new URLSearchParams(query).get('watermark') ?? '');
    if (request.method === 'POST') return this.post(conversation, JSON.parse(await text(request)) as Posted, id);
    return {
      status: 200,
      body: this.since(conversation, Number(new URLSearchParams(query).get('watermark'))),
    };
  }

  /** A stream: hands over what is new, now and later. */
  follow(url: string, send: (set: object) => void): void {
    const conversation = this.conversations.get(url.match(/conversations\/([^/]+)\/stream/)?.[1] ?? '');
    let next = Number(new URL(url, 'http://bot').searchParams.get('watermark'));
    const news = () => {
      if (!conversation || conversation.activities.length <= next) return;
      send(this.since(conversation, next));
      next = conversation.activities.length;
    };
    conversation?.followers.add(news);
    news();
  }

  private nextId(): string {
    return `talk${this.conversations.size + 1}`;
  }

  private bearer(request: IncomingMessage): string {
    return (request.headers.authorization ?? '').replace('Bearer token-', '');
  }

  private opened(id: string, watermark = ''): Answer {
    const streamUrl = `ws://${this.host}/v3/directline/conversations/${id}/stream?watermark=${watermark}`;
    const body = {
      conversationId: id,
      token: `token-${id}`,
      expires_in: 1800,
      ...(this.streams && { streamUrl }),
    };
    return { status: 200, body };
  }

  private begin(id: string): Answer {
    const conversation = { activities: [], heard: new Set<string>(), followers: new Set<() => void>() };
    this.conversations.set(id, conversation);
    this.append(conversation, id, greeting);
    return this.opened(id);
  }

  private post(conversation: Conversation, posted: Posted, id: string): Answer {
    this.posts.push(posted);
    const { clientActivityID } = posted.channelData;
    if (posted.type === 'endOfConversation') this.conversations.delete(id);
    else if (!conversation.heard.has(clientActivityID)) {
      conversation.heard.add(clientActivityID);
      const { text: words = '', value, ...bare } = posted;
      const echo = forgets(words, value) ? bare : posted;
      const replyToId = activityId(id, conversation);
      this.append(conversation, id, [{ ...echo, from: { id: 'person' } }]);
      const said = this.says.get(words) ?? replies(words, posted.value);
      this.append(
        conversation,
        id,
        said.map((one) => ({ ...one, replyToId })),
      );
    }
    return this.loseAnswers ? { status: 502, body: {} } : { status: 200, body: { id: clientActivityID } };
  }

  private append(conversation: Conversation, id: string, said: readonly (Said | object)[]): void {
    for (const activity of said) {
      conversation.activities.push({ from: { id: 'waymark' }, ...activity, id: activityId(id, conversation) });
    }
    for (const news of conversation.followers) news();
  }

  private since({ activities }: Conversation, watermark: number): object {
    return { activities: activities.slice(watermark), watermark: String(activities.length) };
  }
}

/** The id that the conversation's next activity gets. */
function activityId(id: string, { activities }: Conversation): string {
  return `${id}|${String(activities.length).padStart(7, '0')}`;
}
