import { hasWords } from '../diary/diary';
import { DANGER, SKIPPED } from '../model/answers';
import type { Knowledge } from '../model/knowledge';
import { codeGroups } from '../model/passOnCode';
import type { PassedOn } from '../model/protocol/passOn';
import type { Labels } from '../model/textIds';
import { ukTime } from '../model/ukTime';
import type { PassOn } from './codeMaker';
import { titleWords, wholeIncident } from './diary/incidentWords';
import { clock } from './openWords';
import { line, message, minorCommand, type Reply } from './replies';
import type { Standing, TurnInProgress } from './turnInProgress';
import { bulletList, paragraphs, text } from './wording';

/** In one conversation: who reads a code aloud needs a few, and each costs the server a third of a second. */
const MOST_CODES = 10;

type PassingTurn = Standing & Pick<TurnInProgress, 'codes' | 'codesMade' | 'ownWords'>;

/** What is said, and what is sealed with it. */
export interface Passing {
  readonly replies: readonly Reply[];
  readonly passOn?: PassOn;
}

/** "Give this to a person": a code to read aloud, and what it opens. */
export function passOn(knowledge: Knowledge, turn: PassingTurn, from: PassedOn['from']): Passing {
  const { codes, codesMade, now } = turn;
  const summary = passedOn(knowledge, turn, from);
  if (Object.keys(summary.answers).length + summary.notes.length === 0)
    return { replies: [line(knowledge, 'record-summary-empty')] };
  if (codes === undefined) return { replies: [line(knowledge, 'pass-on-nowhere')] };
  if (codesMade >= MOST_CODES) return { replies: [line(knowledge, 'pass-on-too-many')] };
  const code = codes.newCode();
  const { minute } = ukTime(new Date(now.getTime() + codes.life));
  const words = paragraphs(
    `**${text(knowledge, 'pass-on-title')}**`,
    ...codeGroups(code).map((group) => spelled(knowledge, group)),
    text(knowledge, 'pass-on', { time: clock(minute) }),
    summary.notes.length > 0 ? text(knowledge, 'pass-on-notes') : '',
  );
  const again = minorCommand(knowledge, 'choice-new-code', 'pass-on');
  return {
    replies: [message(words, { kind: 'code' }, [again])],
    passOn: { code, summary, instead: [line(knowledge, 'pass-on-not-now')] },
  };
}

/** What is said in the chat when its code was used, whatever is on the screen just then. */
export function codeOpened(knowledge: Knowledge): Reply {
  return message(text(knowledge, 'pass-on-opened'), { kind: 'news' });
}

/**
 * What the summary holds too. "Not in danger" was true of one minute, and is asked again, and so is what was skipped;
 * danger is passed on.
 */
function passedOn(
  knowledge: Knowledge,
  { answers, diary, now, ownWords }: PassingTurn,
  from: PassedOn['from'],
): PassedOn {
  const told = Object.entries(answers).filter(
    ([id, answer]) => !answer.includes(SKIPPED) && (id !== DANGER || answer.includes('yes')),
  );
  const incidents = diary.incidents
    .filter(hasWords)
    .map((incident) => [titleWords(knowledge, incident), wholeIncident(knowledge, incident)].join('\n'));
  const typed = ownWords.map((words) => text(knowledge, 'pass-on-own-words', { words }));
  const notes = [...incidents, ...typed];
  return { made: now.toISOString(), from, answers: Object.fromEntries(told), notes };
}

/** Each sign with the word by which it is said on a bad line. */
function spelled(knowledge: Knowledge, group: string): string {
  return bulletList(
    [...group].map((sign) => text(knowledge, 'pass-on-sign', { sign, word: wordFor(knowledge, sign) })),
  );
}

function wordFor({ labels }: Knowledge, sign: string): string {
  const small = sign.toLowerCase();
  return labels.spelling?.[`sign-${small}` as keyof Labels['spelling']] ?? '';
}
