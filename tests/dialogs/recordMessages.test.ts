import { cellsOf, told } from './tellRecord';

const MOST = 5;

/** One incident each, as different people tell it: what happened, and what they say to each question that comes. */
const LIVES: Readonly<Record<string, readonly string[]>> = {
  'little at a time': [
    'he shouted at me',
    'on Tuesday at 5pm, outside Boots in Luton, it went on ten minutes',
    'seen it myself, he said youll be sorry you left, black hoodie and a grey van',
    'my friend Amy saw, no kids there, got it on my ring doorbell',
    'im scared to go out now, no injuries. told the police on 101, ref 4512, no court order',
  ],
  'nearly all at once': [
    'Thursday 12 November at 8.10am outside the school gates he grabbed my arm, i saw him myself, my daughter was there and Mrs Khan the teaching assistant saw it',
    'bruise on my arm, photo on my phone',
    'i go in by the back gate now',
    'told PC Hughes 4471, crime ref 40/51234/26',
  ],
  'who knows little': [
    'something was through my letterbox',
    'dunno, sometime last month',
    'no idea',
    'nobody',
    'feel sick',
  ],
  'in a second language': [
    'before two day he come in my work and make big noise',
    '26 november in evening, in shop where i work, 20 minute',
    'i see him, he say i find you, he wear black jacket',
    'my boss Ahmed see all, camera in shop',
    'i am afraid and not sleep. i tell police no number',
  ],
  'with a list of calls': [
    '[19/11/2026, 03:10:44] Him: i can see your light is on\n[19/11/2026, 03:12:02] Him: answer me',
    'at home',
    'from his number 07700 900123',
    'screenshots on my phone and my sister has copies',
    'cant sleep, told my gp',
  ],
};

test.each(Object.entries(LIVES))(
  'one incident with all its questions takes five messages at most: %s',
  async (_who, lines) => {
    let sent = 0;
    let last = await told(...lines.slice(0, 1));
    while (++sent < lines.length && !last.talk.said().includes('That is written down'))
      last = await told(...lines.slice(0, sent + 1));
    expect(last.talk.said()).toContain('That is written down');
    expect(sent).toBeLessThanOrEqual(MOST);
    // Every word of every message stands in it.
    for (const line of lines.slice(0, sent))
      for (const part of line.split('\n')) expect(cellsOf(last.sheet)).toContain(part);
  },
);

test.each(Object.entries(LIVES))(
  'at any point it is all for now, and what was told stands: %s',
  async (_who, lines) => {
    for (let said = 1; said < lines.length; said++) {
      const { sheet, talk } = await told(...lines.slice(0, said), 'that is all for now');
      expect(talk.said()).toContain('That is written down');
      for (const part of lines.slice(0, said).flatMap((line) => line.split('\n')))
        expect(cellsOf(sheet)).toContain(part);
      expect(cellsOf(sheet)).not.toContain('all for now');
    }
  },
);

test('who does not know which of two times it was is not asked again, and the words stay', async () => {
  const { sheet, talk } = await told('something was through my letterbox', 'dunno, sometime at the weekend', 'no idea');
  expect(talk.said()).not.toContain('Which one was it?');
  expect(cellsOf(sheet)).toContain('no idea');
  expect(cellsOf(sheet)).toContain('the weekend');
});
