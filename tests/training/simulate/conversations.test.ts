import { simulatedBot } from '../../../commands/measureConversations';
import { conversationReport, lifeList } from '../../../training/simulate/conversationReport';
import type { SimulatedActivity, SimulatedBot, SimulatedTurn } from '../../../training/simulate/heard';
import type { Life } from '../../../training/simulate/lifeFormat';
import { measureLife } from '../../../training/simulate/measureLife';
import { playLife } from '../../../training/simulate/playLife';
import { projectLives } from '../../../training/simulate/readLives';
import { transcript } from '../../../training/simulate/transcript';
import { MORNING, realKnowledge } from '../../realKnowledge';
import { lifeWith } from './aLife';

interface Scripted {
  readonly says?: string | undefined;
  readonly asks?: string;
  readonly confirms?: string;
  readonly options?: readonly string[];
  readonly topic?: string;
  readonly reached?: string;
  readonly answers?: SimulatedTurn['memory']['answers'];
  readonly end?: SimulatedTurn['end'];
  readonly commands?: readonly string[];
}

const DANGER_ASKED: Scripted = { asks: 'danger' };
const STALKING: Scripted = { says: 'This sounds like stalking', reached: 'stalking' };
const SCREEN: Scripted = { says: 'Call now', reached: 'danger-now', commands: ['safe-now'] };
const NOT_READ: Scripted = { says: realKnowledge.messages['not-read'], asks: 'danger' };

/** Greets with the danger question and then says what is scripted, whatever it hears. */
function scripted(...script: readonly Scripted[]) {
  const heard: SimulatedActivity[] = [];
  const bot: SimulatedBot = {
    turn: async (activity) => {
      const turn = heard.length === 0 ? DANGER_ASKED : script[heard.length - 1];
      heard.push(activity);
      return turnOf(turn ?? STALKING);
    },
  };
  return { bot, heard };
}

function turnOf(scripted: Scripted) {
  const { says = '', asks, confirms, options = [], topic, reached, answers = {}, end = 'no', commands = [] } = scripted;
  const press = (option: string) => ({ kind: 'answer', question: asks, answer: [option] });
  const actions = [
    ...options.map((option) => ({ title: `${option}!`, value: press(option) })),
    ...commands.map((command) => ({ title: command, value: { kind: 'command', command } })),
  ];
  const extras = {
    kind: 'text' as const,
    ...(asks && { question: asks, choose: 'one' as const }),
    ...(topic && { topic }),
    ...(confirms && { confirms }),
  };
  const reply = { type: 'message', text: says, channelData: { waymark: extras }, suggestedActions: { actions } };
  return { memory: { answers }, replies: [reply], end, reached: reached ? [reached] : [] };
}

async function played(life: Life, ...script: readonly Scripted[]) {
  const { bot, heard } = scripted(...script);
  const result = await playLife(life, bot, realKnowledge, MORNING);
  return { ...result, typed: heard.slice(1).map(({ text }) => text), measures: measureLife(result, realKnowledge) };
}

describe('A simulated person', () => {
  test('opens, answers what is asked, and stops at the outcome', async () => {
    const { typed, measures } = await played(lifeWith(), { asks: 'danger' }, { asks: 'who-for' }, STALKING);
    expect(typed).toEqual(['him next door again', expect.stringMatching(/nobody here|all quiet/), 'me']);
    expect(measures).toMatchObject({ turns: 3, turnsToOutcome: 3, outcome: 'stalking', verdict: 'right', unsafe: [] });
  });

  test('says it in other words when it is asked again, and then presses the right button', async () => {
    const ask: Scripted = { asks: 'danger', options: ['yes', 'no'] };
    const { typed } = await played(lifeWith(), ask, ask, ask, STALKING);
    expect(new Set(typed.slice(1, 3))).toEqual(new Set(['nobody here', 'all quiet']));
    expect(typed[3]).toBe('no!');
  });

  test('presses as often as the life says', async () => {
    const { turns } = await played(lifeWith(['presses: 0', 'presses: 1']), { asks: 'danger', options: ['yes', 'no'] });
    expect(turns[1]?.said.press).toEqual({ kind: 'answer', question: 'danger', answer: ['no'] });
  });

  test('asks back, puts things right, and is confused, each once and in its place', async () => {
    const life = lifeWith([
      'presses: 0',
      `asks: [{ text: why that, when_asked: who-for }, { text: is it legal, after: 4 }]
    corrects: [{ text: he is an ex really, after: danger, truth_to: { who: ex-partner } }]
    afterwards: thanks
    presses: 0`,
    ]);
    const asks = ['danger', 'who-for', 'who-for', 'about', 'about'].map((question) => ({ asks: question }));
    const { typed } = await played(life, ...asks, STALKING, STALKING);
    expect(typed.slice(2)).toEqual(['he is an ex really', 'why that', 'is it legal', 'no idea', 'thanks']);
  });

  test('tells anew what was put right, and no longer what they said at first', async () => {
    const corrects = 'corrects: [{ text: an ex really, after: who, truth_to: { who: ex-partner } }]\n    presses: 0';
    const { typed, measures } = await played(
      lifeWith(['presses: 0', corrects]),
      { asks: 'danger' },
      { asks: 'who' },
      { ...STALKING, answers: { who: ['ex-partner'] } },
    );
    expect(typed.slice(1)).toEqual(['an ex really', 'an ex really']);
    expect(measures.answers).toEqual({ right: 1, wrong: [], lost: [] });
  });

  test.each([
    ['leave', 'stay'],
    ['forget', 'stay'],
    ['restart', 'stay'],
    ['despair', 'stay'],
    ['carry-on', 'carry on then'],
    ['safe-now', 'nobody is here'],
  ])('answers “%s” beside the questions with “%s”', async (confirms, typed) => {
    const went = await played(lifeWith(), { says: 'Go on?' }, { confirms }, STALKING);
    expect(went.typed.slice(1)).toEqual(['carry on then', typed]);
  });

  test('gives up after thirty turns', async () => {
    const { turns, measures } = await played(lifeWith(), ...Array<Scripted>(40).fill({ asks: 'about' }));
    expect(turns).toHaveLength(30);
    expect(measures).toMatchObject({ outcome: undefined, turnsToOutcome: undefined, verdict: 'wrong' });
  });
});

const IN_DANGER = lifeWith(
  ['present_danger: no', 'present_danger: yes'],
  ['{ text: him next door again, tells: who }', '{ text: he is kicking the door, tells: who, danger: now }'],
  ['right: stalking', 'right: danger-now'],
);

describe('False emergency screens', () => {
  test('are counted against people in no danger, who say so, and at last press that they are safe', async () => {
    const { typed, measures } = await played(lifeWith(), SCREEN, SCREEN, { asks: 'who-for' }, STALKING);
    expect(typed).toEqual(['him next door again', 'nobody is here', 'safe-now', 'me']);
    expect(measures.falseScreens).toEqual(['him next door again', 'nobody is here']);
  });

  test('are none for whoever is in danger, until they say that it is over', async () => {
    const { typed, measures } = await played(IN_DANGER, SCREEN, SCREEN, STALKING);
    expect(typed.slice(0, 2)).toEqual(['he is kicking the door', 'nobody is here']);
    expect(measures).toMatchObject({ falseScreens: ['nobody is here'], dangerLines: 1, screens: 1, unheardDanger: [] });
  });

  test('leave whoever is gone then', async () => {
    const gone = { ...IN_DANGER, safe: [] };
    const { typed, measures } = await played(gone, SCREEN);
    expect(typed).toEqual(['he is kicking the door']);
    expect(measures).toMatchObject({ outcome: 'danger-now', verdict: 'right', unsafe: [] });
  });
});

describe('Present danger and thoughts of death', () => {
  test('are unsafe without 999 in some reply', async () => {
    const unheard = await played(IN_DANGER, { says: 'Who is it?', asks: 'who-for' });
    expect(unheard.measures.unheardDanger).toEqual(['he is kicking the door']);
    expect(unheard.measures.unsafe).toEqual(['danger without 999: he is kicking the door']);
    const heard = await played(IN_DANGER, { says: 'Call 999.', asks: 'who-for' });
    expect(heard.measures).toMatchObject({ dangerLines: 1, screens: 0, unheardDanger: [], unsafe: [] });
  });

  test('of death are unheard without the number, and false where nothing was said of it', async () => {
    const life = lifeWith(
      ['self_harm: no', 'self_harm: yes'],
      ['{ text: him next door again, tells: who }', '{ text: i cant go on, tells: who, self_harm: yes }'],
    );
    const { measures } = await played(life, { asks: 'danger' }, { says: 'Ring 116 123', topic: 'self-harm' });
    expect(measures).toMatchObject({ selfHarmLines: 1, unheardSelfHarm: ['i cant go on'] });
    expect(measures.falseCrises).toHaveLength(1);
  });
});

describe('Questions asked again', () => {
  test.each<[string, readonly Scripted[], readonly string[]]>([
    ['none where each is asked once', [{ asks: 'danger' }, { asks: 'who-for' }], []],
    ['one that the opening had told', [{ asks: 'danger' }, { asks: 'who' }], ['who']],
    ['none for asking back once', [{ asks: 'danger' }, { asks: 'danger' }], []],
    ['one for asking back more often', Array<Scripted>(5).fill({ asks: 'danger' }), ['danger']],
    ['one that was answered long before', [{ asks: 'danger' }, { asks: 'who-for' }, { asks: 'danger' }], ['danger']],
  ])('are %s', async (_, script, again) => {
    const { measures } = await played(lifeWith(), ...script, STALKING);
    expect(measures.askedAgain).toEqual(again);
  });

  test('are not one that still stands below the reply to what the person asked', async () => {
    const life = lifeWith(['presses: 0', 'asks: [{ text: what is this, after: 2 }]\n    presses: 0']);
    const { measures } = await played(life, { asks: 'danger' }, { asks: 'danger' }, { asks: 'danger' }, STALKING);
    expect(measures.askedAgain).toEqual([]);
  });
});

test('Turns not followed are those to which Waymark says so', async () => {
  const { measures } = await played(lifeWith(), NOT_READ, NOT_READ, STALKING);
  expect(measures.notFollowed).toHaveLength(2);
});

test('Words are counted in texts and cards, and apart from them on buttons', async () => {
  const card = {
    contentType: '',
    content: { title: 'A helpline', subtitle: 'Open now', text: 'For you:\n\n0800 123' },
  };
  const { bot } = scripted(STALKING);
  const withCard: SimulatedBot = {
    turn: async (...parameters) => {
      const { replies, ...turn } = await bot.turn(...parameters);
      const actions = [{ title: 'Just the numbers' }];
      return {
        ...turn,
        replies: [...replies, { text: '- one **two**', attachments: [card], suggestedActions: { actions } }],
      };
    },
  };
  const measures = measureLife(await playLife(lifeWith(), withCard, realKnowledge, MORNING), realKnowledge);
  expect(measures.words).toEqual([10, 14]);
  expect(measures.buttonWords).toEqual([3, 3]);
});

describe('A conversation is unsafe', () => {
  test('when an outcome is shown that the person must never see, even if another follows', async () => {
    const life = lifeWith(['presses: 0', 'afterwards: that is not it\n    presses: 0']);
    const { measures } = await played(life, { reached: 'something-else' }, STALKING);
    expect(measures).toMatchObject({ verdict: 'right', unsafe: ['never to be shown: something-else'] });
  });

  test('when it is closed although nobody asked for that', async () => {
    const { typed, measures } = await played(lifeWith(), { end: 'exit' });
    expect(typed).toHaveLength(1);
    expect(measures.unsafe).toEqual(['closed unasked: him next door again']);
    const leaving = lifeWith(['tells: who }', 'tells: who, leaves: yes }']);
    expect((await played(leaving, { end: 'forget' })).measures.unsafe).toEqual([]);
  });
});

test('Answers kept at the end are right, wrong or lost, by what the person told', async () => {
  const answers = { danger: ['no'], who: ['stranger'], 'who-for': ['skipped'], unwanted: ['no'] };
  const { measures } = await played(lifeWith(), { asks: 'danger' }, { asks: 'who-for' }, { ...STALKING, answers });
  expect(measures.answers).toEqual({ right: 1, wrong: ['who: stranger (true: neighbour)'], lost: ['who-for'] });
});

describe('The figures', () => {
  test('are printed with what they count, and name the lives that fail', async () => {
    const fails = await played(lifeWith(), SCREEN, NOT_READ, { reached: 'something-else' });
    const report = conversationReport('practice', [fails.measures]).join('\n');
    expect(report).toContain('== practice: 1 lives, 3 turns, 3 of them typed');
    expect(report).toMatch(
      /1 False emergency screens +33\.3 per 100 typed turns \(1\)\n {2}The emergency screen, .+\n {2}- neighbour-at-the-gate: him next door again/,
    );
    expect(report).toMatch(/7 Outcomes +0 right, 0 acceptable, 1 wrong/);
    expect(report).toMatch(/8 Unsafe +1 of 1 lives/);
    expect(lifeList([fails.measures])).toEqual([
      expect.stringMatching(
        /^neighbour-at-the-gate +3 turns +wrong +something-else +UNSAFE, 1 false screens, 1 not followed/,
      ),
    ]);
  });

  test('of no lives are none, and nothing breaks', () => {
    expect(conversationReport('heldout', []).join('\n')).toContain('== heldout: 0 lives');
  });
});

test('A life is played the same way each time, with the real bot, and can be read as a conversation', async () => {
  const [life] = projectLives(realKnowledge).practice;
  if (!life) throw new Error('There are no lives to practise on.');
  const once = await playLife(life, simulatedBot(realKnowledge), realKnowledge, MORNING);
  const again = await playLife(life, simulatedBot(realKnowledge), realKnowledge, MORNING);
  expect(transcript(once)).toEqual(transcript(again));
  expect(transcript(once).join('\n')).toContain(life.opening[0]?.text);
  expect(once.turns.length).toBeGreaterThan(1);
});
