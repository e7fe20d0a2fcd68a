import type { TurnContext } from 'botbuilder';
import { type DialogContext, DialogSet, DialogTurnStatus } from 'botbuilder-dialogs';
import type { Knowledge } from '../triage/knowledge';
import { QuestionDialog } from './questionDialog';
import { TRIAGE, TriageDialog } from './triageDialog';
import { dialogState } from './turnMemory';

/** The dialogs of a conversation: the triage, and the question that it waits for. */
export class Dialogs {
  readonly #set = new DialogSet(dialogState);

  constructor(knowledge: Knowledge) {
    this.#set.add(new TriageDialog(knowledge)).add(new QuestionDialog(knowledge));
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
