import type { Activity } from 'botbuilder';
import { ChannelBots } from '../../../bots/channelBots';
import { cardOf, partsOf, TeamsConversation, WEB } from '../../journeys/teamsConversation';
import { realKnowledge } from '../../realKnowledge';
import { wrongWith } from './cardRules';
import { everyCard } from './everyCard';

const NOON = new Date('2026-11-24T12:00:00Z');
const GO_ON = 'Go on in Teams';
const ADDED = { type: 'installationUpdate', action: 'add' };

let teams: TeamsConversation;

beforeEach(() => {
  teams = new TeamsConversation(realKnowledge, NOON);
});
afterEach(() => expect(teams.failures).toEqual([]));

const previews = () => new Set(teams.history().map(({ summary, text }) => text ?? summary));

describe('before anything is asked', () => {
  test('a person reads who may read along, the numbers, and where it is safer', async () => {
    await teams.send(ADDED);
    for (const words of ['your workplace', 'even after it is deleted', 'the very person', '999', '0808 802 0300', WEB])
      expect(teams.said()).toContain(words);
    expect(teams.asked()).toBeUndefined();
    // Not to be opened here: this device is the one that is watched.
    expect(teams.replies.flatMap(partsOf).filter(({ type }) => type === 'Action.OpenUrl')).toEqual([]);
  });

  test('they are told once, though Teams tells of a new chat in two ways', async () => {
    await teams.send({ type: 'conversationUpdate', membersAdded: [{ id: 'waymark', name: '' }] });
    await teams.send(ADDED);
    expect(teams.history()).toHaveLength(1);
  });

  test.each(['hello', 'my ex keeps turning up at my work i told him to stop', 'yes', ''])(
    'whatever they type, nothing is asked and nothing of it is kept: “%s”',
    async (typed) => {
      await teams.type(typed);
      expect(teams.said()).toContain('Please read this first');
      expect([teams.asked(), teams.said().includes('I have noted')]).toEqual([undefined, false]);
      await teams.press(GO_ON);
      expect(teams.asked()).toBe('danger');
    },
  );

  test('who tells their story is thanked, can delete it, and is not asked again for what it told', async () => {
    await teams.send(ADDED);
    await teams.type('my ex keeps turning up at my work i told him to stop');
    expect(teams.said()).toContain('Thank you for telling me');
    expect(teams.said()).toContain('delete your own message');
    expect([teams.said().includes('Please read this first'), teams.asked()]).toEqual([false, undefined]);
    await teams.press(GO_ON);
    expect(teams.asked()).toBe('danger');
    await teams.press('No, not right now');
    expect(teams.said()).toContain('an ex');
  });

  test('shows the address of the web version as a code for the camera of another device, and fetches nothing for it', async () => {
    await teams.send(ADDED);
    const pictures = JSON.stringify(teams.history()).match(/"type":"Image","url":"([^"]*)","altText":"([^"]*)"/);
    expect(pictures?.[1]).toMatch(/^data:image\/gif;base64,/);
    expect(pictures?.[2]).toContain('https://');
  });

  test('one press takes the notice away again', async () => {
    await teams.send(ADDED);
    await teams.press('Take this away');
    expect([teams.history().length, teams.allSaid().includes('0808 802 0300')]).toEqual([1, false]);
  });

  test('one press takes it away even when Waymark has forgotten that it said it', async () => {
    await teams.send(ADDED);
    teams.now = new Date(NOON.getTime() + 3_600_000);
    await teams.press('Take this away');
    expect([teams.history().length, teams.allSaid().includes('0808 802 0300')]).toEqual([1, false]);
  });

  test('the words of the button do as well as the button', async () => {
    await teams.send(ADDED);
    await teams.type('go on in teams');
    expect(teams.asked()).toBe('danger');
  });

  test('typed danger and thoughts of suicide are heard all the same', async () => {
    await teams.type('hes outside now please help');
    expect(teams.said()).toMatch(/^\s*Call 999 now/);
    await teams.type('i want to kill myself');
    expect(teams.said()).toContain('116 123');
  });

  test('who says that they are safe now is still told before the next question', async () => {
    await teams.type('hes outside now please help');
    await teams.press('I am safe now');
    expect(teams.asked()).toBeUndefined();
    expect(teams.said()).toContain('Please read this first');
    await teams.press(GO_ON);
    expect(teams.asked()).toBe('who-for');
  });

  test('who asks for the numbers gets them', async () => {
    await teams.type('helplines');
    expect(teams.said().match(/0808 802 0300/g)).toHaveLength(2);
    expect(teams.said()).toContain('Please read this first');
  });

  test('who asks whether it is private is told the truth about Teams, and of nothing else that a browser has', async () => {
    await teams.type('is this confidential');
    expect(teams.said()).toContain('Not here: your organisation may be able to read');
    expect(teams.said()).not.toMatch(/It is private|when you exit/);
  });

  test('who says that they are safe now in words is believed, and still told first', async () => {
    await teams.type('hes outside now please help');
    await teams.type('im safe now');
    expect(teams.said()).toContain('Please read this first');
    await teams.press(GO_ON);
    expect(teams.asked()).toBe('who-for');
  });

  test('who may be thinking of ending their life is asked that at once, and told before anything else is asked', async () => {
    await teams.type('nobody would miss me');
    expect(teams.said()).toMatch(/ending your life\?[\s\S]*116 123/);
    expect(teams.said()).not.toContain('Please read this first');
    expect(teams.offered()).toEqual(['Yes', 'No']);
    await teams.press('No');
    expect(teams.asked()).toBeUndefined();
    expect(teams.said()).toContain('Please read this first');
    expect(teams.allSaid()).not.toContain('ending your life');
    await teams.press(GO_ON);
    expect(teams.asked()).toBe('danger');
  });
});

describe('what stands in the chat', () => {
  test('shows as little as possible of what was asked and answered', async () => {
    await teams.begin();
    await teams.press('No, not right now');
    await teams.press('To me');
    expect(teams.allSaid()).not.toMatch(/danger right now\?|Who is this happening to/);
    expect(teams.allSaid().match(/Answered\./g)).toHaveLength(2);
    expect(teams.allSaid()).toContain('In danger? Call 999.');
  });

  test('is nothing that the person has typed: no name, place, time or word of theirs', async () => {
    const OWN = /zebulon|quirkwood|fizzlewick|17:43|peacock/i;
    const typed =
      'my ex Zebulon Quirkwood follows me to Fizzlewick Lane at 17:43 in a peacock blue van, i told him to stop';
    await teams.type(typed);
    await teams.press(GO_ON);
    await teams.type('no, Zebulon is at home in Fizzlewick');
    await teams.type(typed);
    await teams.type('what can you do about Zebulon Quirkwood');
    for (let asked = 0; asked < 12; asked++) {
      expect(JSON.stringify(teams.history())).not.toMatch(OWN);
      if (teams.titles().includes('Skip this one')) await teams.press('Skip this one');
    }
    for (const words of ['what have you noted about Quirkwood', 'summary for Zebulon', typed]) await teams.type(words);
    expect(JSON.stringify(teams.history())).not.toMatch(OWN);
  });

  test('is cleared away when the answer is typed, too', async () => {
    await teams.begin();
    await teams.type('No, not right now');
    expect(teams.allSaid()).not.toContain('danger right now?');
  });

  test('shows danger and thoughts of suicide no longer than they last, and who can be rung from then on', async () => {
    await teams.begin();
    await teams.type('hes outside now please help');
    await teams.type('he is still there');
    expect(teams.allSaid()).toContain('Call 999 now');
    await teams.press('I am safe now');
    expect(teams.allSaid()).not.toContain('Call 999 now');
    await teams.type('i want to kill myself');
    await teams.type('who are they');
    expect([teams.allSaid().includes('Thoughts of suicide'), teams.asked()]).toEqual([true, 'what']);
    await teams.press('Following me, or turning up where I am');
    expect(teams.allSaid()).not.toContain('Thoughts of suicide');
    expect(teams.allSaid().match(/call 999. Samaritans will listen/g)).toHaveLength(3);
  });

  test('gives nothing away in a notification', async () => {
    await teams.begin();
    await teams.type('hes outside now please help');
    await teams.press('More services');
    expect([...previews()]).toEqual(['New message']);
  });

  test('a card pressed after everything was forgotten is cleared away as well', async () => {
    await teams.begin();
    teams.now = new Date(NOON.getTime() + 3_600_000);
    await teams.press('No, not right now');
    expect(teams.asked()).toBeUndefined();
    expect(teams.allSaid()).not.toContain('danger right now?');
    await teams.press(GO_ON);
    expect(teams.asked()).toBe('who-for');
  });

  test('a press that comes twice or late does no harm', async () => {
    await teams.begin();
    const value = { kind: 'answer', question: 'danger', answer: ['no'] };
    await teams.send({ type: 'message', value });
    await teams.send({ type: 'message', value });
    expect(teams.replies).toEqual([]);
  });

  test('a press that comes again is answered with where the person is, as the answer may never have come', async () => {
    await teams.begin();
    const value = { kind: 'answer', question: 'danger', answer: ['no'] };
    for (let times = 0; times < 3; times++) {
      await teams.send({ type: 'message', value });
      expect(teams.asked()).toBe('who-for');
      teams.now = new Date(teams.now.getTime() + 4000);
    }
  });

  test('in danger the same press is answered every time, however soon', async () => {
    await teams.begin();
    for (let times = 0; times < 3; times++) {
      await teams.send({ type: 'message', value: { kind: 'answer', question: 'danger', answer: ['yes'] } });
      expect(teams.said()).toContain('Call 999 now');
    }
  });
});

describe('a person who begins to tell their story', () => {
  test('is reminded once, kindly, that it may be kept', async () => {
    await teams.begin();
    await teams.type('my ex keeps turning up at my work and i told him to stop');
    expect(teams.said()).toContain('No names, places or details are needed');
    await teams.type('he did it again last week and the week before that');
    expect(teams.said()).not.toContain('No names, places');
  });

  test('in danger, hears of 999 and of nothing else', async () => {
    await teams.begin();
    await teams.type('i am hiding in the stock room and he is outside the door right now');
    expect(teams.said()).toMatch(/^\s*Call 999 now/);
    expect(teams.said()).not.toContain('No names, places');
  });

  test('who asks for a diary is told why there is none, and where a record is safer', async () => {
    await teams.begin();
    await teams.type('keep a diary');
    for (const words of ['There is no diary here', 'Paper']) expect(teams.said()).toContain(words);
    await teams.press('More about this');
    expect(teams.said()).toContain(WEB);
  });

  test('is asked by no question for names, places or what happened in their own words', () => {
    const asked = realKnowledge.questions.map(({ ask }) => Object.values(ask.teams ?? { person: ask.person }));
    expect(asked.flat().join('\n')).not.toMatch(/own words|tell me|what happened|describe|address/i);
  });
});

describe('a question with several answers', () => {
  const STORY = 'my ex broke into my flat with a knife last week and keeps texting me';
  const answer = (question: string, ...ids: readonly string[]) =>
    teams.send({ type: 'message', value: { kind: 'answer', question, answer: ids } });

  /** The signs of high risk are asked, and a weapon was heard of. */
  async function atSigns(): Promise<void> {
    await teams.begin();
    await teams.press('No, not right now');
    await teams.type(STORY);
    while (teams.asked() !== 'signs') await teams.press('Skip this one');
  }

  test('comes with what was heard ticked, and “Done” keeps it', async () => {
    await atSigns();
    expect(teams.boxes().filter((box) => box.startsWith('✓'))).toContain('✓ A weapon');
    expect(teams.boxes()).not.toContain('✓ None of these');
    await teams.press('It is getting worse or more often');
    await teams.send({ type: 'message', value: { kind: 'change', question: 'signs' } });
    expect(teams.boxes()).toEqual(expect.arrayContaining(['✓ A weapon', '✓ It is getting worse or more often']));
  });

  test('takes “None of these” only alone: beside something that happened it does not count', async () => {
    await atSigns();
    await teams.press('None of these');
    await teams.send({ type: 'message', value: { kind: 'change', question: 'signs' } });
    expect(teams.boxes()).toContain('✓ A weapon');
    expect(teams.boxes()).not.toContain('✓ None of these');
    await answer('signs', 'none');
    await teams.send({ type: 'message', value: { kind: 'change', question: 'signs' } });
    expect(teams.boxes().filter((box) => box.startsWith('✓'))).toEqual(['✓ None of these']);
  });

  test('loses nothing that was heard when it is skipped', async () => {
    await atSigns();
    await teams.press('Skip this one');
    await teams.send({ type: 'message', value: { kind: 'change', question: 'signs' } });
    expect(teams.boxes()).toContain('✓ A weapon');
  });

  test('and every other has what was noted below it, to be put right, in rows that Teams can show', async () => {
    await teams.begin();
    await teams.press('No, not right now');
    await teams.type(STORY);
    const rows = teams.replies.flatMap(partsOf).filter(({ type }) => type === 'ActionSet');
    const changes = rows.filter(({ actions }) => actions?.some(({ title }) => title?.startsWith('Change: ')));
    expect(changes.length).toBeGreaterThan(1);
    expect(Math.max(...changes.map(({ actions = [] }) => actions.length))).toBeLessThanOrEqual(3);
    await teams.press('Change: Who is doing it');
    expect(teams.asked()).toBe('who');
  });
});

describe('forgetting', () => {
  test.each(['Forget all this', 'yes'])(
    'is asked about first; on “%s” takes back what Waymark said, keeps nothing, and says what remains',
    async (reply) => {
      await teams.begin();
      await teams.press('No, not right now');
      await teams.type('forget this');
      expect(teams.offered()).toEqual(['Forget all this', 'Carry on']);
      if (reply === 'yes') await teams.type(reply);
      else await teams.press(reply);
      expect(teams.end).toBe('forget');
      expect(teams.history()).toHaveLength(1);
      for (const words of ['deleted', 'still here', 'may have kept a copy']) expect(teams.allSaid()).toContain(words);
      await teams.press('Start again');
      expect(teams.asked()).toBe('danger');
    },
  );

  test('is not done when the person would rather carry on', async () => {
    await teams.begin();
    await teams.press('No, not right now');
    await teams.type('forget this');
    await teams.press('Carry on');
    expect([teams.end, teams.asked()]).toEqual(['no', 'who-for']);
  });

  test('happens at once, and unasked, when the person leaves', async () => {
    await teams.begin();
    await teams.press('No, not right now');
    await teams.type('exit');
    expect(teams.end).toBe('forget');
    expect(teams.history()).toHaveLength(1);
    expect(teams.allSaid()).toContain('deleted');
  });

  test.each([
    ['the person takes the app away', { type: 'installationUpdate', action: 'remove' }],
    ['the bot is removed', { type: 'conversationUpdate', membersRemoved: [{ id: 'waymark', name: '' }] }],
  ])('happens by itself when %s', async (_, activity) => {
    await teams.begin();
    await teams.press('No, not right now');
    await teams.send(activity);
    expect(teams.end).toBe('exit');
    await teams.type('hello');
    expect(teams.said()).toContain('Please read this first');
  });
});

describe('a message is heard whole', () => {
  const FRIENDLY = 'we met at the tennis club and she was nice to me. ';
  const DANGER_NOW = 'he is outside my house right now with a knife, please help';

  test.each([900, 3900, 4100, 28_000])('danger after %i letters is met with 999', async (letters) => {
    await teams.begin();
    await teams.type(`${FRIENDLY.repeat(letters / FRIENDLY.length)} ${DANGER_NOW}`);
    expect(teams.said()).toMatch(/^\s*Call 999 now/);
  });

  test('danger is heard behind what sounds like despair', async () => {
    await teams.begin();
    await teams.type(`i want to kill myself. ${FRIENDLY.repeat(100)} ${DANGER_NOW}`);
    expect(teams.said()).toContain('Call 999 now');
  });

  test('what is too long is said to be, with what to do if there is danger in the rest', async () => {
    await teams.begin();
    await teams.type(`${FRIENDLY.repeat(100)} i think he might be outside`);
    expect(teams.said()).toMatch(/That was a long message.*999/);
  });

  test('danger that comes late in a long message is heard, though there was danger before', async () => {
    await teams.begin();
    await teams.type(DANGER_NOW);
    await teams.type(`${FRIENDLY.repeat(100)} ${DANGER_NOW}`);
    expect(teams.said()).toMatch(/^\s*Call 999 now/);
  });

  test.each(['> he is outside now with a knife', 'hello\n>:( he is outside now with a knife'])(
    'words of the person’s own are heard, though they look like a quotation: %j',
    async (typed) => {
      await teams.begin();
      await teams.type(typed);
      expect(teams.said()).toContain('Call 999 now');
    },
  );

  test('who changes a message in which there is no danger now is told that no more is read in it', async () => {
    await teams.begin();
    await teams.press('No, not right now');
    await teams.send({ type: 'messageUpdate', id: 'X', text: 'i think he might be outside' });
    expect(teams.said()).toMatch(/changed.*999/);
    await teams.type('to me');
    expect(teams.asked()).toBe('what');
  });

  test('danger in a message that is edited under its own id is heard, each time, and a retry is not', async () => {
    await teams.begin();
    await teams.send({ type: 'message', id: 'X', text: 'hello' });
    const edited = { type: 'messageUpdate', id: 'X', text: 'hes outside my house with a knife help' };
    await teams.send(edited);
    expect(teams.said()).toContain('Call 999 now');
    await teams.send(edited);
    expect(teams.replies).toEqual([]);
    await teams.send({ ...edited, text: 'hes at my door with a knife help' });
    expect(teams.said()).toContain('Call 999 now');
  });

  const FILE = 'application/vnd.microsoft.teams.file.download.info';
  test.each(['image/png', FILE, 'audio/mp4', 'forwardedMessageReference', 'application/vnd.microsoft.card.hero'])(
    'of %s it is said that nothing was seen, and where the person was',
    async (contentType) => {
      await teams.begin();
      await teams.press('No, not right now');
      await teams.send({ type: 'message', attachments: [{ contentType, contentUrl: 'https://teams/x' }] });
      expect(teams.said()).toContain('I have not seen it');
      expect(teams.asked()).toBe('who-for');
    },
  );

  test('nothing that was said of the outcome is said again because a picture came', async () => {
    await teams.begin();
    await teams.press('No, not right now');
    while (!teams.titles().includes('More services')) await teams.press('Skip this one');
    await teams.send({ type: 'message', attachments: [{ contentType: 'image/png', contentUrl: 'https://teams/x' }] });
    expect(teams.said()).toContain('I have not seen it');
    expect([teams.services(), teams.titles().includes('More services')]).toEqual([[], true]);
  });

  test('words beside a picture are heard', async () => {
    await teams.begin();
    const attachments = [{ contentType: 'image/png', contentUrl: 'https://teams/x' }];
    await teams.send({ type: 'message', text: DANGER_NOW, attachments });
    expect(teams.said()).toContain('Call 999 now');
  });

  const html = (content: string) => [{ contentType: 'text/html', content }];

  test('words that stand only in what Teams formats are heard', async () => {
    await teams.begin();
    await teams.send({ type: 'message', attachments: html('<p>he is outside&nbsp;my house <b>now</b>, help</p>') });
    expect(teams.said()).toContain('Call 999 now');
  });

  test('what a reply quotes is not the person’s own', async () => {
    await teams.begin();
    const quote =
      '<blockquote itemtype="http://schema.skype.com/Reply"><p>Are you in danger? Call 999</p></blockquote>';
    await teams.send({
      type: 'message',
      text: 'Are you in danger? Call 999 he is outside with a knife\r\nno, not right now',
      attachments: html(`${quote}<p>no, not right now</p>`),
    });
    expect(teams.asked()).toBe('who-for');
    await teams.send({ type: 'message', text: '> he is outside now with a knife\n\nto me' });
    expect(teams.said()).not.toContain('Call 999 now');
  });

  test('several messages at once are each answered, in order', async () => {
    await teams.begin();
    await Promise.all(
      ['No, not right now', 'To me', 'he is outside my house now with a knife'].map((t) => teams.type(t)),
    );
    expect(teams.allSaid()).toContain('Call 999 now');
    expect(teams.failures).toEqual([]);
  });
});

test.each([
  ['a meeting', { conversationType: undefined as never, id: '19:meeting_x@thread.v2' }],
  ['a group chat', { isGroup: true, conversationType: 'groupChat' }],
  ['a channel', { isGroup: true, conversationType: 'channel' }],
])('in %s there is one neutral line, whatever is written, and silence else', async (_, conversation) => {
  teams = new TeamsConversation(realKnowledge, NOON, conversation);
  await teams.send(ADDED);
  await teams.send({ type: 'conversationUpdate', membersAdded: [{ id: 'waymark', name: '' }] });
  expect(teams.history()).toEqual([]);
  for (const text of ['<at>Waymark</at> my ex follows me', 'helplines', 'forget this', 'hes outside help']) {
    await teams.type(text);
    expect(teams.said().trim()).toBe(
      'I only talk one to one. Open a chat with me to go on. In an emergency, call 999.',
    );
  }
});

describe('whatever else Teams sends', () => {
  const others: readonly Partial<Activity>[] = [
    { type: 'typing' },
    { type: 'messageReaction', reactionsAdded: [{ type: 'like' }], replyToId: 'x' },
    { type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' } },
    { type: 'invoke', name: 'adaptiveCard/action', value: { action: { data: {} } } },
    { type: 'invoke', name: 'composeExtension/query', value: {} },
    ADDED,
    { type: 'installationUpdate', action: 'add-upgrade' },
    { type: 'installationUpdate', action: 'remove-upgrade' },
    { type: 'conversationUpdate', channelData: { eventType: 'teamRenamed' } },
    { type: 'event', name: 'application/vnd.microsoft.readReceipt', value: {} },
  ];

  test.each(others.map((one) => [one]))('is taken without a word, and the question stands: %j', async (activity) => {
    await teams.begin();
    await teams.send(activity);
    expect(teams.replies).toEqual([]);
    await teams.press('No, not right now');
    expect(teams.asked()).toBe('who-for');
  });

  test('a “yes” to the danger question is heard, though another message was changed before', async () => {
    await teams.begin();
    await teams.send({ type: 'messageUpdate', text: 'No, not right now' });
    await teams.type('yes');
    expect(teams.said()).toContain('Call 999 now');
  });

  test('danger in a message that was changed afterwards is heard', async () => {
    await teams.begin();
    await teams.send({ type: 'messageUpdate', text: 'hes outside now please help' });
    expect(teams.said()).toContain('Call 999 now');
  });

  test.each([
    [{ type: 'message', attachments: [{ contentType: 'image/png', contentUrl: 'https://teams/x' }] }],
    [{ type: 'message', value: { kind: 'answer', question: 'what', answer: [], chosen: 'made-up,contact' } }],
    [{ type: 'message', value: 'text' }],
    [{ type: 'message', text: `<at>${'<at>'.repeat(2000)}`, value: null }],
  ] as const)('what means nothing breaks nothing: %j', async (activity) => {
    await teams.begin();
    await teams.press('No, not right now');
    await teams.send(activity as unknown as Partial<Activity>);
    expect(teams.asked()).toBe('who-for');
  });

  test('“Done” with nothing ticked says so', async () => {
    await teams.begin();
    await teams.send({ type: 'message', value: { kind: 'answer', question: 'what', answer: [] } });
    expect(teams.said()).toContain('Please tick at least one');
  });
});

test('no short answer says in Teams what is only true elsewhere', () => {
  const differs = new Set(realKnowledge.topics.filter(({ teams: says }) => says).map(({ id }) => id));
  const same = realKnowledge.short_answers.filter(({ topic, says }) => differs.has(topic ?? '') && !says.teams);
  expect(same.map(({ id }) => id)).toEqual([]);
});

test('every card is one that Teams can draw, with words for where it cannot, and dials nothing', async () => {
  const cards = (await everyCard()).flatMap((shown) => cardOf(shown) ?? []);
  expect(cards.length).toBeGreaterThan(80);
  expect(cards.flatMap((card) => wrongWith(card).map((wrong) => [wrong, card.fallbackText.slice(0, 40)]))).toEqual([]);
  expect(JSON.stringify(cards)).not.toMatch(/"tel:|"outcome"|"waymark"/);
});

test('wherever a website can be opened, it is said that the workplace may see that', async () => {
  const opens = (await everyCard()).filter((shown) => partsOf(shown).some(({ type }) => type === 'Action.OpenUrl'));
  expect(opens.length).toBeGreaterThan(5);
  const silent = opens.filter((shown) => !JSON.stringify(shown).includes('pages opened on this device'));
  expect(silent.map((shown) => cardOf(shown)?.fallbackText)).toEqual([]);
});

test('a card that Teams could not draw would be seen', () => {
  const card = { type: 'AdaptiveCard', version: '1.3', fallbackText: 'x', body: [] };
  expect(wrongWith(card)).toEqual([]);
  expect(wrongWith({ ...card, version: '1.6' })).toContain('Version 1.6');
  const later = { type: 'TextBlock', text: 'x', style: 'heading' } as const;
  expect(wrongWith({ ...card, body: [later] })).toContain('TextBlock.style');
  expect(wrongWith({ ...card, body: [{ type: 'Input.ChoiceSet' }] }).length).toBeGreaterThan(0);
});

describe('around a turn', () => {
  const bots = new ChannelBots(realKnowledge, WEB);
  const from = (conversationType: string) => ({
    type: 'message',
    channelId: 'msteams',
    conversation: { id: 'one', name: '', isGroup: conversationType !== 'personal', conversationType },
  });

  test('an outcome is counted, and its id is not sent to Teams', async () => {
    const { replies, reached } = await bots.turn(
      { ...from('personal'), text: 'hes outside now please help' },
      undefined,
      NOON,
    );
    expect(reached).toEqual(['danger-now']);
    expect(JSON.stringify(replies)).not.toContain('danger-now');
  });

  test('who is failed by a turn is told so with helplines, and a group is told nothing', () => {
    const [told] = bots.errorReply(from('personal'), NOON);
    expect([cardOf(told ?? {})?.fallbackText, told?.summary]).toEqual([
      expect.stringContaining('Something went wrong on my side'),
      'New message',
    ]);
    expect(JSON.stringify(bots.errorReply(from('channel'), NOON))).not.toMatch(/wrong|0808/);
  });
});
