import type { Taken } from './playedCall';

/** The handbook's page of the ten calls. */
export function callsPage(taken: readonly Taken[]): string {
  const whole = taken.filter(({ call }) => call.whole !== undefined);
  return [
    '# Ten calls at the desk',
    '',
    'Taken by keyboard alone in a real browser, by `tests/web/deskCalls.test.ts`, which writes this page and compares it. The',
    'calls are in [calls.yaml](../tests/web/desk-calls/calls.yaml). Nobody in them is real. Counted are all keys from the first of',
    'a call until its note has been copied, but for the letters that are typed. [desk.md](desk.md) is the handbook.',
    '',
    '| call | keys | still to do, as the note said |',
    '| --- | --- | --- |',
    ...taken.map(
      ({ call: { name, about }, keys, toDo }) => `| ${name}: ${about} | ${keys} | ${toDo.join('; ') || 'nothing'} |`,
    ),
    '',
    '## The server killed at ten moments',
    '',
    'In each of these calls the server is killed once, all its connections cut, and another one starts in its place some keys',
    'later. “Lost” means that nothing was left of what it had stored either. The handler presses the same keys, and nothing else,',
    'in each call: the number of keys, what is still to do and the whole note are the same as where nobody killed it',
    '([all ten](../tests/web/desk-calls/notes.txt)).',
    '',
    '| call | killed while | what the handler read out meanwhile, without a server | the sign at the top, at last | its store |',
    '| --- | --- | --- | --- | --- |',
    ...taken.map(awayRow),
    '',
    '## Three notes, whole',
    '',
    ...whole.map(({ call, note }) => [`### ${call.name}`, '', '```text', note, '```', ''].join('\n')),
  ].join('\n');
}

function awayRow({ call, away }: Taken): string {
  if (!away) return `| ${call.name} | never | | | |`;
  const read = away.read.filter((words, place) => words !== away.read[place - 1]);
  return `| ${[call.name, away.while, read.join(' → '), away.sign, away.store].join(' | ')} |`;
}

/** All notes, to be compared. */
export function allNotes(taken: readonly Taken[]): string {
  return taken.map(({ call, note }) => `=== ${call.name}\n\n${note}\n`).join('\n');
}
