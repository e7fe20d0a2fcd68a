import type { Wording } from '../../model/knowledge';
import { shippedKnowledge } from '../realKnowledge';
import { services, textOf } from './written';

const { script, quick_help, themes, flags, wrap_up, practice_calls, questions } = shippedKnowledge;
const { danger_scripts: inDanger, near_questions: near } = shippedKnowledge;
const both = ({ person, other = person }: Wording) => [person, other];
const aloud = [
  ...[...script, ...quick_help].flatMap(({ says }) => says),
  ...[...themes, ...near].flatMap(({ ask }) => both(ask)),
  ...inDanger.flatMap(({ says }) => says.flatMap(both)),
  ...wrap_up.flatMap(({ ask }) => ask ?? []),
];
const sentences = (text: string) => text.split(/(?<=[.!?])\s+/);

test('a handler reads short sentences aloud', () => {
  expect(aloud.flatMap(sentences).filter((one) => one.split(' ').length > 24)).toEqual([]);
});

test('every number at the desk is one that a service has', () => {
  const known = JSON.stringify(services);
  const read = textOf('desk.yaml').replaceAll(/https:\S+/g, '');
  const numbers = read.match(/\b\d[\d ]{2,}\d\b/g) ?? [];
  expect([...new Set(numbers)].filter((number) => !known.includes(number))).toEqual([]);
});

test('a caller who can only say yes or no can be asked every question', () => {
  const asked = questions.filter((one) => one.asked).map(({ id }) => id);
  expect(near.map(({ question }) => question).sort()).toEqual(asked.sort());
  for (const { ask } of near) expect(both(ask).join()).not.toMatch(/own words|how |what has|tell me/i);
});

test('every question about risk can be answered yes or no, says where it is from, and copies no form', () => {
  for (const { ask, source } of themes) {
    for (const one of both(ask)) expect(one).toMatch(/^(Are|Is|Do|Does|Has|Have|Might)\b.*\?$/);
    expect(source.length).toBeGreaterThan(10);
  }
});

test('nobody who rings about what they do is told anything of the other person', () => {
  const own = script.filter(({ id }) => id.startsWith('own-'));
  expect(own.map(({ id }) => id)).toEqual(['own-order-told', 'own-behaviour', 'own-order', 'own-harm']);
  for (const { listen_for } of own) expect(listen_for).not.toEqual([]);
  expect(own.flatMap(({ says }) => says).join(' ')).not.toMatch(/\d{3}/);
});

test('every step of the script can be come to', () => {
  const named = new Set([
    ...script.flatMap(({ options }) => options.flatMap(({ next }) => next ?? [])),
    ...script.flatMap(({ id, when }) => (when ? id : [])),
    ...quick_help.flatMap(({ step }) => step ?? []),
  ]);
  expect(script.filter(({ id, aside }) => aside && !named.has(id))).toEqual([]);
});

test('no silent caller is left without 999, or without an end', () => {
  const silent = script.filter(({ id }) => id.startsWith('silent-'));
  expect(silent.flatMap(({ options }) => options).some(({ next }) => next === 'wrap-up')).toBe(true);
  const told = silent.filter(({ says }) => /999[\s\S]*55/.test(says.join(' '))).map(({ id }) => id);
  expect(told).toEqual(['silent-999', 'silent-close']);
  // From a yes to danger, taps lead to the police and to a place.
  const next = (id: string) => script.find((step) => step.id === id)?.options[0]?.next ?? '';
  const path = ['silent-danger'];
  while (path.length < 5) path.push(next(path.at(-1) ?? ''));
  expect(path).toEqual(['silent-danger', 'silent-police', 'silent-home', 'silent-town', 'silent-tell-police']);
});

test('every theme that a supervisor must hear of raises a flag by its tick', () => {
  const raised = new Set(flags.flatMap((flag) => flag.themes));
  for (const id of [
    'fear',
    'threats',
    'kill-threat',
    'weapons',
    'strangled',
    'damage',
    'new-address',
    'vulnerable',
    'orders',
  ]) {
    expect(themes.some((theme) => theme.id === id) && raised.has(id)).toBe(true);
  }
});

test('there are practice calls of eight kinds and more, and each says what a good call asks for', () => {
  expect(practice_calls.length).toBeGreaterThanOrEqual(8);
  for (const { asks, fills, lines, seconds } of practice_calls) {
    expect([asks.length > 3, fills.length > 1, seconds > 60]).toEqual([true, true, true]);
    // What should be raised by what the caller says can be heard: the caller has a line for most of what is asked.
    const told = asks.filter((id) => lines.some(({ at }) => at === id));
    expect(told.length).toBeGreaterThan(asks.length / 2);
  }
});

test('a practice call has a line for danger, or is silent, and names nobody real', () => {
  for (const { id, lines } of practice_calls) {
    const at = lines.map((line) => line.at);
    expect([id, at.some((one) => ['danger', 'danger-first', 'silent-danger'].includes(one))]).toEqual([id, true]);
    expect(new Set(at).size).toBe(at.length);
    expect(lines.map(({ says }) => says).join()).not.toMatch(/\d{4}/);
  }
  expect(questions.length).toBeGreaterThan(0);
});
