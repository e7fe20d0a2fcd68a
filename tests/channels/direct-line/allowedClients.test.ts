import { ask, HOST_PAGE, SECRET, type Served, serve } from '../served';

let served: Served;

beforeEach(async () => {
  served = await serve();
});

afterEach(() => served.close());

const generate = (options: Parameters<typeof ask>[1]) => ask(`${served.directLine}/tokens/generate`, options, 'POST');

describe('the door', () => {
  test('pages of allowed origins get a token for one conversation', async () => {
    const { status, body, headers } = await generate({ origin: HOST_PAGE });
    expect(status).toBe(200);
    expect(body).toEqual({ conversationId: expect.any(String), token: expect.any(String), expires_in: 1800 });
    expect(headers.get('access-control-allow-origin')).toBe(HOST_PAGE);
  });

  test('other servers get one for the secret, and may say who it is for', async () => {
    const { body } = await generate({ token: SECRET, json: { user: { id: 'desk-7' } } });
    expect(await served.tokens.verify(body.token)).toMatchObject({
      person: 'desk-7',
      conversation: body.conversationId,
    });
    const started = await ask(`${served.directLine}/conversations`, { token: SECRET }, 'POST');
    expect(started.status).toBe(201);
  });

  test.each([
    ['of another origin', { origin: 'https://elsewhere.example' }],
    ['of an origin that only looks alike', { origin: `${HOST_PAGE}.example` }],
    ['of no origin', {}],
    ['with a wrong secret', { token: `${SECRET}!` }],
  ])('a request %s is shut out', async (_, options) => {
    const { status, body, headers } = await generate(options);
    expect([status, body.error.code]).toEqual([403, 'BadArgument']);
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  test('a page is not believed about who its person is', async () => {
    const { body } = await generate({ origin: HOST_PAGE, json: { user: { id: 'someone' } } });
    expect(await served.tokens.verify(body.token)).toMatchObject({ person: 'person' });
  });

  test('browsers are told beforehand which pages may ask', async () => {
    const url = `${served.directLine}/conversations`;
    const allowed = await ask(url, { origin: HOST_PAGE }, 'OPTIONS');
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-headers')).toContain('Authorization');
    const other = await ask(url, { origin: 'https://elsewhere.example' }, 'OPTIONS');
    expect(other.status).toBe(403);
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });
});
