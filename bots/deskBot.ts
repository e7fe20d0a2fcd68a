import type { Activity, TurnContext } from 'botbuilder';
import { deskState } from '../dialogs/desk/deskState';
import { fillSlots } from '../dialogs/questionDialog';
import { turnMemory } from '../dialogs/turnMemory';
import { dialogueActOf } from '../language/dialogueAct';
import type { Knowledge } from '../model/knowledge';
import {
  DESK_FAULT,
  DESK_FAULT_NOTED,
  DESK_NOTE,
  DESK_STATE,
  FAULTS,
  type ServiceFault,
} from '../model/protocol/deskActivities';
import { deskKnowledge } from '../triage/deskKnowledge';
import { WaymarkBot } from './waymarkBot';

/**
 * The same bot for a call handler who reads its words to a caller: in the handler's wording, and after
 * each turn it sends the screen the state of the call.
 */
export class DeskBot extends WaymarkBot {
  readonly #knowledge: Knowledge;

  constructor(knowledge: Knowledge) {
    const aloud = deskKnowledge(knowledge);
    super(aloud);
    this.#knowledge = aloud;
    this.onTurn(async (context, next) => {
      observe(context);
      await next();
    });
    this.onEvent(async (context, next) => {
      const fault = faultIn(context.activity, knowledge);
      if (fault) await context.sendActivity({ type: 'event', name: DESK_FAULT_NOTED, value: fault });
      await next();
    });
    // The last of all handlers of a turn.
    this.onDialog(async (context, next) => {
      if (turnMemory(context).end !== 'exit') await this.#sendState(context);
      await next();
    });
  }

  /** A note of what a caller says while something else is read out answers questions only by slot filling. */
  protected override async onMessageActivity(context: TurnContext): Promise<void> {
    const { text = '', value } = context.activity;
    const turn = turnMemory(context);
    const reading = this.understanding.understand(text, undefined, turn.now);
    if (value?.kind !== DESK_NOTE || dialogueActOf(reading).kind !== 'answer')
      return super.onMessageActivity(context);
    turn.reading = reading;
    await fillSlots(this.#knowledge, context);
    await this.handle(context, DESK_NOTE, this.defaultNextEvent(context));
  }

  async #sendState(context: TurnContext): Promise<void> {
    const { answers, now } = turnMemory(context);
    const waiting = await this.pendingQuestion(context);
    const value = deskState(this.#knowledge, { ...observed(context), answers, waiting, now });
    await context.sendActivity({ type: 'event', name: DESK_STATE, value });
  }
}

interface ObservedTurn {
  readonly before: ReturnType<typeof turnMemory>['answers'];
  readonly said: Partial<Activity>[];
}

const OBSERVED = Symbol('waymark.desk.heard');

/** Remembers the answers before the turn, and collects the replies sent in it. */
function observe(context: TurnContext): void {
  const turn: ObservedTurn = { before: turnMemory(context).answers, said: [] };
  context.turnState.set(OBSERVED, turn);
  context.onSendActivities(async (_context, activities, send) => {
    turn.said.push(...activities);
    return send();
  });
}

function observed(context: TurnContext): ObservedTurn {
  return context.turnState.get(OBSERVED);
}

/** A report about a service that exists; anything else that was sent with it is dropped. */
function faultIn({ name, value }: Partial<Activity>, { services }: Knowledge): ServiceFault | undefined {
  if (name !== DESK_FAULT || typeof value !== 'object' || value === null) return undefined;
  const service = services.find(({ id }) => id === value.service);
  const fault = FAULTS.find((one) => one === value.fault);
  return service && fault ? { service: service.id, fault } : undefined;
}
