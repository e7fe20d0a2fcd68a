import { type Activity, DirectLine, type Message } from 'botframework-directlinejs';
import { WebSocket } from 'ws';
import type { ButtonPayload } from '../model/protocol/activities';
import type { Server } from '../server/server';
import { shimBrowser } from './channels/direct-line/browserShim';
import { startRealServer } from './realServer';

shimBrowser();

let server: Server & { readonly errors: unknown[] };
let client: DirectLine;
let sockets: WebSocket[];

beforeEach(async () => {
  server = await startRealServer();
  sockets = [];
});
afterEach(async () => {
  client.end();
  await server.close();
  expect(server.errors).toEqual([]);
});

class Cuttable extends WebSocket {
  constructor(url: string) {
    super(url);
    sockets.push(this);
  }
}

async function connect(options: object): Promise<Talk> {
  const domain = `${server.url}/v3/directline`;
  const generated = await fetch(`${domain}/tokens/generate`, {
    method: 'POST',
    headers: { Origin: server.url },
  });
  const { token } = (await generated.json()) as { token: string };
  client = new DirectLine({ token, domain, WebSocket: Cuttable as never, random: () => -0.25, ...options });
  return new Talk(client);
}

/** What a client of the protocol does for a person: shows what comes, and sends presses. */
class Talk {
  readonly #seen: Message[] = [];
  #wake = () => {};

  constructor(private readonly line: DirectLine) {
    const next = (activity: Activity) => {
      if (activity.type === 'message') this.#seen.push(activity);
      this.#wake();
    };
    // That the conversation has ended is an error to this client; here it is the end of a test.
    line.activity$.subscribe({ next, error: () => {} });
  }

  async until(words: string): Promise<Message> {
    for (;;) {
      const found = this.#seen.find(({ text, from }) => from.role === 'bot' && text?.includes(words));
      if (found) return found;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Presses a button of the message that has these words. */
  async press(words: string, title: string): Promise<void> {
    const { suggestedActions } = await this.until(words);
    const action = suggestedActions?.actions.find((one) => one.title === title);
    if (!action) throw new Error(`No button "${title}" below "${words}".`);
    await this.post({ text: title, value: 'value' in action ? action.value : undefined });
  }

  post(message: { readonly text: string; readonly value?: ButtonPayload }): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.line.postActivity({ type: 'message', from: { id: 'me' }, ...message } as Message).subscribe(resolve, reject);
    });
  }

  count(words: string): number {
    return this.#seen.filter(({ text, from }) => from.role === 'bot' && text?.includes(words)).length;
  }
}

describe.each([
  ['by stream', { webSocket: true }],
  ['by polling', { webSocket: false, pollingInterval: 200 }],
])('with the protocol’s own client, %s', (_way, options) => {
  test('a person goes from the first question to the helplines', async () => {
    const talk = await connect(options);
    await talk.press('in danger right now?', 'No, not right now');
    await talk.press('Who is this happening to?', 'To me');
    await talk.press('What has been happening?', 'Following me, or turning up where I am');
    await talk.press('Has it happened more than once?', 'Yes, twice or more');
    await talk.press('Who is doing it?', 'An ex, and we split up in the last year');
    await talk.press('Do they seem fixated on you?', 'Yes');
    await talk.press('Has any of this happened too?', 'None of these');
    await talk.press('Where do you live?', 'Bedfordshire (with Luton)');
    const { attachments } = await talk.until('This sounds like stalking');
    expect(attachments?.map((one) => ('content' in one ? one.content.title : ''))).toEqual([
      'National Stalking Helpline',
    ]);
    await talk.until('Bedfordshire Police: 101');
    await talk.press('What would help you now?', 'More services');
    const all = await talk.until('Everyone who may help');
    expect(all.attachments?.length).toBeGreaterThan(1);
  });
});

test('a connection that is cut in the middle costs the person nothing', async () => {
  const talk = await connect({ webSocket: true });
  await talk.press('in danger right now?', 'No, not right now');
  await talk.until('Who is this happening to?');
  for (const socket of sockets) socket.terminate();
  await talk.press('Who is this happening to?', 'To me');
  await talk.until('What has been happening?');
  expect(talk.count('Who is this happening to?')).toBe(1);
});

test('typed danger is answered with 999 over the line too', async () => {
  const talk = await connect({ webSocket: true });
  await talk.until('in danger right now?');
  await talk.post({ text: 'hes outside now please help' });
  const { text } = await talk.until('Call 999 now');
  expect(text?.startsWith('**Call 999 now**')).toBe(true);
});
