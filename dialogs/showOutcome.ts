import { type Answers, NO_POLICE, POLICE_HERE, SITUATION, YOU } from '../model/answers';
import type { DangerSign, Decision, Knowledge, Outcome, Wording } from '../model/knowledge';
import { holding } from '../triage/conditions';
import { withImplied } from '../triage/impliedAnswers';
import { nextStep, type Step } from '../triage/nextStep';
import { dangerSigns, type Signpost, signpost } from '../triage/signpost';
import { outcomeActions } from './nextActions';
import { reasonsInWords } from './outcomeReasons';
import { choice, message, type Reply } from './replies';
import { cardWords, serviceCard, serviceLine } from './serviceCard';
import type { Standing, TurnInProgress } from './turnInProgress';
import { OUTCOME, PART, pageOf, wordCount } from './wordCount';
import { audienceOf, bulletList, inWords, paragraphs, text } from './wording';

/** Services on a line each, below the first: enough to see at a glance; the rest is behind "more services". */
const LINES = 2;
/** The person's own facts that are given as reasons. */
export const REASONS = 3;

export type Signposted = Extract<Step, { readonly kind: 'signpost' }>;
type OutcomeTurn = Standing &
  Pick<TurnInProgress, 'confirm' | 'replies' | 'isHelpCalled'> &
  Partial<Pick<TurnInProgress, 'codes'>>;

/** What it looks like and who can help now, the police, and why; what else helps is one press away. */
export function showOutcome(knowledge: Knowledge, step: Signposted, turn: OutcomeTurn): readonly Reply[] {
  const { outcome } = step;
  const { answers, now } = turn;
  const title = titleOf(outcome, answers);
  if (outcome.emergency) return [outcomeActions(knowledge, outcome, turn, emergencyWords(knowledge, outcome, turn))];
  const found = signpost(knowledge, outcome, answers, now);
  const [first] = found.best;
  const attachments = first ? [serviceCard(knowledge, first)] : [];
  const next = outcomeActions(knowledge, outcome, turn);
  const police = policeToday(knowledge, found.danger_signs[0], answers);
  const reasons = outcome.at_once ? '' : reasonsWords(knowledge, step, turn);
  const said = turn.replies.map((reply) => reply.text ?? '');
  const always = [...said, title, first ? cardWords(knowledge, first) : '', police, reasons, next.text ?? ''];
  const room = OUTCOME - wordCount(always.join('\n'));
  const also = alsoThere(knowledge, found, room);
  const comfort = comfortWords(knowledge, step, answers, room - wordCount(also));
  return [
    message(title, { kind: 'outcome' }, [], { attachments }),
    ...[police, paragraphs(comfort, reasons), also].flatMap((one) => (one ? [message(one, { kind: 'text' })] : [])),
    next,
  ];
}

/** Whether the outcome that was on the screen stays as it is: read once more word for word, it would bury what is new. */
export function isShownAlready(
  knowledge: Knowledge,
  { before, answers, now }: Pick<TurnInProgress, 'before' | 'answers' | 'now'>,
): boolean {
  const [was, is] = [before, answers].map((one) => {
    const step = nextStep(knowledge, one);
    if (step.kind === 'ask') return undefined;
    const { best, danger_signs } = signpost(knowledge, step.outcome, one, now);
    return [step.outcome.id, danger_signs[0]?.id, ...best.map(({ service }) => service.id)].join();
  });
  return is !== undefined && was === is;
}

/** The service whose card stands on the outcome, where there is one: of that a line is enough from then on. */
export function serviceOnOutcome(knowledge: Knowledge, { answers, now }: Standing): string | undefined {
  const step = nextStep(knowledge, answers);
  if (step.kind === 'ask' || step.outcome.emergency) return undefined;
  return signpost(knowledge, step.outcome, answers, now).best[0]?.service.id;
}

function titleOf({ title }: Outcome, answers: Answers): string {
  return `**${inWords(title, audienceOf(answers))}**`;
}

/** In danger the words name the number, and as few as can be stand before what can be pressed. */
function emergencyWords(knowledge: Knowledge, outcome: Outcome, { answers, isHelpCalled }: OutcomeTurn): string {
  if (isHelpCalled) return text(knowledge, 'help-called-screen');
  const says = saysOf(outcome, answers, knowledge).map((one) => inWords(one, audienceOf(answers)));
  return paragraphs(titleOf(outcome, answers), ...says);
}

/** That the police should hear today, and the gravest reason; '' where there is none. */
function policeToday(knowledge: Knowledge, gravest: DangerSign | undefined, answers: Answers): string {
  return gravest ? `${policeLead(knowledge, answers)} ${inWords(gravest.says, audienceOf(answers))}` : '';
}

/** That the police should hear today, to who may have them there, or would rather not. */
export function policeLead(knowledge: Knowledge, answers: Answers): string {
  const isHere = answers[SITUATION]?.includes(POLICE_HERE);
  const isUnwelcome = answers[YOU]?.includes(NO_POLICE);
  return text(knowledge, isHere ? 'police-here' : isUnwelcome ? 'police-your-choice' : 'police-today');
}

/** What is said: first what fits the situation, then what is said to everyone. */
function saysOf({ first, says }: Outcome, answers: Answers, knowledge: Knowledge): readonly Wording[] {
  const fitting = holding(first, withImplied(knowledge, answers))[0];
  return fitting ? [...fitting.says] : says;
}

/** The person's own answers that led here; and that it is no legal decision. */
function reasonsWords(knowledge: Knowledge, step: Signposted, standing: Standing): string {
  const reasons = reasonsInWords(knowledge, step, standing, REASONS);
  const named = reasons.length === 0 ? '' : paragraphs(text(knowledge, 'because'), bulletList(reasons));
  return paragraphs(named, text(knowledge, 'not-a-legal-decision'));
}

/** Why the outcome goes beyond an answer of theirs, or else its first words, if there is room; of some outcomes, all. */
function comfortWords(knowledge: Knowledge, { outcome, decision }: Signposted, answers: Answers, room: number): string {
  const says = saysOf(outcome, answers, knowledge);
  const said = outcome.at_once ? says : [decision.why ?? says[0]];
  const words = paragraphs(...said.map((one) => (one ? inWords(one, audienceOf(answers)) : '')));
  return wordCount(words) <= room ? words : '';
}

/** The next best services on a line each, as far as there is room. */
function alsoThere(
  knowledge: Knowledge,
  { best: [, ...others], more }: Pick<Signpost, 'best' | 'more'>,
  room: number,
): string {
  const next = [...others, ...more.filter(({ service }) => service.confidence !== 'C')].slice(0, LINES);
  if (next.length === 0) return '';
  const lead = text(knowledge, 'services-also');
  const lines = next.map((one) => serviceLine(knowledge, one));
  const { shown } = pageOf(lines, 0, room - wordCount(lead), wordCount);
  return paragraphs(lead, bulletList(shown));
}

/** All that is said of an outcome beyond its first screen: its words, every reason, and why the police should hear today. */
export function showAboutOutcome(knowledge: Knowledge, step: Signposted, standing: Standing, from: number): Reply {
  const { answers } = standing;
  const audience = audienceOf(answers);
  const reasons = reasonsInWords(knowledge, step, standing, Number.POSITIVE_INFINITY);
  const shown = step.outcome.police_today ? dangerSigns(knowledge, withImplied(knowledge, answers)) : [];
  const signs = shown.map(({ says }) => inWords(says, audience));
  const parts = [
    titleOf(step.outcome, answers),
    ...listed(text(knowledge, 'police-reasons'), signs),
    ...saysOf(step.outcome, answers, knowledge).map((says) => inWords(says, audience)),
    ...whyBeyond(step.decision, answers),
    ...listed(text(knowledge, 'because'), reasons),
  ];
  const { shown: page, next } = pageOf(parts, from, PART, wordCount);
  const on = { kind: 'command', command: 'about-outcome', from: next ?? 0 } as const;
  const ways = next === undefined ? [] : [choice(knowledge, 'choice-more-outcome', on)];
  return message(paragraphs(...page), { kind: 'text' }, ways);
}

function whyBeyond({ why }: Decision, answers: Answers): readonly string[] {
  return why ? [inWords(why, audienceOf(answers))] : [];
}

/** A list whose lead stands on the same page as its first item. */
function listed(lead: string, [first, ...rest]: readonly string[]): readonly string[] {
  if (first === undefined) return [];
  return [paragraphs(lead, bulletList([first])), ...rest.map((one) => bulletList([one]))];
}
