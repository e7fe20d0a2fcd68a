import type { LabelledLines, LabelsByQuestion, OpenerLine, ReplyLine } from '../labelledLines';

/**
 * The form of practice material that was written outside the project, with names of its own for questions and
 * answers. What has no name of ours is left out; our own names are left as they are.
 */
const QUESTIONS: Readonly<Record<string, string | undefined>> = {
  q_unwanted: 'unwanted',
  q_repeated: 'repeated',
  q_fixated: 'fixated',
  q_obsessive: 'obsessive',
  q_danger: 'danger',
  q_dispute: 'about',
  q_safe: undefined,
  relationship: 'who',
  online: undefined,
};
const LABELS: Readonly<Record<string, string>> = {
  'count>=2': 'yes',
  'count=1': 'no',
  danger: 'yes',
  off_topic: 'no_answer',
  date: 'no_answer',
};

/** A file of lines as it was parsed: ours, or one in the foreign form. */
export interface RawLinesFile {
  readonly lines?: LabelledLines['lines'];
  readonly openers?: readonly RawOpenerLine[];
  readonly answers?: readonly RawReplyLine[];
  readonly dates?: unknown;
}

type RawReplyLine = Omit<ReplyLine, 'by_question'> & Partial<Pick<ReplyLine, 'by_question'>>;
type RawOpenerLine = Omit<OpenerLine, 'expect'> & {
  readonly expect: Pick<OpenerLine['expect'], 'intent'> & Partial<OpenerLine['expect']>;
};

/** The same lines in our form. */
export function inOurForm({ lines = [], openers = [], answers = [] }: RawLinesFile): LabelledLines {
  return {
    lines,
    openers: openers.map((line) => {
      const { also = [], slots = {}, ...expect } = line.expect;
      return { ...line, expect: { ...expect, also, slots: renamed(slots) } };
    }),
    answers: answers.map(({ any, by_question: by = {}, ...line }) => {
      const isCry = any === 'danger' || any === 'self_harm';
      return { ...line, any: isCry ? any : (LABELS[any] ?? any), by_question: renamed(by) };
    }),
  };
}

function renamed(labels: LabelsByQuestion): LabelsByQuestion {
  const own = Object.entries(labels).flatMap(([question, label = '']) => {
    const id = question in QUESTIONS ? QUESTIONS[question] : question;
    return id === undefined ? [] : [[id, LABELS[label] ?? label] as const];
  });
  return Object.fromEntries(own);
}
