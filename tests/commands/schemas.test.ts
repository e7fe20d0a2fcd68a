import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { schemaFiles } from '../../commands/schemas';
import { filesIn } from '../../loader/loadKnowledge';
import { soundFiles } from '../loader/soundKnowledge';

const ajv = new Ajv({ allowUnionTypes: true });
const checks = new Map(
  schemaFiles().map(({ path, text }) => [path.replace(/^.*\/|\.json$/g, ''), ajv.compile(JSON.parse(text))]),
);

/** What an author's editor would underline. It reads YAML its own way: 999 is a number there. */
function underlined(name: string, text: string): readonly string[] {
  const check = checks.get(name.replace(/\/.*|\.yaml$/g, ''));
  check?.(parse(text));
  return (check?.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const withOwnTexts = (name: string) => !['messages.yaml', 'labels.yaml'].includes(name);

describe('An author’s editor', () => {
  const real = filesIn(join(__dirname, '../../knowledge'));

  test.each(soundFiles.filter(({ name }) => withOwnTexts(name)))('is content with sound/$name', ({ name, text }) => {
    expect(underlined(name, text)).toEqual([]);
  });

  test.each(real)('is content with knowledge/$name', ({ name, text }) => {
    expect(underlined(name, text)).toEqual([]);
  });

  test('underlines a field that is not known, one that is missing and a word that is not allowed', () => {
    const text = soundFiles.find(({ name }) => name === 'services/here.yaml')?.text ?? '';
    const broken = text.replace('on_bill: not-known', 'on_bill: hidden').replace('name:', 'nmae:');
    expect(underlined('services/here.yaml', broken).join()).toMatch(/required|additional/);
    expect(underlined('services/here.yaml', text.replace('on_bill: not-known', 'on_bill: hidden'))).toEqual([
      '/services/0/on_bill must be equal to one of the allowed values',
    ]);
  });
});
