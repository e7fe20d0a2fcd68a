import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDERS = ['bots', 'dialogs', 'language', 'triage', 'web'];

const files = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|html)$/.test(name))
    .map((name) => join(folder, name)),
);

/** Literals with three words or more, apart from what only developers see. */
function sentences(source: string): readonly string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '').replace(/new Error\([^)]*\)/g, '');
  const literals = code.match(/'[^'\n]*'|"[^"\n]*"|`[^`]*`|>[^<>{};]+<\//g) ?? [];
  return literals.filter((literal) =>
    /[A-Za-z]{2,}[,]? [a-z]{2,}[,]? [a-z]{2,}/.test(literal.replace(/\$\{[^}]*\}/g, '')),
  );
}

test('a sentence in code would be seen', () => {
  expect(sentences("const a = 'You are not alone here.';")).toHaveLength(1);
});

test.each(files.filter((file) => !file.endsWith('demo.html')))(
  '%s holds no sentence for a person: those are in knowledge/',
  (file) => {
    expect(sentences(readFileSync(file, 'utf8'))).toEqual([]);
  },
);
