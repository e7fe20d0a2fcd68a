import type { TurnContext } from 'botbuilder';
import { type DialogContext, DialogSet, DialogTurnStatus } from 'botbuilder-dialogs';
import { AccountReader } from '../diary/accountReader';
import type { Understanding } from '../language/understand';
import type { Knowledge } from '../model/knowledge';
import { DiaryCommands } from './diary/diaryCommands';
import { DiaryDialog } from './diary/diaryDialog';
import { DiaryTelling } from './diary/diaryTelling';
import { QuestionDialog } from './questionDialog';
import { TRIAGE, TriageDialog } from './triageDialog';
import { dialogState } from './turnMemory';

/** The dialogs of a conversation: the triage, the question that it waits for, and the record of what happened. */
export class Dialogs {
  readonly #set = new DialogSet(dialogState);

  readonly diary: DiaryCommands;

  constructor(knowledge: Knowledge, understanding: Understanding) {
    const accounts = new AccountReader(knowledge, (text) => understanding.words(text));
    const telling = new DiaryTelling(knowledge, accounts);
    this.diary = new DiaryCommands(knowledge, telling);
    this.#set
      .add(new TriageDialog(knowledge))
      .add(new QuestionDialog(knowledge))
      .add(new DiaryDialog(knowledge, telling));
  }

  async context(turn: TurnContext): Promise<DialogContext> {
    return this.#set.createContext(turn);
  }

  /** Hands the message to the dialog that waits, or begins the triage. */
  async goOn(dc: DialogContext): Promise<void> {
    const { status } = await dc.continueDialog();
    if (status === DialogTurnStatus.empty) await dc.beginDialog(TRIAGE);
  }
}
