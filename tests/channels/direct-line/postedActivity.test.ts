import fc from 'fast-check';
import { parsePostedActivity } from '../../../channels/direct-line/postedActivity';
import { HttpError } from '../../../channels/http/httpError';

const message = { type: 'message', text: 'hi' };
const nested = (levels: number): unknown => (levels === 0 ? 0 : [nested(levels - 1)]);

test('only what is understood is kept, and nothing about who it is from', () => {
  const body = {
    ...message,
    id: 'mine',
    from: { id: 'someone else', role: 'bot' },
    recipient: { id: 'x' },
    conversation: { id: 'another' },
    timestamp: '1999-01-01',
    serviceUrl: 'https://elsewhere.example',
    locale: 'en-GB',
    entities: [{ type: 'ClientCapabilities' }],
    attachments: [],
    value: { kind: 'command', command: 'exit' },
    channelData: { clientActivityID: 'x1', postBack: true, tracking: 'no' },
    somethingNew: true,
  };
  expect(parsePostedActivity(body)).toEqual({
    kind: 'turn',
    clientId: 'x1',
    activity: {
      type: 'message',
      text: 'hi',
      textFormat: 'plain',
      locale: 'en-GB',
      value: { kind: 'command', command: 'exit' },
      channelData: { clientActivityID: 'x1', postBack: true },
    },
  });
});

test('a press of a button needs no text', () => {
  expect(parsePostedActivity({ type: 'message', value: { kind: 'command' } })).toMatchObject({
    kind: 'turn',
  });
});

test('4,000 characters are taken', () => {
  expect(parsePostedActivity({ ...message, text: 'x'.repeat(4000) })).toMatchObject({ kind: 'turn' });
});

test.each<[string, unknown]>([
  ['text that is no text', { ...message, text: 7 }],
  ['a value nested too deep', { ...message, value: nested(7) }],
  ['a value nested deep enough to use up the stack', { ...message, value: nested(6000) }],
  ['a value that is too long', { ...message, value: 'x'.repeat(4000) }],
  ['an event without a name', { type: 'event', value: 1 }],
  ['an event with a long name', { type: 'event', name: 'x'.repeat(101) }],
  ['an id that is no text', { ...message, id: 7 }],
  ['an id that is too long', { ...message, channelData: { clientActivityID: 'x'.repeat(101) } }],
  ['attachments that are no list', { ...message, attachments: 'picture.png' }],
])('%s is refused', (_, body) => {
  expect(() => parsePostedActivity(body)).toThrow(HttpError);
});

test('a locale that is none is left out', () => {
  for (const locale of ['', 'x'.repeat(60), '../../etc', 7]) {
    expect(parsePostedActivity({ ...message, locale })).not.toHaveProperty('activity.locale');
  }
});

test('whatever is posted is either taken, within bounds, or refused', () => {
  const field = fc.oneof(fc.jsonValue({ maxDepth: 8 }), fc.string({ maxLength: 5000 }));
  const type = fc.constantFrom<unknown>('message', 'event', 'typing', 'endOfConversation', 'constructor', null);
  const bodies = fc.record(
    {
      type,
      text: field,
      value: field,
      name: field,
      id: field,
      channelData: field,
      attachments: field,
      locale: field,
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(bodies, fc.jsonValue()), (body) => {
      try {
        expect(JSON.stringify(parsePostedActivity(body)).length).toBeLessThan(60_000);
      } catch (error) {
        expect(error).toBeInstanceOf(HttpError);
      }
    }),
    { numRuns: 500 },
  );
});
