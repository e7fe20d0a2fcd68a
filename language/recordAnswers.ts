import { type Answers, DANGER, WHO_FOR } from '../model/answers';
import type { Question } from '../model/knowledge';
import { answerIn, dangerAnswer, type FoundAnswer, replyOf, SURE, type Told } from './foundAnswer';
import { merged, PUT_RIGHT_AT_MOST } from './mergedAnswer';
import type { Expecting } from './nluResult';

/** The answers after a message: everything that it tells is kept, and what it puts right is put right. */
export interface RecordedAnswers {
  readonly answers: Answers;
  /** The questions whose answers it changed. */
  readonly changed: readonly string[];
  /** Whether the pending question has an answer now, be it the same as before. */
  readonly isAnswered: boolean;
  /** A reading that would end or lower care, which is asked back first. */
  readonly askBack?: { readonly question: string; readonly among: readonly string[] };
}

/**
 * The one place where what was read becomes answers.
 *
 * @param known what the person has answered already
 * @param pending the question that the message may reply to
 */
export function recordAnswers(
  told: Told,
  questions: readonly Question[],
  known: Answers,
  pending: Expecting,
): RecordedAnswers {
  // "Start again" tells nothing of how often it has happened.
  if (told.command?.alone) return { answers: known, changed: [], isAnswered: false };
  const answers: Record<string, readonly string[]> = { ...known };
  const changed: string[] = [];
  let askBack: RecordedAnswers['askBack'];
  let isAnswered = false;
  const isAnsweredElsewhere =
    told.answer?.by === 'plain' && told.reply === 'no' && putsRightAnother(told, questions, known, pending);
  for (const question of questions) {
    const reply =
      pending.question === question.id && !isAnsweredElsewhere
        ? replyOf(told, question, known[question.id], pending.among)
        : undefined;
    const wasInDanger = known[DANGER]?.includes('yes') === true;
    const found =
      question.id === DANGER
        ? dangerAnswer(told, reply, wasInDanger, pending.question === DANGER)
        : answerIn(told, question, reply);
    if (!found) continue;
    const before = known[question.id];
    const after = merged(found, question, before, told);
    const doubt = after === undefined ? undefined : doubtOf(found, question, pending, before, told.slots);
    isAnswered ||= after !== undefined && doubt === undefined && question.id === pending.question;
    if (after === undefined || after.join() === before?.join()) continue;
    // "It was just the once": what had been more is not taken back before it is asked.
    if (after.length === 0 && question.ask_back && isLowered(found, question)) {
      if (!pending.settled?.includes(question.id)) askBack ??= { question: question.id, among: lowestOf(question) };
      continue;
    }
    if (doubt === 'ask-back') askBack ??= { question: question.id, among: amongOf(found, question) };
    // The question about danger goes first; until then both stand open, or what was heard would be lost.
    if (doubt === 'ask-back' && before === undefined && answers[DANGER] === undefined)
      answers[question.id] = amongOf(found, question);
    if (doubt !== undefined) continue;
    answers[question.id] = after;
    if (after.length === 0) delete answers[question.id];
    changed.push(question.id);
  }
  return { answers, changed, isAnswered, ...(askBack && { askBack }) };
}

/** "No, he is not family", "no, he is my neighbour": a no to what was noted, and not to what is asked. */
function putsRightAnother(
  { denied, slots, isCorrection, wordCount }: Told,
  questions: readonly Question[],
  known: Answers,
  { question: asked }: Expecting,
): boolean {
  const isOneOf = (id: string) => questions.some((one) => one.id === id && one.choose === 'one') && id !== asked;
  const sure = denied.filter(({ isSure }) => isSure);
  // "No, he never hit me" does not say that he is not fixed on me.
  const isOther = (id: string) => id !== asked && asked !== DANGER && sure.every(({ question }) => question !== asked);
  const isDenied = sure.some(({ question, option }) => known[question]?.includes(option) || isOther(question));
  const replacing = slots.filter(
    ({ question, option, span }) =>
      span !== undefined && isOneOf(question) && known[question]?.includes(option) === false,
  );
  const isReplaced = replacing.some(({ isPlain }) => isPlain || wordCount <= PUT_RIGHT_AT_MOST);
  const isOfDanger =
    asked !== DANGER && slots.some((one) => one.question === DANGER && one.option === 'no' && one.isPlain);
  return isDenied || isOfDanger || (isReplaced && isCorrection);
}

/** Whether an answer would lower care, and is only inferred: then it is asked back, or else not taken at all. */
function doubtOf(
  { options, by, isReply }: FoundAnswer,
  { id, options: all, ask_back: askBack }: Question,
  { question, among, settled }: Expecting,
  before: readonly string[] | undefined,
  slots: Told['slots'],
): 'ask-back' | 'not-taken' | undefined {
  const lowers = all.some((one) => options.includes(one.id) && one.lowers_care);
  const wasAskedBack = id === question && among !== undefined;
  // "It's a negative from me": no phrase says so, and less care may follow.
  const isGuessedNo = by === 'guess' && all.some((one) => one.means === 'no' && options.includes(one.id));
  if (isGuessedNo && !wasAskedBack) return settled?.includes(id) ? 'not-taken' : 'ask-back';
  // A phrase is plain enough, but not to take back in passing what had been told: "it was just the once".
  const isPlain = by === 'label' || (by === 'phrase' && (isReply || before === undefined));
  // "I told you, I am the one who got the caution", to that very question.
  const isSaidAgain = slots.some((one) => one.question === id && options.includes(one.option) && one.sureness >= SURE);
  // Asked whose behaviour it is, most stories sound a little as if it were done to whoever tells them.
  const isNamed = slots.some((one) => one.question === id && options.includes(one.option) && one.span);
  const isGuess = (by === 'story' || by === 'guess') && !isNamed;
  if (wasAskedBack && !lowers && isGuess && id === WHO_FOR && among.some((one) => isLowering(all, one)))
    return 'not-taken';
  if (!lowers || isPlain || (wasAskedBack && (isReply || isSaidAgain))) return undefined;
  const isInsisted = slots.some((one) => one.question === id && options.includes(one.option) && one.isInsisted);
  if (settled?.includes(id)) return isInsisted ? undefined : 'not-taken';
  if (askBack) return 'ask-back';
  return by === 'plain' ? undefined : 'not-taken';
}

function isLowering(all: Question['options'], option: string): boolean {
  return all.some(({ id, lowers_care }) => id === option && lowers_care);
}

/** Whether what is denied is the yes to a question whose no lowers care. */
function isLowered({ denied }: FoundAnswer, { options }: Question): boolean {
  return options.some(({ id, means }) => means === 'yes' && denied.includes(id));
}

/** The usual answer, and those that lower care. */
function lowestOf({ options }: Question): readonly string[] {
  return options.filter(({ usual, lowers_care }) => usual || lowers_care).map(({ id }) => id);
}

/** The answer that is asked back, and what it is asked back against: the one that most people mean, or else a yes. */
function amongOf({ options: found }: FoundAnswer, { options }: Question): readonly string[] {
  const hasUsual = options.some(({ usual }) => usual);
  const isOther = ({ usual, means }: Question['options'][number]) => usual || (!hasUsual && means === 'yes');
  return options.filter((one) => isOther(one) || found.includes(one.id)).map(({ id }) => id);
}
