import fc from 'fast-check';
import { pastedLog } from '../../diary/pastedLog';

const isCall = (line: string) => /call|voicemail/i.test(line);
const read = (text: string) => pastedLog(text, isCall);
const from = (text: string) => read(text)?.moment?.from;

describe('messages and calls that are pasted as they are', () => {
  test.each([
    ['an iPhone', '[19/11/2026, 03:10:44] Dave: i can see your light is on', '2026-11-19T03:10'],
    ['an iPhone with am and pm', '[19/11/2026, 3:10:44 pm] Dave: hello', '2026-11-19T15:10'],
    [
      'an iPhone that marks what was attached',
      '\u200e[19/11/2026, 00:10:44] Dave: \u200eimage omitted',
      '2026-11-19T00:10',
    ],
    ['an Android', '19/11/2026, 22:14 - Dave Smith: where are you', '2026-11-19T22:14'],
    ['an Android with a short year', '19/11/26, 12:05 am - +44 7700 900123: where are you', '2026-11-19T00:05'],
    ['a phone set to American dates', '[11/19/2026, 22:14:01] Dave: hi\n[11/20/2026, 08:00:00] Dave: hi', '2026-11-19'],
  ])('a message from %s is one, at its time', (_phone, text, at) => {
    expect([read(text)?.rest, from(text)]).toEqual(['', at]);
  });

  test('a message of several lines stays one, and what the person writes beside it is theirs', () => {
    const log = '[19/11/2026, 03:10:44] Dave: i can see you\nand your car\n[19/11/2026, 03:12:00] Dave: answer me';
    const found = read(`He sent me these in the night.\n${log}\n\nI was shaking.`);
    expect(found?.lines).toEqual(log.split('\n'));
    expect(found?.rest).toBe('He sent me these in the night.\n\nI was shaking.');
    expect(found?.moment).toEqual({
      from: '2026-11-19T03:10',
      to: '2026-11-19T03:12',
      precision: 'minute',
      open: false,
    });
  });

  test.each([
    ['Missed call 07700 900123 19/11/2026 22:14\nMissed call 07700 900123 20/11/2026 08:01', '2026-11-19'],
    ['07700900123  22:14\n07700900123  22:15\n+44 7700 900123  22:17', undefined],
    ['19/11/2026 22:14 voicemail\n19/11/2026 22:20 missed call (3)', '2026-11-19T22:14'],
  ])('a list of calls is one: %j', (text, at) => {
    expect([read(text)?.rest, from(text)]).toEqual(['', at]);
  });

  test.each([
    'He rang me at 22:14 from 07700 900123',
    '19/11 22:14 he was outside\n20/11 08:00 he was there again',
    'I reported it: 40/51234/26, PC Hughes said 14:30',
    'On 19/11/2026, 22:14 he said: open the door',
    'Dave: open the door\nMe: no',
    'Call 1: he rang and rang and I did not know what to do at 22:14 so I turned it off',
  ])('what a person writes themselves is theirs: %j', (text) => {
    expect(read(text)).toBeUndefined();
  });

  test('a date that is none gives no time', () => {
    expect(from('[39/11/2026, 03:10:44] Dave: hello')).toBeUndefined();
    expect(from('[19/11/2026, 33:10:44] Dave: hello')).toBeUndefined();
  });

  test('whatever is pasted, no line of it is lost or changed', () => {
    const line = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.constantFrom('[19/11/2026, 03:10:44] Dave: hello', 'Missed call 22:14', '', 'voicemail 08:00 07700900123'),
    );
    fc.assert(
      fc.property(
        fc.array(
          line.map((one) => one.replace(/[\r\n]/g, ' ')),
          { maxLength: 12 },
        ),
        (all) => {
          const found = read(all.join('\n'));
          if (!found) return;
          const kept = [...found.lines, ...found.rest.split('\n')].map((one) => one.trim()).filter((one) => one !== '');
          expect([...kept].sort()).toEqual(
            all
              .map((one) => one.trim())
              .filter((one) => one !== '')
              .sort(),
          );
        },
      ),
      { numRuns: 300, seed: 5 },
    );
  });
});
