import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { CODE_LENGTH, CODE_SIGNS, codeGroups, newCode, parseCode } from '../../model/passOnCode';
import { realKnowledge } from '../realKnowledge';

test('a code has eight signs that cannot be mistaken for one another, and no word can arise in it', () => {
  expect(CODE_SIGNS).not.toMatch(/[01OILAEUY]/);
  expect(new Set(CODE_SIGNS).size).toBe(CODE_SIGNS.length);
  for (let i = 0; i < 500; i++) expect(newCode(randomBytes)).toMatch(new RegExp(`^[${CODE_SIGNS}]{${CODE_LENGTH}}$`));
});

test('every sign comes as often as any other', () => {
  // The same numbers on every machine, and all bytes equally often.
  let call = 0;
  const random = (size: number) => Uint8Array.from({ length: size }, () => call++ % 256);
  const counts = new Map([...CODE_SIGNS].map((sign) => [sign, 0]));
  for (let i = 0; i < 27 * 90; i++) for (const sign of newCode(random)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  const all = [...counts.values()];
  expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(1);
});

test('a code is read however it is written: small, in groups, with a dash', () => {
  const signs = fc.array(fc.constantFrom(...CODE_SIGNS), { minLength: CODE_LENGTH, maxLength: CODE_LENGTH });
  const between = fc.constantFrom('', ' ', '-', ' – ', '.', '\t');
  fc.assert(
    fc.property(signs, fc.array(between, { minLength: 9, maxLength: 9 }), fc.boolean(), (each, gaps, isSmall) => {
      const typed = each.map((sign, i) => `${gaps[i]}${isSmall ? sign.toLowerCase() : sign}`).join('') + gaps[8];
      expect(parseCode(typed)).toBe(each.join(''));
    }),
  );
});

test('what is no code is told from one without asking anybody', () => {
  for (const typed of ['', 'BCDF234', 'BCDF23456', 'BCDF234O', 'BCDF234é', 'bravo charlie', '٢٣٤٥٦٧٨٩'])
    expect(parseCode(typed)).toBeUndefined();
  fc.assert(fc.property(fc.string(), (typed) => (parseCode(typed) ?? '22222222').length === CODE_LENGTH));
});

test('every sign has a word by which it is said, and no two words are alike', () => {
  const words = [...CODE_SIGNS].map((sign) => realKnowledge.labels.spelling?.[`sign-${sign.toLowerCase()}`]);
  expect(words.every((word) => word && word.length > 2)).toBe(true);
  expect(new Set(words).size).toBe(CODE_SIGNS.length);
  expect(codeGroups('BCDF2345')).toEqual(['BCDF', '2345']);
});
