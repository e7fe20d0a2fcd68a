import type { TurnContext } from 'botbuilder';
import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { NluResult } from '../language/nluPipeline';
import { slotsFromStory } from '../language/slots';
import { type Answers, DANGER, SKIPPED } from '../model/answers';
import type { Knowledge, Question } from '../model/knowledge';
import type { NamedPhrase } from '../model/namedEntries';
import { askQuestion } from './askQuestion';
import { line, message } from './replies';
import { type ConversationMemory, turnOf } from './turnInProgress';
import { audienceOf, inWords, text } from './wording';

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
    const id = options?.question ?? '';
    if (dc.activeDialog) dc.activeDialog.state = { question: id };
    await this.#ask(dc, id);
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const { question: id, unread }: QuestionDialogState = dc.activeDialog?.state ?? { question: '' };
    const { reading, noted } = turnOf(dc.context);
    const answer = reading?.answer;
    if (answer) return dc.endDialog({ question: id, answer });
    if (noted) await this.#ask(dc, id);
    else if (unread && this.#maySkip) return this.#skipQuestion(dc, id);
    else await this.#askAgain(dc, id);
    return Dialog.EndOfTurn;
  }

  /** Not at the desk: there it is the handler who types, and who decides when to go on. */
  get #maySkip(): boolean {
    const skip: NamedPhrase = 'skip';
    return this.knowledge.phrases.some(({ id }) => id === skip);
  }

  async #skipQuestion(dc: DialogContext, question: string): Promise<DialogTurnResult> {
    await dc.context.sendActivity(line(this.knowledge, 'passed-over'));
    return dc.endDialog({ question, answer: [SKIPPED] });
  }

  async #ask(dc: DialogContext, id: string): Promise<void> {
    await dc.context.sendActivity(askQuestion(this.knowledge, this.#find(id), turnOf(dc.context)));
  }

  async #askAgain(dc: DialogContext, id: string): Promise<void> {
    if (dc.activeDialog) dc.activeDialog.state = { question: id, unread: true };
    const again = line(this.knowledge, id === DANGER ? 'not-read-danger' : 'not-read');
    await dc.context.sendActivity(again);
    await this.#ask(dc, id);
  }

  #find(id: string): Question {
    const question = this.knowledge.questions.find((one) => one.id === id);
    if (!question) throw new Error(`There is no question "${id}".`);
    return question;
  }
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
  await context.sendActivity(
    message(text(knowledge, 'noted', { noted: noted.join('; ') }), { kind: 'text' }),
  );
}

/** The pending question, if there is one. */
export function pendingQuestion(turn: Pick<ConversationMemory, 'dialogs'> | undefined): string | undefined {
  const active = turn?.dialogs?.dialogStack.at(-1);
  return active?.id === QUESTION_DIALOG ? (active.state as QuestionOptions).question : undefined;
}

/** Answers in the words in which they are read back: "you do not want it". */
export function answersInWords(knowledge: Knowledge, answers: Answers, all: Answers): readonly string[] {
  const audience = audienceOf(all);
  return knowledge.questions.flatMap(({ id, options }) =>
    options
      .filter((option) => answers[id]?.includes(option.id))
      .map((option) => inWords(option.told, audience)),
  );
}
