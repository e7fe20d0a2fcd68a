import { isScalar, type Node } from 'yaml';
import { quoted, textOf } from '../reading';
import { didYouMean, oneOf } from '../suggest';
import type { Format, JsonSchema } from './format';

/** An editor reads 999 as a number and true as yes or no; to Waymark they are texts like any other. */
const TEXT: JsonSchema = { type: ['string', 'number', 'boolean'] };

export const text: Format<string> = {
  standIn: '',
  schema: TEXT,
  read(written, reading) {
    const said = textOf(written);
    if (said === undefined) {
      return reading.wrongForm(written, 'one text', 'Write one text after the colon.');
    }
    if (cutShort(written)) {
      reading.mistake('cut-by-hash', written, CUT, 'Put the whole text between "double quotes".');
    }
    if (said !== '') return said;
    reading.mistake(
      'empty-text',
      written,
      `${reading.what} is empty.`,
      'Write the text, or delete the line if the field may be left out.',
    );
    return undefined;
  },
};

const CUT = 'This text ends before the #: after a space, # begins a note to yourself.';

/** Whoever means a note leaves a space after the #; whoever means a number does not. */
function cutShort(written: Node): boolean {
  return isScalar(written) && written.type === 'PLAIN' && /^\S/.test(written.comment ?? '');
}

/** One of a few fixed words. */
export function choice<const W extends string>(words: readonly [W, ...W[]]): Format<W> {
  return {
    standIn: words[0],
    schema: { enum: words },
    read(written, reading) {
      const said = text.read(written, reading);
      const known = words.find((word) => word === said);
      if (said === undefined || known !== undefined) return known;
      const message = `${reading.what} cannot be ${quoted(said)}${didYouMean(said, words)}`;
      reading.mistake('not-allowed', written, message, oneOf(words));
      return undefined;
    },
  };
}

export const yesNo: Format<boolean> = {
  standIn: false,
  schema: { enum: ['yes', 'no'] },
  read(written, reading) {
    const said = choice(['yes', 'no']).read(written, reading);
    return said === undefined ? undefined : said === 'yes';
  },
};

/** What a text of a certain form is called, must look like and means. */
interface Form<T> {
  readonly rule: string;
  readonly pattern: RegExp;
  /** 'a time such as 09:30' */
  readonly called: string;
  readonly cure: string;
  readonly standIn: T;
  /** Gives `undefined` for what has the form but cannot be, such as 30 February. */
  parse(said: string): T | undefined;
}

export function formed<T>({ rule, pattern, called, cure, standIn, parse }: Form<T>): Format<T> {
  return {
    standIn,
    schema: { ...TEXT, pattern: pattern.source },
    read(written, reading) {
      const said = text.read(written, reading);
      if (said === undefined) return undefined;
      const meant = pattern.test(said) ? parse(said) : undefined;
      if (meant === undefined) {
        reading.mistake(rule, written, `${reading.what} is ${quoted(said)}, which is not ${called}.`, cure);
      }
      return meant;
    },
  };
}
