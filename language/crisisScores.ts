import type { CrisisLabel, MessageClassification, SegmentConfidences } from './classifier/classifiers';

/** What only a part of a message says counts for less: in its place it may mean something else. */
const PART = 0.7;

export type CrisisScores = Readonly<Record<CrisisLabel, number>>;

/** The highest of each over the message and its parts. */
export function scoresOf({ crisis: [whole = NO_SEGMENT, ...parts] }: MessageClassification): CrisisScores {
  const most = (label: CrisisLabel) => {
    const all = whole.confidences[label] ?? 0;
    const part = Math.max(0, ...parts.map(({ confidences }) => confidences[label] ?? 0));
    return Math.max(all, part * PART);
  };
  return {
    danger_now: most('danger_now'),
    danger_perhaps: most('danger_perhaps'),
    danger_told: most('danger_told'),
    danger_over: most('danger_over'),
    self_harm: most('self_harm'),
    self_harm_perhaps: most('self_harm_perhaps'),
    others: most('others'),
    neither: most('neither'),
  };
}

/** More likely than all else together: "He is in the next room. Not now." */
const LIKELY = 0.5;

/** Of what strangers told who were in no danger, nearly all lay below; "she can see me" lies above. */
const POSSIBLE = 0.15;

export function mayBeNow({ danger_now: now }: CrisisScores): boolean {
  return now >= POSSIBLE;
}

export function isNowLikely({ danger_now: now }: CrisisScores): boolean {
  return now >= LIKELY;
}

const NO_SEGMENT: SegmentConfidences = { confidences: {}, from: 0, to: 0 };

/** "He has gone now, chain's on": from here on what sounds present must be nearly certain. */
export const OVER_IN_DOUBT = 0.35;

/** A part of a message that says by itself that there is danger now, or that it is over. */
const STANDS_OUT = 0.85;
const ENDS = 0.5;

/** "No danger. Oh god, he is in the house with a knife": what says last that it is now, after all, is believed. */
export function isNowSaidLast(
  { crisis: [whole = NO_SEGMENT, ...parts] }: MessageClassification,
  saysNo: boolean,
): boolean {
  const telling = parts.filter(
    ({ confidences: { danger_now: now = 0, danger_over: over = 0 } }) => now >= STANDS_OUT || over >= ENDS,
  );
  const last = telling.reduce<SegmentConfidences | undefined>(
    (best, one) => (best && best.from > one.from ? best : one),
    undefined,
  );
  const isOver =
    saysNo || [whole, ...telling].some(({ confidences: { danger_over: over = 0 } }) => over >= OVER_IN_DOUBT);
  return isOver && (last?.confidences.danger_now ?? 0) >= STANDS_OUT;
}
