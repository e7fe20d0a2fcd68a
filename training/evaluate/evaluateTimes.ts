import { DateTimeRecognizer } from '@microsoft/recognizers-text-date-time';
import type { NluPipeline } from '../../language/nluPipeline';
import { judgeWhen, type WhenLines } from './judgeWhen';
import { Tally } from './tally';

export interface TimesEvaluation {
  readonly ours: Tally;
  readonly baseline: Tally;
}

/** Times of incidents, by the reference time of their file. */
export function evaluateTimes(files: readonly WhenLines[], understanding: NluPipeline): TimesEvaluation {
  const ours = new Tally('Times');
  const baseline = new Tally('The same by the first value of the stock recogniser of dates');
  const model = new DateTimeRecognizer('en-gb').getDateTimeModel();
  for (const { now, lines } of files) {
    for (const line of lines) {
      const judgement = judgeWhen(line, understanding.understand(line.text, undefined, now).times);
      const isRight = judgement.kind === 'right';
      ours.add({
        id: line.id,
        wanted: line.precision,
        got: isRight ? line.precision : 'another',
        isRight,
      });
      if (judgement.kind === 'wrong' && judgement.costly) ours.costly.push(`${line.text}: ${judgement.why}`);
      if (line.from !== 'null')
        baseline.add({
          id: line.id,
          wanted: line.precision,
          got: 'another',
          isRight: isBaselineRight(firstValue(model.parse(line.text, now)), line.from),
        });
    }
  }
  return { ours, baseline };
}

interface BaselineResult {
  readonly resolution?: { readonly values?: readonly Readonly<Record<string, string>>[] };
}

function firstValue([first]: readonly BaselineResult[]): string {
  const { value, start } = first?.resolution?.values?.[0] ?? {};
  return value ?? start ?? '';
}

/** Its day, and its hour where one is asked for, are those of the line. */
function isBaselineRight(value: string, from: string): boolean {
  const [day = '', time = ''] = from.split('T');
  return value.startsWith(day) && (time === '' || value.includes(time));
}
