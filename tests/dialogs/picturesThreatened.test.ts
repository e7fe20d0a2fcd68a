import { afterTyping, answersOf } from './typed';

const TOLD = ['no', 'a lad at school keeps messaging me im 15', 'several times', 'yes'];
const PICTURES = 'intimate-images';
const SUICIDE = 'suicide-threat';

describe('who is threatened with their pictures', () => {
  test.each([
    'idk none of them really he says if i dont reply hes gonna share pics of me',
    "he'll put my nudes up if i block him",
    'hes gonna do something with my pics',
    'he threatened to send my pictures to my mum',
    'he says if i leave he will show people the photos i sent',
  ])('is heard, and nobody is taken to want to die: "%s"', async (text) => {
    const conversation = await afterTyping(...TOLD, text);
    const { what, signs } = answersOf(conversation);
    expect(what).toContain(PICTURES);
    expect(signs ?? []).not.toContain(SUICIDE);
    expect(conversation.said()).not.toContain('If you think they may do it now');
  });

  test('is not given the words for a suicide because of "it": "he says he will send it to my mum"', async () => {
    const { signs } = answersOf(await afterTyping(...TOLD, 'he says he will send it to my mum if i block him'));
    expect(signs ?? []).not.toContain(SUICIDE);
  });

  test.each([
    'nobody said suicide',
    "i never said he'd kill himself",
    'thats not what i said?? nobody is gonna do anything to himself. he said hes gonna SHARE PICTURES of me. can he do that',
  ])('takes a threat of suicide off again: "%s"', async (text) => {
    const conversation = await afterTyping(...TOLD, "he says if i dont reply he's gonna kill himself", text);
    expect(answersOf(conversation).signs ?? []).not.toContain(SUICIDE);
    expect(conversation.said()).toContain('threats of suicide by the other person');
    expect(conversation.said()).not.toContain('If you think they may do it now');
  });

  test.each([
    "he says he'll top himself",
    "he says he'll do something stupid if i leave",
    'he said he cant live without me and hes taken pills',
    'she keeps saying she wont be here tomorrow, it will be my fault if she dies',
  ])('but who tells of one is believed: "%s"', async (text) => {
    expect(answersOf(await afterTyping(...TOLD, text)).signs).toContain(SUICIDE);
  });

  test.each([
    'he wont share pictures of me he promised',
    'i dont think he will share pictures of me',
    'will you share my photos',
    'can i send pictures of us to the police',
    'the school will show pictures of us on the website',
  ])('and pictures that nobody threatens with are none: "%s"', async (text) => {
    expect(answersOf(await afterTyping(...TOLD, text)).what).not.toContain(PICTURES);
  });
});
