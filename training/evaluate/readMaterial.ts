import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { filesIn } from '../../loader/knowledgeFiles';
import { joined, type LabelledLines, type LabelsByQuestion, type TimesFile } from '../labelledLines';

/** What is measured: labelled lines, and times of incidents, each file with its own reference time. */
export interface Material extends LabelledLines {
  readonly times: readonly TimesFile[];
}

/** As it was parsed: what a line leaves out is absent. */
type RawFile = Partial<LabelledLines & TimesFile & { readonly openers: readonly RawOpener[] }>;

/** All lines in the YAML files of a folder, or of one file. They may be anyone's, so they are not checked. */
export function readMaterial(path: string): Material {
  const texts = path.endsWith('.yaml')
    ? [readFileSync(path, 'utf8')]
    : filesIn(path).flatMap(({ name, text }) => (name.endsWith('.yaml') ? [text] : []));
  const files = texts.map((text): RawFile => parse(text, { schema: 'failsafe' }) ?? {});
  return {
    ...joined(files.map(inOurForm)),
    times: files.flatMap(({ dates, reference_time = '' }) => (dates ? [{ dates, reference_time }] : [])),
  };
}

/**
 * Practice material that was written outside the project has names of its own for questions and answers. What has
 * no name of ours is left out; our own names are left as they are.
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
const LABELS: Readonly<Record<string, LabelledLines['answers'][number]['any']>> = {
  'count>=2': 'yes',
  'count=1': 'no',
  danger: 'yes',
  off_topic: 'no_answer',
  date: 'no_answer',
};

/** A first message in the form of material from outside. */
interface RawOpener extends Pick<LabelledLines['messages'][number], 'id' | 'text'> {
  readonly expect: Pick<LabelledLines['messages'][number], 'intent'> & {
    readonly also?: LabelledLines['messages'][number]['also'];
    readonly slots?: LabelsByQuestion;
  };
}

function inOurForm({
  lines = [],
  messages = [],
  openers = [],
  asking = [],
  answers = [],
  chosen = [],
}: RawFile): LabelledLines {
  return {
    lines,
    messages: [
      ...messages.map(({ also = [], tells = {}, asks = [], ...message }) => ({
        ...message,
        also,
        tells: listed(tells),
        asks,
      })),
      ...openers.map(({ id, text, expect: { intent, also = [], slots = {} } }) => ({
        ...{ id, text, intent, also, tells: listed(renamed(slots)), asks: [] },
        ...(intent === 'immediate_danger' && { danger: 'now' as const }),
        ...(intent === 'self_harm' && { self_harm: 'sure' as const }),
      })),
    ],
    asking,
    answers: answers.map(({ any, by_question: by = {}, ...line }) => {
      return { ...line, any: any === 'danger' ? any : (LABELS[any] ?? any), by_question: renamed(by) };
    }),
    chosen,
  };
}

/** One answer may be written without brackets. */
function listed(labels: Readonly<Partial<Record<string, string | readonly string[]>>>) {
  return Object.fromEntries(Object.entries(labels).map(([question, label = []]) => [question, [label].flat()]));
}

function renamed(labels: LabelsByQuestion): LabelsByQuestion {
  const own = Object.entries(labels).flatMap(([question, label = '']) => {
    const id = question in QUESTIONS ? QUESTIONS[question] : question;
    return id === undefined ? [] : [[id, LABELS[label] ?? label] as const];
  });
  return Object.fromEntries(own);
}
