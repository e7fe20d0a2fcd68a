import { realKnowledge } from '../realKnowledge';
import { services, textOf } from './written';

const { script, quick_help, themes, flags, wrap_up, practice_calls, questions } = realKnowledge;
const aloud = [
  ...[...script, ...quick_help].flatMap(({ says }) => says),
  ...themes.map(({ ask }) => ask),
  ...wrap_up.flatMap(({ ask }) => ask ?? []),
];
const sentences = (text: string) => text.split(/(?<=[.!?])\s+/);

test('a handler reads short sentences aloud', () => {
  expect(aloud.flatMap(sentences).filter((one) => one.split(' ').length > 24)).toEqual([]);
});

test('every number at the desk is one that a service has', () => {
  const known = JSON.stringify(services);
  const numbers = textOf('desk.yaml').match(/\b\d[\d ]{2,}\d\b/g) ?? [];
  expect([...new Set(numbers)].filter((number) => !known.includes(number))).toEqual([]);
});

test('every step of the script can be come to', () => {
  const named = new Set([
    ...script.flatMap(({ options }) => options.flatMap(({ next }) => next ?? [])),
    ...quick_help.flatMap(({ step }) => step ?? []),
  ]);
  expect(script.filter(({ id, aside }) => aside && !named.has(id))).toEqual([]);
});

test('no silent caller is left without 999, or without an end', () => {
  const silent = script.filter(({ id }) => id.startsWith('silent-'));
  expect(silent.flatMap(({ options }) => options).some(({ next }) => next === 'wrap-up')).toBe(true);
  const told = silent.filter(({ says }) => /999[\s\S]*55/.test(says.join(' '))).map(({ id }) => id);
  expect(told).toEqual(['silent-999', 'silent-close']);
});

test('every theme that a supervisor must hear of raises a flag by its tick', () => {
  const raised = new Set(flags.flatMap((flag) => flag.themes));
  for (const id of ['fear', 'threats', 'weapons', 'damage', 'new-address', 'vulnerable', 'orders']) {
    expect(themes.some((theme) => theme.id === id) && raised.has(id)).toBe(true);
  }
});

test('a practice call has a line for danger, or is silent, and names nobody real', () => {
  for (const { id, lines } of practice_calls) {
    const at = lines.map((line) => line.at);
    expect([id, at.includes('danger') || at.includes('silent-danger')]).toEqual([id, true]);
    expect(new Set(at).size).toBe(at.length);
    expect(lines.map(({ says }) => says).join()).not.toMatch(/\d{4}/);
  }
  expect(questions.length).toBeGreaterThan(0);
});
