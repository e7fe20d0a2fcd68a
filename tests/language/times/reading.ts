import type { TimeExpression } from '../../../language/times/timeExpression';
import { TimeParser } from '../../../language/times/timeParser';
import { filesIn } from '../../../loader/knowledgeFiles';
import { readFiles } from '../../../loader/readFiles';

/** The words as authors wrote them. */
export const words = readFiles('knowledge', filesIn('knowledge')).written;
export const reader = new TimeParser(words);

/** A Sunday afternoon in winter. */
export const SUNDAY = new Date('2026-11-22T15:00Z');

export function read(text: string, now: Date = SUNDAY): readonly TimeExpression[] {
  return reader.parse(text, now);
}

/** The best reading of a message in short: "2026-11-17T19:30 ambiguous", with its end if that differs. */
export function told(text: string, now: Date = SUNDAY): string {
  const [when] = read(text, now);
  if (!when) return 'nothing';
  const { best, certainty, problem } = when;
  const stretch = best && (best.from === best.to ? best.from : `${best.from} to ${best.open ? 'now' : best.to}`);
  return [stretch, problem ?? certainty].filter((part) => part !== undefined).join(' ');
}
