import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { NluPipeline } from '../../language/nluPipeline';
import { recordAnswers } from '../../language/recordAnswers';
import { type Answers, DANGER } from '../../model/answers';
import { MORNING, realKnowledge } from '../realKnowledge';

const understanding = new NluPipeline(realKnowledge);
const { questions } = realKnowledge;
type Sentences = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
const sentences: Sentences = parse(readFileSync(join(__dirname, 'corrections.yaml'), 'utf8'), { schema: 'failsafe' });

/** What stands after a message, and what is asked back before it does. */
function answersAfter(text: string, known: Answers, pending?: string) {
  const expecting = { question: pending, saidCalm: true };
  return recordAnswers(understanding.understand(text, expecting, MORNING), questions, known, expecting);
}

const rows = Object.entries(sentences).flatMap(([question, options]) =>
  Object.entries(options).flatMap(([option, said]) =>
    said.map((one) => {
      const [text = '', instead] = one.split(' = ');
      return { question, option, text, instead };
    }),
  ),
);

test('there is a sentence for every answer that words may note wrongly', () => {
  const without = questions.flatMap(({ id, options }) =>
    options.filter((one) => !PLAIN.includes(one.id) && !sentences[id]?.[one.id]).map((one) => `${id} ${one.id}`),
  );
  expect(without.filter((one) => !one.startsWith('where ') && !one.startsWith(DANGER))).toEqual(WITHOUT);
});

/** A plain no or not sure, and the lightest of several answers: nobody says that these are not so. */
const PLAIN = ['no', 'unsure', 'none'];
const WITHOUT: readonly string[] = [
  ...[
    'unwanted yes',
    'repeated several',
    'effect fear-of-violence',
    'effect serious-distress',
    'effect upset',
    'aimed yes',
  ],
];

describe('what was noted wrongly is put right by saying that it is not so', () => {
  test.each(rows)('$question $option: "$text"', ({ question, option, text, instead }) => {
    const known = { [DANGER]: ['no'], [question]: [option] };
    const { answers } = answersAfter(text, known);
    expect(answers[question] ?? []).not.toContain(option);
    if (instead !== undefined) expect(answers[question]).toEqual([instead]);
  });

  // Of one answer out of several, the others stay.
  const ofMany = rows.filter(({ question }) =>
    questions.some(({ id, choose }) => id === question && choose === 'many'),
  );
  test.each(ofMany)('and nothing else of $question goes with it: "$text"', ({ question, option, text }) => {
    const others = (sentences[question] ?? {}) && Object.keys(sentences[question] ?? {});
    const [other] = others.filter(
      (one) => one !== option && !answersAfter(text, { [question]: [one] }).changed.includes(question),
    );
    if (other === undefined) return;
    const { answers } = answersAfter(text, { [DANGER]: ['no'], [question]: [option, other] });
    expect(answers[question]).toContain(other);
  });

  test.each(rows)('whatever else is asked meanwhile: "$text"', ({ question, option, text }) => {
    const pending = ['fixated', 'obsessive'].includes(question) ? 'unwanted' : 'fixated';
    const { answers } = answersAfter(text, { [DANGER]: ['no'], [question]: [option] }, pending);
    expect(answers[question] ?? []).not.toContain(option);
  });
});

test.each(['it was just the once', 'just the once', 'no i said it only happened once', 'no only once'])(
  'what would lower care is asked back, with both answers, and stands until then: "%s"',
  (text) => {
    const { answers, askBack } = answersAfter(text, { [DANGER]: ['no'], repeated: ['several'] });
    expect(answers.repeated).toEqual(['several']);
    expect(askBack).toEqual({ question: 'repeated', among: ['several', 'once'] });
  },
);

test.each(['not just the noise', 'it is not only the calls', 'he never stops calling', 'not calls, he sends letters'])(
  'what goes further denies nothing: "%s"',
  (text) => {
    const known = { [DANGER]: ['no'], what: ['contact', 'dispute'] };
    expect(answersAfter(text, known).answers.what).toEqual(expect.arrayContaining(['contact', 'dispute']));
  },
);
