import { Tokens } from '../../channels/http/tokens';
import { ask } from '../channels/ask';
import { MORNING } from '../realKnowledge';

/** A person in the chat. */
export interface Person {
  readonly id: string;
  readonly token: string;
  /** As a proxy's log has it. */
  readonly streamUrl: string;
  readonly say: (activity: object) => Promise<void>;
}

/** What only this person says. */
export const word = (i: number) => `quincunx${i}`;

/** Begins a conversation at a server, and tells it something. */
export async function talk(url: string, i: number): Promise<Person> {
  const person = await begin(url);
  for (let k = 0; k < 2; k++) await person.say({ type: 'message', text: `${word(i)} he follows me to work` });
  return person;
}

/** A visitor who has told something and was given a code for it. */
export async function withCode(url: string, ...told: readonly string[]) {
  const person = await begin(url);
  const activities = `${url}/v3/directline/conversations/${person.id}/activities`;
  /** All that was said, as their chat has it. */
  const read = async (): Promise<string> => JSON.stringify((await ask(activities, { token: person.token })).body);
  for (const text of told) await person.say({ type: 'message', text });
  await person.say({ type: 'message', text: 'x', value: { kind: 'command', command: 'pass-on' } });
  const code = [...(await read()).matchAll(/\*\*([2-9B-Z])\*\* [A-Z]/g)].map(([, sign]) => sign).join('');
  expect(code).toMatch(/^[2-9B-Z]{8}$/);
  return { ...person, code, read };
}

async function begin(url: string): Promise<Person> {
  const line = `${url}/v3/directline`;
  const { token: start } = (await ask(`${line}/tokens/generate`, { origin: url }, 'POST')).body;
  const {
    conversationId: id,
    token,
    streamUrl,
  } = (await ask(`${line}/conversations`, { token: start, json: {} })).body;
  const say = async (activity: object) => {
    const { status } = await ask(`${line}/conversations/${id}/activities`, { token, json: activity });
    expect(status).toBe(200);
  };
  return { id, token, streamUrl, say };
}

type Key = Uint8Array | undefined;

export const keyInToken = (secret: Buffer, { token }: Person) => keyIn(secret, token);

export const keyInAddress = (secret: Buffer, { streamUrl }: Person) =>
  keyIn(secret, new URL(streamUrl).searchParams.get('t') ?? '');

/** Whoever has the server's secret opens any token, one that has run out too. */
async function keyIn(secret: Buffer, token: string): Promise<Key> {
  return (await new Tokens([secret], () => MORNING).verify(token))?.key;
}
