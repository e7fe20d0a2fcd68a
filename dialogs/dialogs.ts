import type { TurnContext } from 'botbuilder';
import { type DialogContext, DialogSet, DialogTurnStatus } from 'botbuilder-dialogs';
import { AccountReader } from '../diary/accountReader';
import type { NluPipeline } from '../language/nluPipeline';
import type { Knowledge } from '../model/knowledge';
import { DiaryCommands } from './diary/diaryCommands';
import { DiaryDialog } from './diary/diaryDialog';
import { IncidentWriter } from './diary/incidentWriter';
import { QuestionDialog } from './questionDialog';
import { TRIAGE_DIALOG, TriageDialog } from './triageDialog';
import { dialogState } from './turnInProgress';

/** The dialogs of a conversation: the triage, its pending question, and the record of what happened. */
export class Dialogs {
  readonly #set = new DialogSet(dialogState);

  readonly diary: DiaryCommands;

  constructor(knowledge: Knowledge, understanding: NluPipeline) {
    const accounts = new AccountReader(knowledge, (text) => understanding.tokenize(text));
    const telling = new IncidentWriter(knowledge, accounts);
    this.diary = new DiaryCommands(knowledge, telling);
    this.#set
      .add(new TriageDialog(knowledge))
      .add(new QuestionDialog(knowledge))
      .add(new DiaryDialog(knowledge, telling));
  }

  async context(turn: TurnContext): Promise<DialogContext> {
    return this.#set.createContext(turn);
  }

  /** Passes the message to the active dialog, or begins the triage. */
  async continueOrBegin(dc: DialogContext): Promise<void> {
    const { status } = await dc.continueDialog();
    if (status === DialogTurnStatus.empty) await dc.beginDialog(TRIAGE_DIALOG);
  }
}
