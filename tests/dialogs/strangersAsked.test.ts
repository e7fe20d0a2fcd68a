import { Conversation, MORNING, realKnowledge } from '../journeys/conversation';

/** What strangers asked, and got nothing or something that did not fit; and what the answer has to hold. */
const ASKED: readonly (readonly [id: string, ...holds: RegExp[]])[] = [
  [
    'computer-watched',
    /device that (?:this|the) person has never had/,
    /no passwords/,
    /take nothing off it yet/,
    /police/,
  ],
  ['own-camera', /^Mostly, yes/, /only (?:your|their) own door/, /ICO/],
  ['their-camera', /point it away from (?:your|their) home/, /police/],
  ['go-to-them', /^Ask them first what they want/, /call 999/, /do not look for the other person/],
  ['pay-them-back', /^Please don't/, /more dangerous/, /arrested/, /What helps/],
  [
    'tell-of-a-patient',
    /^You may, where somebody may be badly hurt/,
    /patient, a pupil, a client or a customer/,
    /manager or safeguarding lead/,
    /do not wait .*999/,
  ],
  ['tonight', /not alone/, /on 101/, /[Ll]ock the doors/, /charged phone/, /Call 999 as soon as/],
  ['what-police-do', /999/, /101/, /write it down/, /speak to/, /reference number/],
];

async function answerTo(ask: string, who: string): Promise<Conversation> {
  const conversation = new Conversation(realKnowledge, MORNING);
  await conversation.begin();
  await conversation.press('No, not right now');
  await conversation.press(who);
  await conversation.pressValue({ kind: 'ask', ask });
  return conversation;
}

describe.each(['To me', 'To someone else'])('what strangers asked is answered (%s):', (who) => {
  test.each(ASKED.map(([ask, ...holds]) => [ask, holds] as const))('%s', async (ask, holds) => {
    const conversation = await answerTo(ask, who);
    for (const one of holds) expect(conversation.said()).toMatch(one);
    await conversation.press('More about this');
    expect(conversation.said()).not.toBe('');
  });
});

test('nobody is urged to do anything on a computer that is watched', () => {
  const { says } = realKnowledge.short_answers.find(({ id }) => id === 'computer-watched') ?? {};
  for (const words of Object.values(says ?? {})) {
    expect(words).not.toMatch(/\b(?:scan|run|install|search|check|delete|remove|log in|change)\b/i);
  }
});

test('A service that an answer names stands below it with its number, whatever else is open', async () => {
  const conversation = await answerTo('forced-marriage', 'To me');
  expect(conversation.said()).toMatch(/Karma Nirvana: 0800 5999 247/);
});
