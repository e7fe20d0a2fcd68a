import type { RecordSheet } from '../../model/protocol/activities';
import { cellsOf, told } from './tellRecord';

const MUMS = 'On Thursday 26 November at 6pm he was outside my mums in Toddington and Mr Khan came out';
const TEXTS = 'On Friday 27 November he sent me texts about Toddingtn and Toddington\u2019s pub';
const TWO = [MUMS, '[That is all', '[Add another', TEXTS, '[That is all'];
const all = (sheet: RecordSheet) => sheet.incidents.map((_one, place) => cellsOf(sheet, place)).join('\n');

describe('before words are taken out of the record', () => {
  test('it is shown which, as they are spelt, and in which incidents, and that they cannot be put back', async () => {
    const { sheet, talk } = await told(...TWO, 'take out toddington everywhere');
    const said = talk.said().replaceAll('**', '');
    expect(said).toContain('It cannot be put back.');
    expect(said).toContain('Number 1, Thursday 26 November 2026, 6pm: \u201cToddington\u201d');
    expect(said).toContain('Number 2, Friday 27 November 2026: \u201cToddingtn\u201d, \u201cToddington\u2019s\u201d');
    expect(talk.buttons().map(({ title }) => title)).toEqual(['Take it out', 'Leave it as it is']);
    expect(all(sheet)).toContain('Toddington');
    expect(all(sheet)).not.toContain('everywhere');
  });

  test.each([
    ['[Take it out]'],
    ['yes'],
    ['yes please'],
    ['yes take them all out'],
    ['take it out'],
    ['go ahead'],
    ['yeah do it'],
  ])('they go with a yes: "%s"', async (answer) => {
    const { sheet, talk } = await told(...TWO, 'remove Toddington everywhere', answer);
    expect(all(sheet)).not.toMatch(/toddingt/i);
    expect(all(sheet)).toContain('he was outside my mums in');
    expect(talk.said()).toContain('I have taken that out');
  });

  test.each([
    ['[Leave it as it is]'],
    ['no'],
    ['no leave it'],
    ['leave it in'],
    ['keep it'],
    ["don't take it out"],
    ['nah never mind'],
  ])('they stay with a no: "%s"', async (answer) => {
    const { sheet, talk } = await told(...TWO, 'remove Toddington everywhere', answer);
    expect(all(sheet)).toContain('Toddingtn');
    expect(all(sheet)).toContain('in Toddington');
    expect(all(sheet)).not.toContain(answer);
    expect(sheet.incidents).toHaveLength(2);
    expect(talk.said()).toContain('I have left it as it is');
  });

  test.each(['yes but only in number 2', 'yes but not the first one', 'only the last one'])(
    'a yes to less than that takes out nothing: "%s"',
    async (answer) => {
      const { sheet, talk } = await told(...TWO, 'remove Toddington everywhere', answer);
      expect(all(sheet)).toContain('in Toddington');
      expect(talk.said()).not.toContain('I have taken that out');
    },
  );

  test('who goes on telling loses nothing, and takes out nothing', async () => {
    const more = 'On Saturday 21 November he followed me round Asda';
    const done = await told(...TWO, 'remove Toddington everywhere', more);
    expect(all(done.sheet)).toContain('in Toddington');
    expect(all(done.sheet)).toContain(more);
    const begun = await told(MUMS, 'take out Toddington', 'my sister saw it too');
    expect(all(begun.sheet)).toContain('in Toddington');
    expect(all(begun.sheet)).toContain('my sister saw it too');
    await begun.talk.type('yes');
    expect(begun.talk.said()).not.toContain('taken that out');
  });

  test('a question beside it is answered, and it is asked again', async () => {
    const { talk } = await told(...TWO, 'remove Toddington everywhere', 'who can see this?');
    expect(talk.buttons().map(({ title }) => title)).toContain('Take it out');
    await talk.type('yes');
    expect(talk.said()).toContain('I have taken that out');
  });

  test('what else is asked for before the yes is shown as well', async () => {
    const { sheet, talk } = await told(...TWO, 'remove Toddington everywhere', 'yes and take out Mr Khan', 'yes');
    expect(all(sheet)).not.toMatch(/toddingt|khan/i);
    expect(talk.said()).toContain('I have taken that out');
  });

  test('what else is told with it is kept, whatever the answer', async () => {
    const { sheet } = await told(MUMS, 'take out Toddington. my sister saw it too', 'no');
    expect(all(sheet)).toContain('my sister saw it too');
    expect(all(sheet)).toContain('in Toddington');
  });

  test('what stands in its place is shown', async () => {
    const { talk } = await told(MUMS, 'Kindly leave out Mr Khan\u2019s name. Put "a neighbour".');
    expect(talk.said()).toContain('\u201ca neighbour\u201d');
  });

  test('a removed incident that can be put back holds it no longer', async () => {
    const removed = [...TWO, 'remove number 1', '[Yes, remove it]'];
    const { talk } = await told(...removed, 'take out Toddington everywhere', 'yes', 'put it back', 'show me number 1');
    expect(talk.said()).toContain('he was outside my mums');
    expect(talk.said()).not.toContain('Toddington');
  });

  test('an account of several days that is not taken apart yet holds it no longer', async () => {
    const days = 'On 6 November he came to my flat in Toddington. On 9 November he came to Toddington again.';
    const { sheet } = await told(days, 'take out Toddington', 'yes', '[Yes, one for each]');
    expect(sheet.incidents).toHaveLength(2);
    expect(all(sheet)).not.toContain('Toddington');
  });

  test.each([
    ['take out horse', 'On 6 November he came to my house'],
    ['take out Marie', 'On 6 November he married my sister'],
    ['take out Barton', 'On 6 November he came by the button shop'],
  ])('another word is no other spelling: "%s" "%s"', async (line, story) => {
    const { sheet, talk } = await told(story, line);
    expect(talk.said()).not.toContain('It cannot be put back');
    expect(cellsOf(sheet)).toContain(story);
  });

  test('that it can be put back is said before a whole incident is removed, and that it cannot, before the last bit is', async () => {
    const whole = await told(...TWO, 'remove number 1');
    expect(whole.talk.said()).toContain('You can put it back until you leave this chat.');
    const bit = await told(MUMS, 'he had a torch with him', 'take out the last bit');
    expect(bit.talk.said()).toContain('It cannot be put back.');
  });
});
