import fc from 'fast-check';
import { joined, READ_AT_MOST, tokensOf, typedTogether } from '../../../language/text/tokens';

const words = (text: string) => tokensOf(text).map(({ word }) => word);

test.each([
  ['3wks', ['3', 'wks']],
  ['9.30pm, on 22/11', ['9', '.', '30', 'pm', ',', 'on', '22', '/', '11']],
  ["He's d\u00e9j\u00e0 DE\u0301JA\u0300", ['hes', 'deja', 'deja']],
])('%s is read token by token', (text, found) => expect(words(text)).toEqual(found));

test('what was typed together stays together, quotes and all', () => {
  const together = typedTogether(tokensOf("'3wks' b4 9.30!")).map((tokens) => joined(tokens)?.word);
  expect(together).toEqual(['3wks', 'b4', '9', '.', '30', '!']);
});

test('whatever is typed, each token tells where it stood, in order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      let last = 0;
      for (const { start, end, noSpaceBefore } of tokensOf(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(text.slice(last, start).trim()).toBe('');
        if (noSpaceBefore) expect(start).toBe(last);
        expect(end).toBeGreaterThan(start);
        last = end;
      }
      expect(last).toBeLessThanOrEqual(READ_AT_MOST);
    }),
  );
});
