import { cellsOf, told } from './tellRecord';

/** An incident that is being told; the question how it was done waits. */
const OPEN = ['On 6 November he stood in the shop where I work and stared at me'];
const DONE = [...OPEN, '[That is all for this one]'];

/** Asked of the chat, of the record, or of what comes of it. */
const ASKED = [
  'do I ring 101',
  'if I tell the police will he come back worse',
  'does it disappear if I make tea',
  'is this ok',
  'can you see this',
  'who reads this',
  'hang on are you saving this',
  'did you get that',
  'if i report it does he get told',
  'what happens if i close this',
  'where does all this go',
  'who do i show this to',
  'you are not sending this anywhere are you',
];

describe('a question that is typed into the record', () => {
  test.each(ASKED)('is answered, stands nowhere in it, and what was asked comes again: "%s"', async (line) => {
    const { sheet, talk } = await told(...OPEN, line);
    expect(JSON.stringify(sheet)).not.toContain(line);
    expect(talk.replies.length).toBeGreaterThan(1);
    expect(talk.said()).toContain('How was it done?');
    expect(talk.titles()).toContain('In person');
    await talk.type('he came up to me in person');
    expect(talk.said()).not.toContain('How was it done?');
  });

  test.each(ASKED)('begins no incident, before the first and after it: "%s"', async (line) => {
    const before = await told(line);
    expect(before.sheet?.incidents ?? []).toHaveLength(0);
    const { sheet, talk } = await told(...DONE, line);
    expect(sheet.incidents).toHaveLength(1);
    expect(JSON.stringify(sheet)).not.toContain(line);
    expect(talk.titles()).toContain('Add another incident');
    expect(talk.titles()).not.toContain('Something else happened');
  });

  test.each([
    'he said are you saving this for later',
    'is always there when i leave for work',
    'if i do not answer he will ring my mum all night',
    'who he was with i do not know, a tall man',
    'he asked did you get that, over and over',
    '“are you keeping this from me” was what he wrote',
  ])('what only sounds like one is told: "%s"', async (line) => {
    expect(cellsOf((await told(...OPEN, line)).sheet)).toContain(line);
  });
});
