import type { NamedPhrases } from '../model/names';
import type { Heard } from './classifier/classifiers';
import { firstAlone, type Message, type Said, saidAt } from './message';
import type { Meaning } from './phraseIndex';
import type { Found } from './text/phraseMatcher';

export type Alarm = Said & { readonly kind: 'emergency' | 'self-harm' };

const KINDS: readonly Alarm['kind'][] = ['emergency', 'self-harm'] satisfies NamedPhrases[];
/** What the ear is this sure of is heard without a phrase. When in doubt the number is shown. */
const SURE = 0.32;
/** The same of a message that begins or ends with yes or no: those are answers, and sound like much else. */
const SURE_OF_REPLY = 0.6;
/** A phrase that sounds less like a cry than this is one in other company: "he's at the door, it's the pizza". */
const UNLIKELY = 0.3;
/** The same where "now" stands beside it. */
const IMPOSSIBLE = 0.04;

const SOUND_OF = { emergency: 'danger', 'self-harm': 'selfHarm' } as const;

type Command = Extract<Meaning, { kind: 'command' }>;

/** What is known of a message before it is listened to. */
interface AlreadyRead {
  /** Whether all of it is a command or a plain reply. */
  readonly known: boolean;
  /** Whether it has a yes, no or doubt in it. */
  readonly reply: boolean;
}

/** Danger to someone, or the person's own thoughts of dying: by a phrase, or by the ear. */
export function alarmIn(
  message: Message,
  heard: Heard | undefined,
  { known, reply }: AlreadyRead,
): Alarm | undefined {
  for (const kind of KINDS) {
    const phrase = phraseOf(message, kind, heard);
    if (phrase) return { kind, ...saidAt(message, phrase.from, phrase.to) };
  }
  for (const kind of known ? [] : KINDS) {
    const sound = heard?.[SOUND_OF[kind]];
    if (sound && sound.likelihood >= (reply ? SURE_OF_REPLY : SURE))
      return { kind, ...saidAt(message, sound.from, sound.to) };
  }
  return undefined;
}

function phraseOf(
  message: Message,
  kind: Alarm['kind'],
  heard: Heard | undefined,
): Found<Meaning> | undefined {
  const { found, barings, words } = message;
  const mine = found.flatMap((one) => commandOf(one, kind));
  const surely = mine.find(({ meaning }) => meaning.how === 'surely');
  if (surely) return surely;
  const whole = firstAlone(barings, (one) =>
    commandOf(one, kind).filter(({ meaning }) => meaning.how === 'surely'),
  );
  if (whole) return { ...whole, from: 0, to: words.length };
  if (mine.some(({ meaning }) => meaning.how === 'unless')) return undefined;
  return mine.find(
    (one) =>
      one.meaning.how === 'said' && speaksOfNow(message, kind, one) && isLikely(message, kind, one, heard),
  );
}

/** As the ear hears it, in its whole company or in the nearest. */
function isLikely(
  { context }: Message,
  kind: Alarm['kind'],
  phrase: Found<unknown>,
  heard: Heard | undefined,
): boolean {
  if (!heard) return true;
  const sound = SOUND_OF[kind];
  const most = Math.max(heard[sound].likelihood, heard.near(phrase.from, phrase.to)[sound]);
  return most >= (context.isSaidNow(phrase) ? IMPOSSIBLE : UNLIKELY);
}

function speaksOfNow({ context }: Message, kind: Alarm['kind'], phrase: Found<Meaning>): boolean {
  return kind === 'self-harm' ? context.isOwn(phrase) : context.isNow(phrase);
}

function commandOf({ meaning, from, to }: Found<Meaning>, command: string): readonly Found<Command>[] {
  return meaning.kind === 'command' && meaning.command === command ? [{ meaning, from, to }] : [];
}
