import type { TurnContext } from 'botbuilder';
import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { NluResult } from '../language/nluPipeline';
import { slotsFromStory } from '../language/slots';
import { type Answers, DANGER, SKIPPED } from '../model/answers';
import type { Knowledge, Question, Wording } from '../model/knowledge';
import type { NamedPhrase } from '../model/namedEntries';
import { usualPath } from '../triage/nextStep';
import { line, message, minorChoice, minorCommand, type Reply, say } from './replies';
import { type ConversationMemory, type TurnInProgress, turnOf } from './turnInProgress';
import { audienceOf, bulletList, inWords, paragraphs, text } from './wording';

export const QUESTION_DIALOG = 'question';

export interface QuestionOptions {
  readonly question: string;
}

interface QuestionDialogState extends QuestionOptions {
  /** Whether one reply to it could not be understood already. */
  readonly unread?: boolean;
}

/**
 * Asks one question and ends with the answer. After a reply that it cannot understand it asks again, once: who is not
 * understood twice goes on to the next question, as by skipping, rather than round in a circle.
 */
export class QuestionDialog extends Dialog<QuestionOptions> {
  constructor(private readonly knowledge: Knowledge) {
    super(QUESTION_DIALOG);
  }

  override async beginDialog(dc: DialogContext, options?: QuestionOptions): Promise<DialogTurnResult> {
    return this.#ask(dc, { question: options?.question ?? '' });
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const state: QuestionDialogState = dc.activeDialog?.state ?? { question: '' };
    const { question, unread } = state;
    const { reading, noted } = turnOf(dc.context);
    if (reading?.answer) return dc.endDialog({ question, answer: reading.answer });
    if (noted) return this.#ask(dc, state);
    if (unread && this.#maySkip) {
      await say(dc.context, line(this.knowledge, 'passed-over'));
      return dc.endDialog({ question, answer: [SKIPPED] });
    }
    await say(dc.context, line(this.knowledge, question === DANGER ? 'not-read-danger' : 'not-read'));
    return this.#ask(dc, { question, unread: true });
  }

  /** Not at the desk: there it is the handler who types, and who decides when to go on. */
  get #maySkip(): boolean {
    const skip: NamedPhrase = 'skip';
    return this.knowledge.phrases.some(({ id }) => id === skip);
  }

  async #ask(dc: DialogContext, state: QuestionDialogState): Promise<DialogTurnResult> {
    if (dc.activeDialog) dc.activeDialog.state = state;
    const question = this.knowledge.questions.find(({ id }) => id === state.question);
    if (!question) throw new Error(`There is no question "${state.question}".`);
    await say(dc.context, askQuestion(this.knowledge, question, turnOf(dc.context)));
    return Dialog.EndOfTurn;
  }
}

/** A question with its options, and below them: skip, why, back. What was taken from free text can be put right first. */
export function askQuestion(
  knowledge: Knowledge,
  { id, ask, choose, options }: Question,
  { answers, noted }: Pick<TurnInProgress, 'answers' | 'noted'>,
): Reply {
  const audience = audienceOf(answers);
  const left = usualPath(knowledge, answers).length;
  const progress = left <= 1 ? text(knowledge, 'progress-last') : text(knowledge, 'progress-left', { count: left });
  const isFirst = Object.keys(answers).length === 0;
  return message(inWords(ask, audience), { kind: 'question', question: id, choose, progress }, [
    ...options.map((option) => ({
      title: inWords(option.label, audience),
      press: { kind: 'answer', question: id, answer: [option.id] } as const,
    })),
    ...(noted && !isFirst ? [minorCommand(knowledge, 'choice-not-right', 'change')] : []),
    minorChoice(knowledge, 'choice-skip', { kind: 'answer', question: id, answer: [SKIPPED] }),
    minorCommand(knowledge, 'choice-why', 'why'),
    ...(isFirst ? [] : [minorCommand(knowledge, 'choice-back', 'back')]),
  ]);
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

/**
 * Slot filling: what a message answers, whatever was asked, is stored, read back, and not asked again.
 * @param waiting the pending question, where the message is its reply: that answer is stored by its dialog, and read
 * back here only if the classifier alone found it
 */
export async function fillSlots(
  knowledge: Knowledge,
  context: TurnContext,
  reading: NluResult,
  waiting?: string,
): Promise<void> {
  const turn = turnOf(context);
  const story = slotsFromStory(reading, knowledge.questions, turn.answers, waiting ? [waiting] : []);
  const guessed = waiting && reading.isGuessed && reading.answer ? { [waiting]: reading.answer } : {};
  const noted = answersInWords(knowledge, { ...story, ...guessed }, { ...turn.answers, ...story });
  if (noted.length === 0) return;
  turn.answers = { ...turn.answers, ...story };
  turn.noted = true;
  await say(context, message(text(knowledge, 'noted', { noted: noted.join('; ') }), { kind: 'text' }));
}

export function pendingQuestion(turn: Pick<ConversationMemory, 'dialogs'> | undefined): string | undefined {
  const active = turn?.dialogs?.dialogStack.at(-1);
  return active?.id === QUESTION_DIALOG ? (active.state as QuestionOptions).question : undefined;
}

/** Answers in the words in which they are read back: "you do not want it". */
export function answersInWords(knowledge: Knowledge, answers: Answers, all: Answers): readonly string[] {
  const audience = audienceOf(all);
  return knowledge.questions.flatMap(({ id, options }) =>
    options.filter((option) => answers[id]?.includes(option.id)).map((option) => inWords(option.told, audience)),
  );
}

/** The answer to a question in the words on its buttons; '' where it was skipped. */
export function chosenLabels({ id, options }: Question, answers: Answers): string {
  const chosen = options.filter((option) => answers[id]?.includes(option.id));
  return chosen.map(({ label }) => inWords(label, audienceOf(answers))).join('; ');
}
