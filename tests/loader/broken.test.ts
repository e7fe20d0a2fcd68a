import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from '../../loader/knowledgeFiles';
import { globalRules, localRules } from '../../loader/readKnowledge';
import { readWith, told } from './soundKnowledge';

/** The ids of what is found while reading a file; they have no rule file, as the formats report them. */
const FORMAT_RULE_IDS = [
  'missing-file',
  'unknown-file',
  'empty-file',
  'not-utf-8',
  'yaml-form',
  'odd-space',
  'conflict-marker',
  'written-twice',
  'cut-by-hash',
  'cut-by-colon',
  'unknown-field',
  'missing-field',
  'wrong-form',
  'empty-text',
  'not-allowed',
  'id-form',
  'date-form',
  'time-form',
  'days-form',
  'phone-form',
  'address-form',
  'time-on-form',
  'number-form',
  'month-day-form',
  'former-id-form',
  'partial-date-form',
  'in-force-form',
  'number-again-form',
];

const BROKEN = join(__dirname, 'broken');
const folders = readdirSync(BROKEN);
const rules = [...FORMAT_RULE_IDS, ...Object.keys({ ...localRules, ...globalRules })];

/** Names of files that the sound knowledge has and this one lacks, one a line. */
const TAKEN_AWAY = 'taken-away.txt';

describe('An author who breaks a rule is told where, what and how to mend it', () => {
  test.each(folders)('%s', (rule) => {
    const { 'expected.txt': expected, [TAKEN_AWAY]: taken = '', ...changed } = textsIn(join(BROKEN, rule));
    const gone = taken.split('\n').filter((name) => name !== '');
    expect(told(readWith({ ...changed, ...Object.fromEntries(gone.map((name) => [name, null])) }))).toBe(expected);
    expect(expected).toMatch(new RegExp(`^knowledge/\\S+:\\d+:\\d+ ${rule}$`, 'm'));
  });

  test('no rule is without an example of breaking it', () => {
    expect(folders).toEqual([...rules].sort());
  });

  test('no rule is without an explanation', () => {
    const explained = readFileSync(join(__dirname, '../../docs/authors.md'), 'utf8');
    expect(rules.filter((rule) => !explained.includes(`\`${rule}\``))).toEqual([]);
  });
});

function textsIn(folder: string): Record<string, string> {
  return Object.fromEntries(filesIn(folder).map(({ name, text }) => [name, text]));
}
