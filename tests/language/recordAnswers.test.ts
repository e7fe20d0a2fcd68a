import type { Expecting } from '../../language/nluResult';
import { recordAnswers } from '../../language/recordAnswers';
import type { ReplyAnswer } from '../../language/replyAnswer';
import { type Answers, HEARD, SKIPPED } from '../../model/answers';
import type { Question } from '../../model/knowledge';
import { anOption, question } from '../triage/small';

type Told = Parameters<typeof recordAnswers>[0];

/** Of “unwanted” and “who-for” one answer lowers care; “who” may be left open between two; “signs” is a list. */
const QUESTIONS: readonly Question[] = [
  withMeanings('danger', { no: 'no', yes: 'yes', unsure: 'unsure' }),
  withLowering('who-for', ['me', 'own-behaviour'], 'own-behaviour', { person: 'You?' }),
  withLowering('repeated', ['several', 'once'], 'once'),
  {
    ...question('who', ['ex-recent', 'ex-partner', 'neighbour']),
    between: [
      {
        id: 'ex',
        options: ['ex-recent', 'ex-partner'],
        ask: { person: 'When?' },
        told: { person: '' },
        also: [],
        always: [],
      },
    ],
  },
  { ...withMeanings('signs', { weapon: undefined, worse: undefined, none: 'no' }), choose: 'many', ask_anyway: true },
  question('where', ['here', 'there']),
];

function withMeanings(id: string, means: Readonly<Record<string, 'yes' | 'no' | 'unsure' | undefined>>): Question {
  const options = Object.entries(means).map(([option, meant]) => ({
    ...anOption(option),
    ...(meant && { means: meant }),
  }));
  return { ...question(id, []), options };
}

function withLowering(
  id: string,
  options: readonly string[],
  lowering: string,
  ask_back?: { person: string },
): Question {
  const asked = question(id, options);
  return {
    ...asked,
    ...(ask_back && { ask_back }),
    options: asked.options.map((option) => ({ ...option, lowers_care: option.id === lowering })),
  };
}

const NOTHING: Told = {
  answer: undefined,
  reply: undefined,
  slots: [],
  denied: [],
  isCorrection: false,
  danger: undefined,
  command: undefined,
  asks: undefined,
  isQuestion: false,
  isMisheard: false,
  isRefused: false,
  isAboutNotes: false,
  wordCount: 8,
};
const heard = (label: string, sureness = 1) => {
  const [of = '', option = ''] = label.split(':');
  return { question: of, option, sureness };
};

/** The answers after a message that tells this. */
function recorded(told: Partial<Told>, known: Answers = {}, pending: Expecting = {}) {
  return recordAnswers({ ...NOTHING, ...told }, QUESTIONS, known, pending);
}

const reply = (option: string, by: ReplyAnswer['by']) => ({ answer: { options: [option], by } });

describe('Whatever a message tells is kept', () => {
  test('of questions that were not asked too, and what was told before', () => {
    const { answers, changed } = recorded(
      { slots: [heard('who:neighbour'), heard('repeated:several')] },
      { where: ['here'] },
    );
    expect(answers).toEqual({ where: ['here'], who: ['neighbour'], repeated: ['several'] });
    expect(changed).toEqual(['repeated', 'who']);
  });

  test('and what the words leave open', () => {
    expect(recorded({ slots: [heard('who:ex')] }).answers).toEqual({ who: ['ex-recent', 'ex-partner'] });
  });

  test('what is only mentioned later does not change an answer; where somebody says that they live does', () => {
    expect(recorded({ slots: [heard('who:neighbour')] }, { who: ['ex-recent'] }).answers).toEqual({
      who: ['ex-recent'],
    });
    // "Does my daughter have to know? Sarah, in Bristol."
    expect(recorded({ slots: [heard('where:there')] }, { where: ['here'] }).answers).toEqual({ where: ['here'] });
    const lives = { ...heard('where:there'), isPlain: true };
    expect(recorded({ slots: [lives] }, { where: ['here'] }).answers).toEqual({ where: ['there'] });
  });

  test('what was open or skipped is settled by it', () => {
    expect(recorded({ slots: [heard('who:ex-partner')] }, { who: ['ex-recent', 'ex-partner'] }).answers).toEqual({
      who: ['ex-partner'],
    });
    expect(recorded({ slots: [heard('who:neighbour')] }, { who: [SKIPPED] }).answers).toEqual({ who: ['neighbour'] });
  });

  test('what is only mentioned in a question that is answered tells little', () => {
    const asked = { asks: 'wasting-time', isQuestion: true };
    expect(recorded({ ...asked, slots: [heard('who:neighbour', 1.5)] }).answers).toEqual({});
    expect(recorded({ ...asked, slots: [heard('who:neighbour', 2)] }).answers).toEqual({ who: ['neighbour'] });
  });

  test('it is known whether the pending question was answered', () => {
    const pending = { question: 'who' };
    expect(recorded(reply('neighbour', 'label'), {}, pending).isAnswered).toBe(true);
    expect(recorded(reply('neighbour', 'label'), { who: ['neighbour'] }, pending).isAnswered).toBe(true);
    expect(recorded({ slots: [heard('repeated:several')] }, {}, pending).isAnswered).toBe(false);
  });

  test('who skips what was left open has said that it is one of the two', () => {
    const open = { who: ['ex-recent', 'ex-partner'] };
    expect(recorded(reply(SKIPPED, 'plain'), open, { question: 'who' }).answers).toEqual({
      who: ['ex-recent', 'ex-partner', SKIPPED],
    });
  });

  test('a list that is asked anyway keeps what was heard for it, until it was answered', () => {
    const first = recorded({ slots: [heard('signs:weapon')] }).answers;
    expect(first).toEqual({ signs: ['weapon', HEARD] });
    expect(recorded({ slots: [heard('signs:worse')] }, first).answers).toEqual({ signs: ['weapon', 'worse', HEARD] });
    const answered = recorded(reply('worse', 'label'), first, { question: 'signs' }).answers;
    expect(answered).toEqual({ signs: ['weapon', 'worse'] });
    expect(recorded({ slots: [heard('signs:worse')] }, { signs: ['weapon'] }).answers).toEqual({
      signs: ['weapon', 'worse'],
    });
  });
});

describe('What is put right is put right', () => {
  const neighbour = { slots: [heard('who:neighbour', 2)] };
  test('in a message that says so', () => {
    expect(recorded({ ...neighbour, isCorrection: true }, { who: ['ex-recent'] }).answers).toEqual({
      who: ['neighbour'],
    });
  });
  test('in a few words whatever a phrase finds, however unsure the classifier is of so little', () => {
    const said = { ...heard('who:neighbour'), span: { words: 'neighbour', start: 0, end: 9 } };
    const short = { slots: [said], isCorrection: true, wordCount: 4 };
    expect(recorded(short, { who: ['ex-recent'] }).answers).toEqual({ who: ['neighbour'] });
    expect(recorded({ ...short, wordCount: 9 }, { who: ['ex-recent'] }).answers).toEqual({ who: ['ex-recent'] });
  });
  test('by denying what was answered', () => {
    const denied = [{ question: 'who', option: 'ex-recent', isSure: false }];
    expect(recorded({ ...neighbour, denied }, { who: ['ex-recent'] }).answers).toEqual({ who: ['neighbour'] });
    expect(recorded({ denied }, { who: ['ex-recent'], where: ['here'] })).toMatchObject({
      answers: { where: ['here'] },
      changed: ['who'],
      isAnswered: false,
    });
  });
  test('one thing of several too', () => {
    const denied = [{ question: 'signs', option: 'weapon', isSure: false }];
    expect(recorded({ denied }, { signs: ['weapon', 'worse'] }).answers).toEqual({ signs: ['worse'] });
    expect(recorded({ denied }, { signs: ['worse'] }).changed).toEqual([]);
  });
});

describe('A reading that would end or lower care', () => {
  test('is asked back, beside the usual answer, and is not taken before', () => {
    const told = recorded({ slots: [heard('who-for:own-behaviour')] });
    expect(told).toMatchObject({
      answers: {},
      changed: [],
      isAnswered: false,
      askBack: { question: 'who-for', among: ['me', 'own-behaviour'] },
    });
    const pending = { question: 'who-for' };
    expect(recorded(reply('own-behaviour', 'plain'), {}, pending).askBack).toBeDefined();
    expect(recorded(reply('own-behaviour', 'guess'), {}, pending).askBack).toBeDefined();
  });

  test('is not asked back twice, nor where a button or plain words say it', () => {
    const again = { question: 'who-for', among: ['me', 'own-behaviour'] };
    expect(recorded(reply('own-behaviour', 'plain'), {}, again)).toMatchObject({
      answers: { 'who-for': ['own-behaviour'] },
    });
    const pending = { question: 'who-for' };
    for (const by of ['label', 'phrase'] as const)
      expect(recorded(reply('own-behaviour', by), {}, pending).answers).toEqual({ 'who-for': ['own-behaviour'] });
  });

  test('where nothing asks back, counts as the plain answer to its question, and from nothing else', () => {
    expect(recorded({ slots: [heard('repeated:once')] })).toMatchObject({ answers: {}, changed: [] });
    expect(recorded(reply('once', 'plain'), {}, { question: 'repeated' }).answers).toEqual({ repeated: ['once'] });
    expect(recorded(reply('once', 'guess'), {}, { question: 'repeated' }).answers).toEqual({});
  });

  test('gives way to what is told later', () => {
    expect(recorded({ slots: [heard('repeated:several')] }, { repeated: ['once'] }).answers).toEqual({
      repeated: ['several'],
    });
  });
});

describe('The question about danger', () => {
  const pending = { question: 'danger' };
  test('is answered by a cry for help, and by its end', () => {
    expect(recorded({ danger: 'now' }).answers).toEqual({ danger: ['yes'] });
    expect(recorded({ danger: 'now' }, { danger: ['no'] }).answers).toEqual({ danger: ['yes'] });
    expect(recorded({ danger: 'over' }, { danger: ['yes'] }).answers).toEqual({ danger: ['no'] });
  });

  test('is answered by something that is over only where danger was known, or the reply says so too', () => {
    expect(recorded({ danger: 'over', wordCount: 40 }, {}, pending).answers).toEqual({});
    expect(recorded({ danger: 'over', wordCount: 4 }, {}, pending).answers).toEqual({ danger: ['no'] });
    expect(recorded({ ...reply('yes', 'phrase'), danger: 'over' }, {}, pending).answers).toEqual({ danger: ['no'] });
  });

  test('is answered by no guess, and by somebody who may be in danger only with a yes or no', () => {
    expect(recorded(reply('no', 'plain'), {}, pending).answers).toEqual({ danger: ['no'] });
    expect(recorded(reply('no', 'guess'), {}, pending).answers).toEqual({});
    expect(recorded(reply('no', 'story'), {}, pending).answers).toEqual({});
    expect(recorded({ ...reply('unsure', 'plain'), danger: 'perhaps' }, {}, pending).answers).toEqual({});
    expect(recorded({ ...reply('no', 'plain'), danger: 'perhaps' }, {}, pending).answers).toEqual({ danger: ['no'] });
    expect(recorded({ ...reply('yes', 'plain'), danger: 'perhaps' }, {}, pending).answers).toEqual({ danger: ['yes'] });
  });
});

describe('Who may be the one who does it', () => {
  const own = heard('who-for:own-behaviour', 1.3);

  test('is asked back once it is known that nobody is in danger, and is not forgotten until then', () => {
    const { answers, askBack, changed } = recorded({ slots: [own] });
    expect(askBack?.question).toBe('who-for');
    expect(answers['who-for']).toEqual(['me', 'own-behaviour']);
    expect(changed).toEqual([]);
  });

  test('is not taken for the one it happens to by what most messages sound like', () => {
    const open = { 'who-for': ['me', 'own-behaviour'] };
    expect(recorded({ slots: [heard('who-for:me', 1.2)] }, open).answers).toEqual(open);
    const story = { slots: [heard('who-for:me', 1.2)], answer: { options: ['me'], by: 'story' as const } };
    expect(recorded(story, open, { question: 'who-for', among: ['me', 'own-behaviour'] }).answers).toEqual(open);
    expect(recorded({ slots: [heard('who-for:me', 1.2)] }, { 'who-for': ['own-behaviour'] }).changed).toEqual([]);
  });

  test('is the one it happens to where that is plain', () => {
    const open = { 'who-for': ['me', 'own-behaviour'] };
    expect(recorded({ slots: [heard('who-for:me', 1.9)] }, open).answers).toEqual({ 'who-for': ['me'] });
  });

  test('is taken at their word where they deny the other, or say it again when asked', () => {
    const open = { 'who-for': ['me', 'own-behaviour'] };
    const denied = [{ question: 'who-for', option: 'me', isSure: true }];
    expect(recorded({ denied }, open).answers).toEqual({ 'who-for': ['own-behaviour'] });
    const asked = { question: 'who-for', among: ['me', 'own-behaviour'] };
    expect(recorded({ slots: [own] }, open, asked).answers).toEqual({ 'who-for': ['own-behaviour'] });
  });

  test('is one who does it where that is said plainly, in any part of the reply', () => {
    const plain = { slots: [{ ...heard('who-for:own-behaviour', 2), isPlain: true }] };
    const told = { ...plain, answer: { options: ['own-behaviour'], by: 'story' as const } };
    expect(recorded(told, {}, { question: 'who-for' }).answers).toEqual({ 'who-for': ['own-behaviour'] });
  });

  test('is asked again by “me” alone, which may mean both', () => {
    const open = { 'who-for': ['me', 'own-behaviour'] };
    const asked = { question: 'who-for', among: open['who-for'] };
    expect(recorded(reply('me', 'phrase'), open, asked).answers).toEqual(open);
    expect(recorded(reply('me', 'label'), open, asked).answers).toEqual({ 'who-for': ['me'] });
  });
});
