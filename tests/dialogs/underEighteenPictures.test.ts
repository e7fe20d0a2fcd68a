import { realKnowledge } from '../realKnowledge';
import { afterTyping } from './typed';

const FOR_ADULTS = /Revenge Porn Helpline|StopNCII|helpline for adults/;
const YOUNG = ['To me, and I am under 18', 'To a child or young person'];

describe.each(YOUNG)('private pictures of somebody under 18 (%s)', (who) => {
  test.each(['images-shared', 'sextortion'])(
    '“%s” names what gets them taken down, and nothing for adults',
    async (ask) => {
      const conversation = await afterTyping('no');
      await conversation.press(who);
      await conversation.pressValue({ kind: 'ask', ask });
      expect(conversation.said()).toContain('Report Remove, from Childline and the Internet Watch Foundation');
      expect(conversation.said()).toMatch(/do not copy the pictures/);
      expect(conversation.said()).not.toMatch(FOR_ADULTS);
      await conversation.press('More about this');
      expect(conversation.said()).toContain("Report Remove is on Childline's website");
      expect(conversation.said()).not.toMatch(FOR_ADULTS);
    },
  );
});

describe('whoever is under 18 and blackmailed over pictures', () => {
  const TOLD = [
    [
      'im 13 and a boy online says he will send my nudes to everyone in my class if i dont send more',
      'he wont stop',
      'yes',
    ],
    ['my 13 year old daughter is being blackmailed with nudes by someone online, he wont stop', 'yes'],
  ];

  test.each(TOLD)('is told first what helps with that: "%s"', async (...told) => {
    const conversation = await afterTyping('no', ...told, 'none of these', 'bedford');
    const said = conversation.said();
    expect(said).toContain('Report Remove, from Childline, can help get them taken down');
    expect(said).toMatch(/More help:\s+- Report Remove: https:/);
    expect(said).not.toMatch(FOR_ADULTS);
  });
});

describe('pictures of under-18s', () => {
  const WARNING = 'Sexual pictures of anyone under 18';
  const asked = async (...told: readonly string[]) => {
    const conversation = await afterTyping('no', ...told);
    await conversation.pressValue({ kind: 'ask', ask: 'keep-or-delete' });
    const answer = conversation.said();
    await conversation.pressValue({ kind: 'topic', topic: 'evidence' });
    return [answer, conversation.said()];
  };

  test('are spoken of where pictures were told', async () => {
    for (const said of await asked('he posted naked pictures of me'))
      expect(said.toLowerCase()).toContain('pictures of anyone under 18');
  });

  test('and not to whoever asks what to do with letters', async () => {
    for (const said of await asked('he keeps putting letters through my door')) expect(said).not.toContain('under 18');
    const { says } = realKnowledge.short_answers.find(({ id }) => id === 'handle-evidence') ?? {};
    expect(JSON.stringify(says)).not.toContain(WARNING);
  });
});
