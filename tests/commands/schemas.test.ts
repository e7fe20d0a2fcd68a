import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { schemaFiles } from '../../commands/schemas';
import { filesIn } from '../../loader/knowledgeFiles';
import { soundFiles } from '../loader/soundKnowledge';
import { realKnowledge } from '../realKnowledge';

const ajv = new Ajv({ allowUnionTypes: true });
const checks = new Map(
  schemaFiles(realKnowledge).map(({ path, text }) => [
    path.replace(/^.*\/|\.json$/g, ''),
    ajv.compile(JSON.parse(text)),
  ]),
);

type Version = '1.1' | '1.2';

/** Editors differ: to those of YAML 1.1, yes is true. They show a date as it is written. */
function read(text: string, version: Version): unknown {
  const isDate = (tag: unknown) =>
    typeof tag === 'object' && tag !== null && 'tag' in tag && /timestamp/.test(`${tag.tag}`);
  return parse(text, { version, customTags: (tags) => tags.filter((tag) => !isDate(tag) && tag !== 'timestamp') });
}

/** What an author’s editor would underline. It reads YAML its own way: 999 is a number there. */
function underlined(name: string, text: string, version: Version = '1.2'): readonly string[] {
  const check = checks.get(name.replace(/\/.*|\.yaml$/g, ''));
  check?.(read(text, version));
  return (check?.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const withOwnTexts = (name: string) => !['messages.yaml', 'labels.yaml'].includes(name);

describe('An author’s editor', () => {
  const real = filesIn(join(__dirname, '../../knowledge'));

  test.each(soundFiles.filter(({ name }) => withOwnTexts(name)))('is content with sound/$name', ({ name, text }) => {
    expect(underlined(name, text)).toEqual([]);
  });

  test.each(real)('is content with knowledge/$name, of whatever version of YAML it is', ({ name, text }) => {
    expect(underlined(name, text)).toEqual([]);
    expect(underlined(name, text, '1.1')).toEqual([]);
  });

  test('offers the topics, kinds of help, areas and laws that there are, and underlines no new one', () => {
    const offered = (name: string) =>
      schemaFiles(realKnowledge).find(({ path }) => path.endsWith(`/${name}.json`))?.text;
    for (const id of ['stay-safe', 'victim-care']) expect(offered('outcomes')).toContain(`"${id}"`);
    for (const id of ['all-england', 'victim-care']) expect(offered('services')).toContain(`"${id}"`);
    expect(offered('topics')).toContain('"stalking-scotland"');
    const text = soundFiles.find(({ name }) => name === 'services/here.yaml')?.text ?? '';
    expect(underlined('services/here.yaml', text.replace('help: [stalking]', 'help: [a-new-kind]'))).toEqual([]);
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
