import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { partOf, partsOf } from '../language/classifier/classifiers';
import { type Message, openMessage } from '../language/message';
import { openBook } from '../language/phraseIndex';
import { EARS_FILE, fingerprint, writtenEars } from '../loader/classifierWeights';
import { type GeneratedFile, keepCurrent } from '../loader/generated';
import { loadOrExit } from '../loader/loadOrExit';
import { DANGER } from '../model/answers';
import type { Ears } from '../model/lexicon';
import { type Line, learn } from './logisticRegression';

const KNOWLEDGE = 'knowledge';
/** Lines as people type them, each with what it means. Those in kept-back/ are never learnt from. */
export const TAUGHT = join('tests', 'understanding', 'taught');

interface Said {
  readonly text: string;
  /** In lines-*.yaml. */
  readonly reading?: string;
  /** In answers-*.yaml: whatever was asked, and to questions where it means something else. */
  readonly any?: string;
  readonly by_question?: Readonly<Record<string, string>>;
  /** In openers-*.yaml. */
  readonly expect?: { readonly intent: string; readonly also?: readonly string[] };
}

interface TaughtFile {
  readonly lines?: readonly Said[];
  readonly openers?: readonly Said[];
  readonly answers?: readonly Said[];
}

const ALARMS: Readonly<Record<string, string>> = {
  danger: 'danger',
  immediate_danger: 'danger',
  self_harm: 'self_harm',
};
const NEITHER = 'neither';
/** The kinds of question in the lines, and ours that ask the same; q_safe is asked on the desk alone. */
export const ASKED: Readonly<Record<string, string | undefined>> = {
  q_unwanted: 'unwanted',
  q_repeated: 'repeated',
  q_fixated: 'fixated',
  q_obsessive: 'obsessive',
  q_danger: DANGER,
  q_safe: undefined,
  q_dispute: 'about',
};
/** Readings that come to the same: the conversation goes on as it would for the other. */
export const SAME: Readonly<Record<string, string>> = {
  'count>=2': 'yes',
  'count=1': 'no',
  off_topic: 'no_answer',
  date: 'no_answer',
};
/** Weights for each meaning: with fewer, marks share a place, and the rarest cries are drowned by what is common. */
const PLACES = { alarm: 1 << 16, intent: 1 << 15, reply: 1 << 16 };
/** A long story with a cry in it would teach that all of it is one. */
const LONGEST_CRY = 24;

/** All that the ears are taught from: the lines, and the spellings by which they are read. */
export function taughtTexts(): readonly string[] {
  const files = readdirSync(TAUGHT)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  return [
    ...files.map((name) => join(TAUGHT, name)),
    ...['words.yaml', 'phrases.yaml', 'topics.yaml', 'questions.yaml'].map((name) => join(KNOWLEDGE, name)),
  ].map((path) => readFileSync(path, 'utf8'));
}

/** @param open how messages are opened up */
export function taughtEars(open: (text: string) => Message, texts: readonly string[]): Ears {
  const files = texts.map((text): TaughtFile => parse(text, { schema: 'failsafe' }));
  const openers = files.flatMap((file) => file.openers ?? []);
  const lines = files.flatMap((file) => file.lines ?? []);
  const answers = files.flatMap((file) => file.answers ?? []);
  const alarms = [
    ...lines.map(({ text, reading = '' }) => ({ text, means: reading })),
    ...openers.filter(isClear).map(({ text, expect }) => ({ text, means: expect?.intent ?? '' })),
    ...answers.filter(isClear).map(({ text, any = '' }) => ({ text, means: any })),
  ];
  const intents = openers.map(({ text, expect }) => ({
    ...soundOf(open(text)),
    means: expect?.intent ?? '',
  }));
  return {
    alarm: learn(
      alarms.flatMap(({ text, means }) => alarmLines(open(text), means)),
      PLACES.alarm,
    ),
    intent: learn(intents, PLACES.intent),
    reply: learn(
      answers.flatMap((said) => replyLines(soundOf(open(said.text)), said)),
      PLACES.reply,
    ),
  };
}

/** What is danger beside something else would teach both. */
function isClear({ expect, ...said }: Said): boolean {
  if (expect) return !(expect.also ?? []).some((one) => one in ALARMS) || expect.intent in ALARMS;
  return said.any === 'yes' || said.by_question?.q_danger !== 'danger';
}

function alarmLines(message: Message, means: string): readonly Line[] {
  const alarm = ALARMS[means];
  const { words } = message;
  if (alarm) return words.length <= LONGEST_CRY ? [{ ...soundOf(message), means: alarm }] : [];
  return [...partsOf(words)].map(({ from, to }) => ({ ...partOf(message, from, to), means: NEITHER }));
}

/** A line as the reply to each question. Cries for help are for the other ear, but for a yes to danger. */
function replyLines(sound: Omit<Line, 'means'>, { any = '', by_question: by = {} }: Said): readonly Line[] {
  return Object.entries(ASKED).flatMap(([kind, asked = kind]) => {
    const reading = by[kind] ?? any;
    const means = kind === 'q_danger' && by[kind] === 'danger' ? 'yes' : (SAME[reading] ?? reading);
    return means in ALARMS ? [] : [{ ...sound, asked, means }];
  });
}

function soundOf({ words, found }: Message): Omit<Line, 'means'> {
  return { words, found };
}

/** `npm run learn`. */
export function earsFile(): GeneratedFile {
  const book = openBook(loadOrExit(KNOWLEDGE, new Date()));
  const texts = taughtTexts();
  const ears = taughtEars((text) => openMessage(book, text), texts);
  return { path: join(KNOWLEDGE, EARS_FILE), text: writtenEars(ears, fingerprint(texts)) };
}

if (process.argv[1] === __filename) {
  process.exitCode = keepCurrent([earsFile()], 'learn', process.argv.slice(2), console.log);
}
