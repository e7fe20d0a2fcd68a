import type { DeskFlag } from '../../../model/protocol/deskActivities';
import type { Call } from '../call';
import type { DeskPageData } from '../deskPageData';

/** The most urgent comes first. */
const ACTS: readonly DeskFlag['act'][] = ['call-999', 'supervisor', 'today', 'refer'];

/** The flags that stand now: raised by answers, by the script, and by a yes to a question about risk. */
export function standingFlags(call: Call, { flags }: Pick<DeskPageData, 'flags'>): readonly DeskFlag[] {
  const raised: readonly DeskFlag[] = call.state?.flags ?? [];
  const known = new Set(raised.map(({ id }) => id));
  const isYes = (theme: string) => call.riskAnswers.get(theme)?.answer === 'yes';
  const more = flags.filter(
    ({ id, themes }) => !known.has(id) && (call.scriptFlags.has(id) || themes.some((theme) => isYes(theme))),
  );
  return [...raised, ...more].sort((a, b) => ACTS.indexOf(a.act) - ACTS.indexOf(b.act));
}

/** Writes down the flags that were not raised before. What was raised once stays in the note. */
export function noteFlags(call: Call, pageData: Pick<DeskPageData, 'flags'>, at: string): void {
  for (const { id, act, says } of standingFlags(call, pageData)) {
    if (call.raisedFlags.has(id)) continue;
    call.raisedFlags.set(id, { id, act, says, at });
    call.events.push({ at, kind: 'flag', what: says });
  }
}
