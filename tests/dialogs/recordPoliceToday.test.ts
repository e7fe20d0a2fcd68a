import { Conversation, realKnowledge } from '../journeys/conversation';
import { cellsOf, NIGHT, told } from './tellRecord';

const TODAY = 'Please think about telling the police today. In danger, call 999. If not, call 101.';
const THREAT = 'A threat to kill or hurt someone matters';

/** What was said to the last line, without bold letters. */
async function said(...lines: readonly string[]): Promise<string> {
  const { talk } = await told(...lines);
  return talk.said().replaceAll('**', '');
}

describe('a threat that is told in the record brings the police, the account stays, and nothing is raised', () => {
  test.each([
    ["On 6 November he rang me and said he'd finish me", THREAT],
    ['On 3 November he sent my mum a text saying he will kill me and the kids', THREAT],
    ["On 6 November he said he'd slit my throat", THREAT],
    ['On 6 November he left a note: "I\'ll end you, bitch"', THREAT],
    ['[19/11/2026, 03:10:44] Him: i will kill you', THREAT],
    ['On 6 November he said if I dont come home he will put my mum in the ground', THREAT],
    ['On 2 November he waved a bat at me', 'A weapon makes it more dangerous'],
    ['On 6 November she held a knife to my throat', 'A weapon makes it more dangerous'],
    ['In August he had me by the neck in the kitchen', 'Pressure on the neck can do harm that does not show.'],
    ['On 4 November he tried to suffocate me with a pillow', 'ring NHS 111 today'],
    ["On 5 November she said she'd hurt my little girl", 'Hurting or threatening children or pets'],
    ['On 5 November he wrote that he was coming for my children', 'Hurting or threatening children or pets'],
    ['On 6 November I was frightened for my life', 'Fear of being killed or badly hurt'],
    ['On 6 November he sat outside, I thought he was going to kill me', 'Fear of being killed or badly hurt'],
    ['On 6 November he told me to watch my back', 'Threats, a weapon or fear of violence'],
  ])('%s', async (line, why) => {
    const { sheet, talk } = await told(line);
    const words = talk.said().replaceAll('**', '');
    expect(words).toContain(TODAY);
    expect(words).toContain(why);
    expect(words).not.toMatch(/Call 999 now|danger right now/);
    expect(cellsOf(sheet)).toContain(line);
  });

  test.each([
    'On Monday he was outside again and I could have killed him',
    'On Monday he rang to say his dad nearly died of cancer',
    'On Monday he was killing time outside my work',
    'On Monday he stood there, there were no threats',
    'On Monday he did not threaten me',
    'On Monday my feet were killing me and he walked behind me all the way',
    'On Monday I was cutting onions with a knife when he knocked',
    'On Monday I had a hammer in my hand because I was putting up shelves, and he came',
    'On Monday he choked on his drink laughing at me',
    'On Monday I had a sore throat so I was home when he rang',
    'On Monday he stared at me, the tie was round his neck',
    'On Monday he said he would never hurt me',
    "On Monday he said he'd see me in court",
    'On Monday he threatened to report me to the council',
    'On Monday the kids were next door when he came',
    'On Monday he told me she was coming to me for the weekend',
    'On Monday he beat me to the car park and waited',
  ])('what only sounds like it does not: %s', async (line) => {
    expect(await said(line)).not.toContain('police today');
  });

  test('it is said once, and again only of what is graver', async () => {
    const first = ["On 6 November he said he'd kill me", 'outside my work'];
    expect(await said(...first)).not.toContain('police today');
    expect(await said(...first, "he said he'd kill me and my mum")).not.toContain('police today');
    expect(await said(...first, '[That is all]', 'On 9 November he waved a bat at me')).not.toContain('police today');
    const graver = [...first, '[That is all]', 'On 9 November he grabbed my throat'];
    expect(await said(...graver)).toContain('Pressure on the neck');
    expect(await said(...graver, '[That is all]', 'On 11 November he choked me')).not.toContain('police today');
  });

  test('nor is it said beside the line with 999, which it holds', async () => {
    expect(await said("On 6 November he rang me and said he'd finish me")).not.toContain('press 55');
  });

  test('it is said of what is told in the words of a change, and beside a question', async () => {
    const begun = ['On 6 November he rang me', '[That is all]', 'On 9 November he was at my work', '[That is all]'];
    expect(await said(...begun, "add to the first one that he said he'd kill me")).toContain(TODAY);
    expect(await said('On 6 November he rang me', "he said he'd finish me. who do i tell?")).toContain(TODAY);
  });

  test('who opens the record with it is told too, and what to do after strangling once', async () => {
    const talk = new Conversation(realKnowledge, NIGHT);
    await talk.begin();
    await talk.press('No, not right now');
    await talk.type('can I write it down: On 3 November he strangled me in the kitchen');
    const words = talk.said().replaceAll('**', '');
    expect(words).toContain(TODAY);
    expect(words.match(/last four weeks/g)).toHaveLength(1);
  });
});
