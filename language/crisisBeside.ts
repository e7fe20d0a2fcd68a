import type { CrisisReading } from './crisisReading';

/**
 * What is said never to have been said, or not to be so, raises no alarm by itself; but where the whole message sounds
 * like one, 999, or who listens, is named all the same.
 *
 * @param said the reading of all else
 * @param whole that of the whole message
 */
export function withUnsaid(said: CrisisReading, whole: CrisisReading): CrisisReading {
  const mayBeNow = whole.danger === 'now' || whole.danger === 'perhaps';
  const mayMeanIt = whole.hintsDespair || mayDie(whole);
  return {
    ...said,
    danger: mayBeNow && said.danger !== 'now' ? 'perhaps' : said.danger,
    hintsDespair: said.hintsDespair || (mayMeanIt && said.selfHarm !== 'sure'),
  };
}

/**
 * "He texted me “come back or I'll kill myself”": who quotes it does not wish to die, unless what stands beside it says so.
 *
 * @param readOwn reads all that is not quoted
 */
export function withQuoted(whole: CrisisReading, readOwn: () => CrisisReading): CrisisReading {
  if (!mayDie(whole)) return whole;
  const own = readOwn();
  return mayDie(own) ? whole : { ...whole, selfHarm: 'other', hintsDespair: own.hintsDespair };
}

/**
 * “I read them the note, it says I can't go on, bye”: as with what is quoted, but where no marks show its end, who listens is named all
 * the same.
 */
export function withReadOut(whole: CrisisReading, readOwn: () => CrisisReading): CrisisReading {
  const read = withQuoted(whole, readOwn);
  return read === whole ? whole : { ...read, hintsDespair: true };
}

/** Who comes in and is upset is no danger; what stands beside them may be. */
export function withoutAlarm(whole: CrisisReading, readOwn: () => CrisisReading): CrisisReading {
  if (whole.danger !== 'now' && whole.danger !== 'perhaps') return whole;
  const { danger, isNowLikely, mayBeNow } = readOwn();
  return { ...whole, danger, isNowLikely, mayBeNow };
}

/** Who says that they do not want to die is believed, and told once who listens. */
export function withNotDying(whole: CrisisReading, isAsked: boolean, readOwn: () => CrisisReading): CrisisReading {
  const { selfHarm } = readOwn();
  if (selfHarm === 'sure') return { ...whole, selfHarm };
  // What else may mean it is asked about, but not asked again.
  if (selfHarm === 'perhaps' && !isAsked) return { ...whole, selfHarm };
  return mayDie(whole) || selfHarm === 'perhaps' || isAsked
    ? { ...whole, selfHarm: 'other', hintsDespair: true }
    : whole;
}

/** "I don't want to die yet" is not believed: who listens is named at least. Who has harmed themselves is shown all help. */
export function withTakenBack(whole: CrisisReading, isTakenBack: boolean, hasActed: boolean): CrisisReading {
  if (hasActed) return { ...whole, selfHarm: 'sure' };
  return isTakenBack && !mayDie(whole) ? { ...whole, hintsDespair: true } : whole;
}

/** “I could die of shame” says nothing of a wish to die; what stands beside it may. */
export function withIdioms(whole: CrisisReading, readOwn: () => CrisisReading): CrisisReading {
  if (whole.selfHarm === undefined && !whole.hintsDespair) return whole;
  const { selfHarm, hintsDespair } = readOwn();
  return { ...whole, selfHarm, hintsDespair };
}

function mayDie({ selfHarm }: CrisisReading): boolean {
  return selfHarm === 'sure' || selfHarm === 'perhaps';
}
