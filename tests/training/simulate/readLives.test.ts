import { printProblems } from '../../../loader/problem';
import { projectLives, readLives } from '../../../training/simulate/readLives';
import { realKnowledge } from '../../realKnowledge';
import { A_LIFE, problemsWith, read } from './aLife';

test('The lives of the project are sound', () => {
  expect(printProblems(projectLives(realKnowledge).problems)).toMatch(/^\n0 problems/);
});

test('A life is read as it is written, with what may be left out', () => {
  const { practice, heldout, problems } = read(A_LIFE, 'heldout');
  expect(problems).toEqual([]);
  expect(practice).toEqual([]);
  expect(heldout).toMatchObject([
    {
      id: 'neighbour-at-the-gate',
      truth: { danger: ['no'], who: ['neighbour'] },
      opening: [{ text: 'him next door again', tells: ['who'], self_harm: false, leaves: false }],
      says: { danger: [{ text: 'nobody here', tells: [] }, { text: 'all quiet' }] },
      asks: [],
      afterwards: [],
    },
  ]);
});

test.each([
  ['unknown-field', 'unwanted: yes it is', 'unwnated: yes it is', 'did you mean “unwanted”?'],
  ['not-allowed', 'right: stalking', 'right: stalkin', 'did you mean “stalking”?'],
  ['not-allowed', 'tells: who }', 'tells: whom }', 'did you mean “who”?'],
  ['not-allowed', 'who: neighbour', 'who: neighbor', 'did you mean “neighbour”?'],
  ['share-form', 'presses: 0', 'presses: 20%', '“20%”, which is not a share from 0 to 1.'],
  ['place-form', 'presses: 0', 'asks: [{ text: why, after: whoo }]', '“whoo”, which is not a question or a number'],
  ['cried-when', 'present_danger: no', 'present_danger: yes', 'is “yes”, but by its lines it is “no”.'],
  ['cried-when', 'says:', 'afterwards: { text: i want to die, self_harm: yes }\n    says:', 'it is “later-line”.'],
  ['missing-safe', '    safe: nobody is here\n', '', 'has nothing to type at an emergency screen.'],
  ['missing-truth', 'who: neighbour, unwanted: yes', 'who: neighbour', 'its “truth” does not say what is true.'],
  ['missing-truth', 'truth: { danger: no, who-for: me, who: neighbour,', 'truth: { danger: no, who-for: me,', '“who”'],
  ['asked-when', 'presses: 0', 'asks: [{ text: why }]', 'It must be said once when “why” is typed.'],
  ['asked-when', 'presses: 0', 'asks: [{ text: why, after: 2, when_asked: who }]', 'It must be said once when “why”'],
  [
    'judged-twice',
    'never: something-else',
    'never: stalking',
    'The outcome “stalking” of life “neighbour-at-the-gate”',
  ],
])('Whoever breaks a life is told where and how to mend it: %s, “%s” -> “%s”', (rule, from, to, message) => {
  const found = problemsWith(from, to).filter((problem) => problem.rule === rule);
  expect(found).toHaveLength(1);
  expect(found[0]?.message).toContain(message);
  expect(found[0]?.file).toBe('training/lives/practice/a.yaml');
  expect(found[0]?.line).toBeGreaterThan(1);
  expect(found[0]?.cure).not.toBe('');
});

test('No two lives have one id, in whatever set, and no file is left unread', () => {
  const files = ['practice/a.yaml', 'heldout/b.yaml', 'practise/c.yaml'].map((name) => ({ name, text: A_LIFE }));
  const { problems } = readLives('training/lives', files, realKnowledge);
  expect(problems.map(({ rule, file }) => `${file} ${rule}`)).toEqual([
    'training/lives/practise/c.yaml unknown-file',
    'training/lives/heldout/b.yaml duplicate-id',
  ]);
});
