import { afterTyping, answersOf } from './typed';

const TOLD = ['no', 'it happens to us, a woman from church'];
const told = async (text: string) => answersOf(await afterTyping(...TOLD, text));

describe('who was in the home, or followed by car', () => {
  test.each([
    'she was INSIDE our flat last tuesday at 2am standing in the hall',
    'aisha got up for a wee and ruth was stood in our hall. in the dark. just stood. we dunno how she got in, maybe spare key',
    'we do not know how she got in',
  ])('has it noted as getting in, with no screen: "%s"', async (text) => {
    const { signs, danger } = await told(text);
    expect(signs).toContain('got-in');
    expect(danger).toEqual(['no']);
  });

  test.each(['she does follow her to work sometimes in the fiesta', 'ruth follows the bus', 'she follows us in a car'])(
    'has it noted as following by car: "%s"',
    async (text) => {
      expect((await told(text)).signs).toContain('tracked');
    },
  );

  test('has it noted as an answer to the signs of high risk too, behind a no', async () => {
    const church = ['no', 'it happens to us, a woman from church keeps following us', 'yes'];
    const conversation = await afterTyping(...church, 'no she does follow her to work sometimes in the fiesta');
    expect(answersOf(conversation).signs).toEqual(['tracked']);
    expect(conversation.said()).not.toContain('Tracker');
  });

  test.each([
    'no im in my room',
    'i dont know how he got in my account',
    'dont know how he got in my head',
    'how they got in touch with my new boss',
    'not sure how he got in the group chat',
    'she follows me on polo club instagram',
    'he was following the focus group',
    'he keeps following the golf on tv',
    'he followed me on foot',
    'my sister follows me on instagram',
    'hes not got in the house??',
    'he was in the car and followed the rules',
    'i follow the bus route',
  ])('and where nobody was, or no car is told, there is no sign: "%s"', async (text) => {
    expect((await told(text)).signs ?? []).toEqual([]);
  });

  test.each([
    'i am in my house and he got in',
    'i was in my bedroom and he broke in',
    'he came in when i was in my bedroom',
    'i was in my house and someone came in',
    'i dont know how she got in my house',
  ])('but who was at home while somebody got in is heard: "%s"', async (text) => {
    expect((await told(text)).signs).toContain('got-in');
  });
});

describe('what is said to others, or shown', () => {
  test('that he rings the boss to say that they drink is no call to them', async () => {
    expect((await told('he phone boss three times say i drive drunk')).what).toEqual(['others-used']);
  });

  test('but calls beside it are', async () => {
    expect((await told('he rang my work and he rings me')).what).toEqual(
      expect.arrayContaining(['contact', 'others-used']),
    );
  });

  test.each([
    'sends me screenshots of my house off google maps and says nice curtains',
    'he sent me a photo of my house',
  ])('shows that somebody watches: "%s"', async (text) => {
    expect((await told(text)).what).toContain('watching');
  });

  test.each(['I have got letters and I can read a letter', 'i sent him photos of my car'])(
    'and what the person does themselves is nothing of it: "%s"',
    async (text) => {
      const conversation = await afterTyping('no', 'it happens to me, a man waits outside my work every day', text);
      expect(answersOf(conversation).what).not.toContain('contact');
    },
  );

  test('but letters that come are letters', async () => {
    expect((await told('he sends letters, i can read them')).what).toEqual(['contact']);
  });
});
