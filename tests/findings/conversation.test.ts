import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { realKnowledge } from '../journeys/conversation';
import { problemsOf } from './expectations';
import { type PlayedRow, playRow } from './playRow';
import { type Row, readRows, titleOf } from './row';
import { unknownNames } from './unknownNames';

const files = readdirSync(__dirname).filter((name) => name.endsWith('.yaml'));

describe.each(files)('%s', (file) => {
  const rows = readRows(join(__dirname, file));

  test('names only what there is', () => expect(unknownNames(rows, realKnowledge)).toEqual([]));

  for (const row of rows) (row.not_yet ? test.failing : test)(titleOf(row), () => holds(row));
});

async function holds(row: Row): Promise<void> {
  const played = await playRow(row);
  const problems = [...problemsOf(row, played), ...(await differences(row, played))];
  if (problems.length > 0) throw compact([`should: ${row.should}`, ...problems, ...shortened(played)].join('\n'));
}

/** Where the same was to be said and kept as for another line. */
async function differences(row: Row, played: PlayedRow): Promise<readonly string[]> {
  const other = row.expect.same_as;
  if (other === undefined) return [];
  const [one, two] = [played, await playRow({ ...row, text: other })].map(({ turns }) => turns.at(-1));
  return [
    ...(one?.said === two?.said ? [] : [`expected what is said to "${other}": ${short(two?.said)}`]),
    ...(inLine(one?.answers) === inLine(two?.answers) ? [] : [`expected the answers ${inLine(two?.answers)}`]),
  ];
}

/** The answers kept, and the beginnings of the replies to each line. */
function shortened({ turns }: PlayedRow): readonly string[] {
  const last = turns.at(-1);
  const lines = turns.map(({ person, said }) => `"${person}": ${short(said, person.startsWith('#') ? 60 : 240)}`);
  return [`answers: ${inLine(last?.answers)}`, ...lines];
}

function inLine(answers: PlayedRow['turns'][number]['answers'] = {}): string {
  return Object.entries(answers)
    .map(([question, answer]) => `${question} ${answer.join(' ')}`)
    .join('; ');
}

function short(said = '', most = 240): string {
  const line = said.replace(/\s+/g, ' ');
  return line.length > most ? `${line.slice(0, most)} …` : line;
}

/** Without a stack, which says nothing of a conversation. */
function compact(message: string): Error {
  const error = new Error(message);
  error.stack = message;
  return error;
}
