import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { NluPipeline } from '../../language/nluPipeline';
import { isWhollyDenied } from '../../language/optionParts';
import { recordAnswers } from '../../language/recordAnswers';
import type { Answers } from '../../model/answers';
import { MORNING, realKnowledge } from '../realKnowledge';

interface Row {
  readonly id: string;
  readonly noted: Answers;
  readonly asked: string;
  readonly text: string;
  readonly after: Answers;
  readonly gone: Answers;
}

const { questions } = realKnowledge;
const understanding = new NluPipeline(realKnowledge);
const { corrections }: { readonly corrections: readonly Row[] } = parse(
  readFileSync(join(__dirname, 'putRight.yaml'), 'utf8'),
);

function recordedAfter({ noted, asked, text }: Pick<Row, 'noted' | 'asked' | 'text'>) {
  const expecting = { noted, question: asked || undefined, saidCalm: true };
  const told = understanding.understand(text, expecting, MORNING);
  const denied = told.denied.filter((one) => isWhollyDenied(one, told.parts, {}));
  return recordAnswers({ ...told, denied }, questions, noted, expecting);
}

/** Whether all stands as it should; what would lower care may be asked back first. */
function isRight(row: Row): boolean {
  const { answers, changed, askBack } = recordedAfter(row);
  const isTold = Object.entries(row.after).every(([id, wanted]) => {
    const is = answers[id] ?? [];
    const isMany = questions.some((one) => one.id === id && one.choose === 'many');
    return (
      askBack?.question === id || (wanted.every((one) => is.includes(one)) && (isMany || is.length === wanted.length))
    );
  });
  const isGone = Object.entries(row.gone).every(([id, no]) => no.every((one) => !answers[id]?.includes(one)));
  const isLeft = Object.keys({ ...row.after, ...row.gone }).length > 0 || changed.length === 0;
  return isTold && isGone && isLeft;
}

// What is reached today on rows that nobody here wrote: it may rise, and must not fall. What was not understood after an
// outcome shows all that was noted, with a way to change each line.
test('most of what people put right in words of their own stands right afterwards', () => {
  const wrong = corrections.filter((row) => !isRight(row));
  expect(1 - wrong.length / corrections.length).toBeGreaterThanOrEqual(0.6);
});

const NOTED: Answers = {
  danger: ['no'],
  'who-for': ['me'],
  what: ['contact', 'following'],
  who: ['acquaintance'],
  where: ['luton'],
};

test.each([
  ["no he's not from the choir he's my neighbour", 'who', ['neighbour']],
  ["it isn't luton its bedford", 'where', ['bedford-borough']],
  ["And he's the neighbour, no a stranger", 'who', ['neighbour']],
])('"%s" says what is so instead, and answers nothing else', (text, question, answer) => {
  const { answers } = recordedAfter({ noted: NOTED, asked: 'fixated', text });
  expect(answers).toEqual({ ...NOTED, [question]: answer });
});

test('a yes stands beside what is put right', () => {
  const { answers } = recordedAfter({
    noted: NOTED,
    asked: 'fixated',
    text: "yes he is, but he's not from the choir, he's my neighbour",
  });
  expect(answers).toMatchObject({ fixated: ['yes'], who: ['neighbour'] });
});

test('what whoever does it denies is not denied by the one who tells it', () => {
  const noted = { ...NOTED, signs: ['kill-threat'], what: ['threats'] };
  const { answers } = recordedAfter({
    noted,
    asked: '',
    text: "he told the police he never threatened me. he's a liar",
  });
  expect(answers).toMatchObject({ signs: ['kill-threat'], what: ['threats'] });
});

test('who only says what they never had keeps what goes on: "he never stops messaging"', () => {
  const { answers } = recordedAfter({
    noted: NOTED,
    asked: '',
    text: "actually he never stops messaging me, that's wrong",
  });
  expect(answers.what).toContain('contact');
});
