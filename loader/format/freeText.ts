import { isScalar, type Node } from 'yaml';
import { didYouMean, oneOf } from '../didYouMean';
import { quoted, textOf } from '../readContext';
import type { Format, JsonSchema } from './format';

/** Editors read 999 as a number and true as a boolean; to Waymark they are texts like any other. */
const TEXT: JsonSchema = { type: ['string', 'number', 'boolean'] };

export const freeText: Format<string> = {
  fallback: '',
  schema: TEXT,
  read(written, reading) {
    const said = textOf(written);
    if (said === undefined) {
      return reading.wrongForm(written, 'one text', 'Write one text after the colon.');
    }
    if (cutByHash(written)) {
      reading.addProblem('cut-by-hash', written, CUT_MESSAGE, 'Put the whole text between "double quotes".');
    }
    if (said !== '') return said;
    reading.addProblem(
      'empty-text',
      written,
      `${reading.subject} is empty.`,
      'Write the text, or delete the line if the field may be left out.',
    );
    return undefined;
  },
};

const CUT_MESSAGE = 'This text ends before the #: after a space, # begins a note to yourself.';

/** People put a space after the # of a comment, but not after that of a number. */
function cutByHash(written: Node): boolean {
  return isScalar(written) && written.type === 'PLAIN' && /^\S/.test(written.comment ?? '');
}

/** One of a few fixed words. */
export function choice<const W extends string>(words: readonly [W, ...W[]]): Format<W> {
  return {
    fallback: words[0],
    schema: { enum: words },
    read(written, reading) {
      const said = freeText.read(written, reading);
      const known = words.find((word) => word === said);
      if (said === undefined || known !== undefined) return known;
      const message = `${reading.subject} cannot be ${quoted(said)}${didYouMean(said, words)}`;
      reading.addProblem('not-allowed', written, message, oneOf(words));
      return undefined;
    },
  };
}

export const yesNo: Format<boolean> = {
  fallback: false,
  schema: { enum: ['yes', 'no'] },
  read(written, reading) {
    const said = choice(['yes', 'no']).read(written, reading);
    return said === undefined ? undefined : said === 'yes';
  },
};

/** A text that must match a pattern: its name in messages, the pattern and its value. */
interface TextPattern<T> {
  readonly rule: string;
  readonly pattern: RegExp;
  /** 'a time such as 09:30' */
  readonly called: string;
  readonly cure: string;
  readonly fallback: T;
  /** Returns `undefined` for a text that matches but is impossible, such as 30 February. */
  parse(said: string): T | undefined;
}

export function patternText<T>({ rule, pattern, called, cure, fallback, parse }: TextPattern<T>): Format<T> {
  return {
    fallback,
    schema: { ...TEXT, pattern: pattern.source },
    read(written, reading) {
      const said = freeText.read(written, reading);
      if (said === undefined) return undefined;
      const meant = pattern.test(said) ? parse(said) : undefined;
      if (meant === undefined) {
        reading.addProblem(
          rule,
          written,
          `${reading.subject} is ${quoted(said)}, which is not ${called}.`,
          cure,
        );
      }
      return meant;
    },
  };
}
