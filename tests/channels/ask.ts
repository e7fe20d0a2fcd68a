import { Agent, request } from 'node:http';

/** All that any answer may have; which it has is for the tests to say. */
interface Body {
  readonly conversationId: string;
  readonly token: string;
  readonly streamUrl: string;
  readonly id: string;
  readonly activities: readonly { readonly type: string; readonly text?: string }[];
  readonly watermark: string;
  readonly error: { readonly code: string; readonly message: string };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export interface Ask {
  readonly token?: string | undefined;
  readonly origin?: string;
  readonly json?: unknown;
  /** A body that is sent as it is. */
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly type?: string;
}

/** One request: a POST when there is a body, or when told so. */
export async function ask(url: string, { token, origin, json, raw, type }: Ask = {}, method?: string): Promise<Answer> {
  const body = raw ?? (json === undefined ? undefined : JSON.stringify(json));
  const headers = {
    ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    ...(origin !== undefined && { Origin: origin }),
    ...(body !== undefined && { 'Content-Type': type ?? 'application/json' }),
  };
  return send(url, method ?? (body === undefined ? 'GET' : 'POST'), headers, body);
}

const agent = new Agent({ keepAlive: true });

/** fetch would take several times as long, and there are thousands. */
function send(
  url: string,
  method: string,
  headers: Record<string, string>,
  body: string | Uint8Array = '',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = { 'Content-Length': Buffer.byteLength(body) };
    const sent = request(url, { method, agent, headers: { ...headers, ...length } }, async (answer) => {
      const chunks: Buffer[] = [];
      for await (const chunk of answer) chunks.push(chunk as Buffer);
      const fields = Object.entries(answer.headers).map(([name, value]) => [name, String(value)] as const);
      resolve({
        status: answer.statusCode ?? 0,
        headers: new Headers(Object.fromEntries(fields)),
        body: JSON.parse(Buffer.concat(chunks).toString() || '{}'),
      });
    });
    sent.on('error', reject).end(body);
  });
}
