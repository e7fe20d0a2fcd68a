import { isoDate, isoTime } from './calendar';
import type { Draft } from './drafts';
import { instantPlaces } from './instants';
import { isDays, type Placed, type Places, placesOf } from './place';
import { rangePlaces } from './ranges';
import type { Message, Now } from './timeMessage';
import type { Doubt, Moment, When } from './when';

const DAY = 1440;

/** The finished reading of a draft. */
export function resolved(message: Message, draft: Draft): When {
  const words = wordsAround(message, draft);
  const repeats = draft.repeats && { repeats: draft.repeats };
  if (draft.vague) return { ...words, others: [], certainty: 'ambiguous', doubts: ['vague'] };
  const dated = draft.days ?? draft.instant ?? (draft.repeats ? undefined : (draft.clock ?? draft.part));
  if (!dated)
    return {
      ...words,
      others: [],
      certainty: draft.repeats?.about ? 'about' : 'sure',
      doubts: [],
      ...repeats,
    };
  return { ...words, ...settled(draft, places(message, draft), message.now), ...repeats };
}

function wordsAround({ words, text }: Message, { start, end }: Draft): Pick<When, 'words' | 'start' | 'end'> {
  const from = words[start]?.start ?? 0;
  const to = words[end - 1]?.end ?? text.length;
  return { words: text.slice(from, to), start: from, end: to };
}

function places(message: Message, draft: Draft): Places {
  const { now } = message;
  if (draft.until) return rangePlaces(draft, now);
  if (draft.instant) return instantPlaces(draft.instant, now);
  const found = placesOf(draft, now);
  const other = draft.clock ? undefined : message.part(draft.part?.or);
  if (!other || found.past.length === 0) return found;
  const also = placesOf({ ...draft, part: other }, now);
  return { ...found, past: [...found.past, ...also.past], doubts: [...found.doubts, 'people-differ'] };
}

type Settled = Pick<When, 'best' | 'others' | 'certainty' | 'doubts' | 'problem'>;

function settled(draft: Draft, found: Places, now: Now): Settled {
  const doubts = [...new Set(found.doubts)];
  if (found.impossible) return { others: [], certainty: 'ambiguous', doubts, problem: 'impossible' };
  const past = unique(found.past.map((place) => momentOf(place, draft.open, now)));
  const [best, ...others] = past;
  if (best) return { best, others, certainty: certaintyOf(doubts, draft.about), doubts };
  const ahead = found.future[0];
  if (!ahead) return { others: [], certainty: 'ambiguous', doubts };
  return {
    best: momentOf(ahead, false, now),
    others: [],
    certainty: 'ambiguous',
    doubts: [],
    problem: 'future',
  };
}

function certaintyOf(doubts: readonly Doubt[], about: boolean): When['certainty'] {
  if (doubts.length > 0) return 'ambiguous';
  return about ? 'about' : 'sure';
}

function momentOf(place: Placed, open: boolean, now: Now): Moment {
  const part = place.part === undefined ? {} : { part: place.part };
  const from = Math.floor(place.from / DAY);
  if (isDays(place)) {
    const to = open ? now.today : Math.floor(place.to / DAY);
    return {
      from: isoDate(from),
      to: isoDate(to),
      precision: open ? 'range' : place.precision,
      open,
      ...part,
    };
  }
  const to = open ? isoTime(now.today, now.minute) : isoTime(0, place.to);
  const precision =
    open || (place.precision === 'minute' && place.to !== place.from) ? 'range' : place.precision;
  return { from: isoTime(0, place.from), to, precision, open, ...part };
}

function unique(moments: readonly Moment[]): readonly Moment[] {
  const seen = new Set<string>();
  return moments.filter(({ from, to }) => {
    const key = `${from}/${to}`;
    return !seen.has(key) && seen.add(key);
  });
}
