import { afterTyping } from './typed';

const TOLD = ['no', 'a man from my gym follows me home every week, I live in Luton'];

describe('who asks for a service by its name is shown how to reach it', () => {
  test.each([
    ['suzy lamplugh', 'Suzy Lamplugh Trust'],
    ['signpost', 'Signpost for Bedfordshire'],
    ['samaritans number', 'Samaritans'],
    ['can i text childline', 'Childline'],
    ['what is the number for Karma Nirvana please', 'Karma Nirvana'],
    ['how do i get hold of victim support', 'Victim Support'],
    ['the Samaritans', 'Samaritans'],
    ['Mens Advice Line', "Men's Advice Line"],
  ])('"%s"', async (text, name) => {
    const conversation = await afterTyping(...TOLD, text);
    const cards = conversation.replies.flatMap(({ attachments = [] }) =>
      attachments.map(({ content }) => content.title),
    );
    expect(cards).toContain(name);
  });

  test('with the ways beside the telephone', async () => {
    const conversation = await afterTyping(...TOLD, 'can i text childline');
    expect(conversation.said()).toContain('chat');
  });

  test('and the question that waits comes again', async () => {
    const conversation = await afterTyping(...TOLD);
    const asked = conversation.asked();
    expect(asked).toBeDefined();
    await conversation.type('signpost');
    expect(conversation.asked()).toBe(asked);
  });

  test.each([
    'the samaritans told me last week that I should write to you about it',
    'I rang victim support on monday and they said keep everything that he sends',
    'I rang victim support on monday',
    'my sister thinks childline should have rung us back by now',
  ])('but who tells of it asks for nothing: "%s"', async (text) => {
    const conversation = await afterTyping(...TOLD, text);
    expect(conversation.said()).not.toContain('how to reach them');
  });
});

test('what a service tells others is answered first', async () => {
  const conversation = await afterTyping(...TOLD, 'will childline tell anyone');
  expect(conversation.said()).toContain('Childline keeps');
});
