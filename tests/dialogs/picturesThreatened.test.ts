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
    'he says hell take all his meds if i leave',
    "he says he'll swallow paracetamol if i go",
    'he said he would step in front of a lorry if i left him',
    "he said he'd drive into a wall if i leave",
    "he says he'll walk into the sea if i go",
    "he says he'll end things for good if i leave",
    'he will not kill himself if i come back',
    'she will not hurt herself if i marry her',
  ])('but who tells of one is believed: "%s"', async (text) => {
    expect(answersOf(await afterTyping(...TOLD, text)).signs).toContain(SUICIDE);
  });

  test.each([
    'he will send it to my mum if i block him',
    "he says he'll tell my mum if i block him",
    'he says he will come round if i dont reply',
  ])('and no threat of suicide is put into what is built like one: "%s"', async (text) => {
    expect(answersOf(await afterTyping(...TOLD, text)).signs ?? []).not.toContain(SUICIDE);
  });

  test.each([
    'she will show the pictures of me to the police as evidence',
    'they will send my photos to the police',
    'the police said they will show my pictures to the court',
    'they said they would put my picture on the website as employee of the month',
    'they took photos of my house as evidence',
    'my friend takes pictures of my car so i have evidence',
    'how do i take my house off google maps',
    'he wont share pictures of me he promised',
    'i dont think he will share pictures of me',
    'will you share my photos',
    'can i send pictures of us to the police',
    'the school will show pictures of us on the website',
  ])('and pictures that nobody threatens with are none: "%s"', async (text) => {
    const { what } = answersOf(await afterTyping(...TOLD, text));
    expect(what).not.toContain(PICTURES);
    expect(what).not.toContain('watching');
  });
});
