import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { type Answers, DANGER, SKIPPED } from '../model/answers';
import type { Knowledge, Option, Question, Wording } from '../model/knowledge';
import type { NamedPhrase } from '../model/namedEntries';
import type { PlainMessageId } from '../model/textIds';
import type { ConversationMemory } from './conversationMemory';
import { Dialog } from './dialogLibrary';
import { changeNoted } from './noted';
import { isKept } from './ownWords';
import { progressWords } from './progress';
import { isAlone, questionOnScreen } from './questionOnScreen';
import { type Choice, line, message, minorChoice, minorCommand, type Reply, say } from './replies';
import { settle } from './settled';
import { type TurnInProgress, turnOf } from './turnInProgress';
import { audienceOf, bulletList, inWords, paragraphs, text } from './wording';

export const QUESTION_DIALOG = 'question';

export interface QuestionOptions {
  readonly question: string;
  /** Where only some of its answers are offered: those left open by words, or a reading that is asked back. */
  readonly among?: readonly string[];
  /** Whether one reply to it could not be understood already. */
  readonly unread?: boolean;
  /** Whether it was on the screen only for whoever wrote this message: a later question is there by now. */
  readonly late?: boolean;
}

/**
 * Asks one question. What is answered is recorded before any dialog sees the message; what comes here was not understood,
 * and it asks again, once: who is not understood twice goes on to the next question, as by skipping, rather than round in
 * a circle.
 */
export class QuestionDialog extends Dialog<QuestionOptions> {
  constructor(private readonly knowledge: Knowledge) {
    super(QUESTION_DIALOG);
  }

  override async beginDialog(dc: DialogContext, options?: QuestionOptions): Promise<DialogTurnResult> {
    return this.#ask(dc, options ?? { question: '' });
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const state: QuestionOptions = dc.activeDialog?.state ?? { question: '' };
    const { question, unread, late } = state;
    if (unread && this.#maySkip) {
      await say(dc.context, line(this.knowledge, 'passed-over'));
      return dc.endDialog({ question, answer: this.#skipped(turnOf(dc.context), state) });
    }
    await say(
      dc.context,
      line(this.knowledge, this.#notRead(turnOf(dc.context), question, dc.context.activity.text ?? '')),
    );
    // It has its answer: what is not understood beside it changes nothing.
    if (late) return dc.endDialog();
    return this.#ask(dc, { ...state, unread: true });
  }

  /** "Yes", to a list, says that some of it is so, and not what. */
  #notRead(turn: TurnInProgress, question: string, text: string): PlainMessageId {
    if (question === DANGER) return 'not-read-danger';
    const isList = this.knowledge.questions.some(({ id, choose }) => id === question && choose === 'many');
    if (isList && turn.reading?.reply === 'yes') return 'not-read-which';
    return isKept(turn, text) ? 'not-read-kept' : 'not-read';
  }

  /** Not at the desk: there it is the handler who types, and who decides when to go on. */
  get #maySkip(): boolean {
    const skip: NamedPhrase = 'skip';
    return this.knowledge.phrases.some(({ id }) => id === skip);
  }

  /** What is recorded where it is left: of what was told, nothing is lost. It is not asked back again. */
  #skipped(turn: TurnInProgress, state: QuestionOptions): readonly string[] {
    const question = this.knowledge.questions.find(({ id }) => id === state.question);
    settle(turn, state);
    return question ? questionOnScreen(question, turn.answers, state.among).skipped : [SKIPPED];
  }

  async #ask(dc: DialogContext, state: QuestionOptions): Promise<DialogTurnResult> {
    if (dc.activeDialog) dc.activeDialog.state = state;
    const question = this.knowledge.questions.find(({ id }) => id === state.question);
    if (!question) throw new Error(`There is no question "${state.question}".`);
    await say(dc.context, askQuestion(this.knowledge, question, turnOf(dc.context), state.among));
    return Dialog.EndOfTurn;
  }
}

/**
 * A question with its options, and below them: what was noted, to be put right; skip, why, what was told, back.
 * @param among the only answers that are offered, if not all
 */
export function askQuestion(
  knowledge: Knowledge,
  question: Question,
  turn: Pick<TurnInProgress, 'answers' | 'before' | 'noted' | 'progress' | 'now'>,
  among?: readonly string[],
): Reply {
  const { id, choose } = question;
  const { answers } = turn;
  const { ask, options, heard, skipped } = questionOnScreen(question, answers, among);
  const audience = audienceOf(answers);
  const words = progressWords(knowledge, question, turn);
  const progress = words !== '' && { progress: words };
  const chosen = choose === 'many' && heard.length > 0 && { chosen: heard };
  const whole = id === DANGER && ({ whole: true } as const);
  return message(inWords(ask, audience), { kind: 'question', question: id, choose, ...progress, ...chosen, ...whole }, [
    ...(id === DANGER ? yesFirst(options) : options).map((option) => ({
      ...answerChoice(question, option, heard),
      title: inWords(option.label, audience),
    })),
    ...changeNoted(knowledge, turn),
    minorChoice(knowledge, 'choice-skip', { kind: 'answer', question: id, answer: skipped }),
    minorCommand(knowledge, 'choice-why', 'why'),
    ...(Object.keys(answers).length === 0
      ? []
      : [minorCommand(knowledge, 'choice-told', 'change'), minorCommand(knowledge, 'choice-back', 'back')]),
  ]);
}

/** Who is in danger has no time to read on. */
function yesFirst(options: readonly Option[]): readonly Option[] {
  return [...options.filter(({ means }) => means === 'yes'), ...options.filter(({ means }) => means !== 'yes')];
}

/** Of several answers, a press adds one to what was heard, for clients that cannot show that as ticked. */
function answerChoice(question: Question, option: Option, heard: readonly string[]): Omit<Choice, 'title'> {
  const { id, choose, options } = question;
  const alone = isAlone(question, option);
  const facts = options.filter((one) => heard.includes(one.id) && one !== option && !isAlone(question, one));
  const more = choose === 'many' && !alone ? facts.map((one) => one.id) : [];
  return { press: { kind: 'answer', question: id, answer: [option.id, ...more] }, ...(alone && { alone }) };
}

export function explain(
  knowledge: Knowledge,
  { why, examples }: { readonly why: Wording; readonly examples: readonly string[] },
  answers: Answers,
  maySkip = true,
): Reply {
  const words = paragraphs(
    inWords(why, audienceOf(answers)),
    examples.length > 0 ? paragraphs(text(knowledge, 'for-example'), bulletList(examples)) : '',
    maySkip ? text(knowledge, 'may-skip') : '',
  );
  return message(words, { kind: 'text' });
}

/** The question with the same in easier words in place of why it is asked. */
export function inEasyWords(
  knowledge: Knowledge,
  question: Question,
  answers: Answers,
): Pick<Question, 'why' | 'examples'> {
  const easy = knowledge.easy_questions.find(({ id }) => id === question.id);
  if (!easy) return question;
  const asked = inWords(easy.ask, audienceOf(answers));
  return { why: { person: text(knowledge, 'in-other-words', { question: asked }) }, examples: question.examples };
}

/** The question that waits on the screen, and the only answers that are offered, if not all. */
export function pendingQuestion(turn: Pick<ConversationMemory, 'dialogs'> | undefined): QuestionOptions | undefined {
  const active = turn?.dialogs?.dialogStack.at(-1);
  return active?.id === QUESTION_DIALOG ? (active.state as QuestionOptions) : undefined;
}
