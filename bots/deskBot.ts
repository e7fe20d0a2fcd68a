import type { Activity, TurnContext } from 'botbuilder';
import { deskState } from '../dialogs/desk/deskState';
import { noteStory } from '../dialogs/questionDialog';
import { turnMemory } from '../dialogs/turnMemory';
import { wishOf } from '../language/decide';
import type { Knowledge } from '../model/knowledge';
import {
  DESK_FAULT,
  DESK_FAULT_NOTED,
  DESK_NOTE,
  DESK_STATE,
  FAULTS,
  type ServiceFault,
} from '../model/protocol/deskActivities';
import { readAloud } from '../triage/readAloud';
import { WaymarkBot } from './waymarkBot';

/** The channel on which call handlers come. */
export const DESK = 'desk';

/**
 * The same bot for someone who reads its words to a caller: in the handler's wording, and after each
 * turn it tells the screen how the call stands.
 */
export class DeskBot extends WaymarkBot {
  readonly #knowledge: Knowledge;

  constructor(knowledge: Knowledge) {
    const aloud = readAloud(knowledge);
    super(aloud);
    this.#knowledge = aloud;
    this.onTurn(async (context, next) => {
      listen(context);
      await next();
    });
    this.onEvent(async (context, next) => {
      const fault = faultIn(context.activity, knowledge);
      if (fault) await context.sendActivity({ type: 'event', name: DESK_FAULT_NOTED, value: fault });
      await next();
    });
    // The last of all handlers of a turn.
    this.onDialog(async (context, next) => {
      if (turnMemory(context).end !== 'exit') await this.#tell(context);
      await next();
    });
  }

  /** What the caller says while something else is read out is noted, and answers no question but by its story. */
  protected override async onMessageActivity(context: TurnContext): Promise<void> {
    const { text = '', value } = context.activity;
    const turn = turnMemory(context);
    const reading = this.understanding.understand(text, undefined, turn.now);
    if (value?.kind !== DESK_NOTE || wishOf(reading).kind !== 'answer')
      return super.onMessageActivity(context);
    turn.reading = reading;
    await noteStory(this.#knowledge, context);
    await this.handle(context, DESK_NOTE, this.defaultNextEvent(context));
  }

  async #tell(context: TurnContext): Promise<void> {
    const { answers, now } = turnMemory(context);
    const waiting = await this.waiting(context);
    const value = deskState(this.#knowledge, { ...heard(context), answers, waiting, now });
    await context.sendActivity({ type: 'event', name: DESK_STATE, value });
  }
}

interface HeardTurn {
  readonly before: ReturnType<typeof turnMemory>['answers'];
  readonly said: Partial<Activity>[];
}

const HEARD = Symbol('waymark.desk.heard');

/** Notes what stood before the turn, and what is said in it. */
function listen(context: TurnContext): void {
  const turn: HeardTurn = { before: turnMemory(context).answers, said: [] };
  context.turnState.set(HEARD, turn);
  context.onSendActivities(async (_context, activities, send) => {
    turn.said.push(...activities);
    return send();
  });
}

function heard(context: TurnContext): HeardTurn {
  return context.turnState.get(HEARD);
}

/** A report about a service that there is; whatever else was sent along is left behind. */
function faultIn({ name, value }: Partial<Activity>, { services }: Knowledge): ServiceFault | undefined {
  if (name !== DESK_FAULT || typeof value !== 'object' || value === null) return undefined;
  const service = services.find(({ id }) => id === value.service);
  const fault = FAULTS.find((one) => one === value.fault);
  return service && fault ? { service: service.id, fault } : undefined;
}
