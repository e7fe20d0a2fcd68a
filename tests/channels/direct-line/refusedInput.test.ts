import { ask, type Begun, begin, type Served, serve, texts } from '../served';

let served: Served;

beforeEach(async () => {
  served = await serve();
});

afterEach(() => served.close());

const says = (text: string, more: object = {}) => ({ json: { type: 'message', text, ...more } });

describe('what cannot be taken is refused, and nothing is lost', () => {
  let begun: Begun;

  beforeEach(async () => {
    begun = await begin(served);
    await ask(begun.activities, { token: begun.token, ...says('before') });
  });

  const big = `"${'x'.repeat(64 * 1024)}"`;

  test.each<[string, object, number, string]>([
    ['text over 4,000 characters', says('x'.repeat(4001)), 413, 'MessageSizeTooBig'],
    ['a body over 64 KB', { raw: big }, 413, 'MessageSizeTooBig'],
    ['an unknown type', { json: { type: 'handoff' } }, 400, 'BadArgument'],
    ['no type', { json: { text: 'hi' } }, 400, 'MissingProperty'],
    ['no text', { json: { type: 'message' } }, 400, 'MissingProperty'],
    ['attachments', says('look', { attachments: [{ contentType: 'image/png' }] }), 400, 'BadArgument'],
    ['bad JSON', { raw: '{"type":' }, 400, 'BadSyntax'],
    ['bytes that are no text', { raw: Uint8Array.of(34, 0xff, 34) }, 400, 'BadSyntax'],
    ['another kind of body', { raw: 'text=hi', type: 'application/x-www-form-urlencoded' }, 415, 'BadSyntax'],
    ['a list', { json: [] }, 400, 'BadArgument'],
    ['no body', { raw: '' }, 400, 'BadArgument'],
  ])('%s', async (_, options, status, code) => {
    const refused = await ask(begun.activities, { token: begun.token, ...options }, 'POST');
    expect([refused.status, refused.body]).toEqual([status, { error: { code, message: expect.any(String) } }]);
    await ask(begun.activities, { token: begun.token, ...says('after') });
    expect(await texts(begun)).toEqual(['Hello', 'before', '1 before', 'after', '2 after']);
    expect(served.failures).toEqual([]);
  });

  test('an upload', async () => {
    const upload = await ask(`${served.directLine}/conversations/${begun.id}/upload?userId=person`, {
      token: begun.token,
      raw: 'x'.repeat(200_000),
      type: 'image/png',
    });
    expect([upload.status, upload.body.error.code]).toEqual([400, 'BadArgument']);
  });

  test.each(['x', '-1', '1e3', '9999999999'])('the watermark %s', async (watermark) => {
    for (const path of [begun.activities, begun.activities.replace('/activities', '')]) {
      const { status, body } = await ask(`${path}?watermark=${watermark}`, begun);
      expect([status, body.error.code]).toEqual([400, 'BadArgument']);
    }
  });

  test('a sign of typing is taken and means nothing', async () => {
    const heard = served.parrot.heard.length;
    for (const type of ['typing', 'conversationUpdate']) {
      expect((await ask(begun.activities, { token: begun.token, json: { type } })).status).toBe(200);
    }
    expect(served.parrot.heard).toHaveLength(heard);
  });
});
