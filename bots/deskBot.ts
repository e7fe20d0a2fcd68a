import type { Activity, TurnContext } from 'botbuilder';
import { deskKnowledge } from '../dialogs/channelKnowledge';
import { DESK_CONFIRMS, deskState } from '../dialogs/deskState';
import { turnOf } from '../dialogs/turnInProgress';
import type { NluPipeline } from '../language/nluPipeline';
import type { Knowledge } from '../model/knowledge';
import {
  DESK_FAULT,
  DESK_FAULT_NOTED,
  DESK_NOTE,
  DESK_STATE,
  FAULTS,
  type ServiceFault,
} from '../model/protocol/deskActivities';
import { answersIn, DESK_TAKE_OVER } from '../model/protocol/passOn';
import { WaymarkBot } from './waymarkBot';

/**
 * The same bot for a call handler who reads its words to a caller: in the handler's wording, and after
 * each turn it sends the screen the state of the call.
 */
export class DeskBot extends WaymarkBot {
  protected override get mayTypeButtons(): boolean {
    return false;
  }

  readonly #aloud: Knowledge;

  constructor(knowledge: Knowledge, understanding: NluPipeline) {
    const aloud = deskKnowledge(knowledge);
    super(aloud, understanding.limitedTo(aloud));
    this.#aloud = aloud;
  }

  /** The state of the call comes after all that is said in a turn. */
  protected override async onTurnActivity(context: TurnContext): Promise<void> {
    await super.onTurnActivity(context);
    const turn = turnOf(context);
    if (turn.end === 'exit') return;
    // A plain yes must never answer what is not put to the caller.
    if (turn.confirm !== DESK_CONFIRMS) turn.confirm = undefined;
    await context.sendActivity({ type: 'event', name: DESK_STATE, value: deskState(this.#aloud, turn) });
  }

  protected override async onEventActivity(context: TurnContext): Promise<void> {
    await super.onEventActivity(context);
    const { name, value } = context.activity;
    if (name === DESK_TAKE_OVER) await this.takeOver(context, answersIn(value?.answers));
    const fault = faultIn(context.activity, this.#aloud);
    if (!fault) return;
    turnOf(context).faults.push(fault);
    await context.sendActivity({ type: 'event', name: DESK_FAULT_NOTED, value: fault });
  }

  /** What a caller says while something else is read out answers questions only by slot filling. */
  protected override isAside({ value }: Partial<Activity>): boolean {
    return value?.kind === DESK_NOTE;
  }
}

/** A report about a service that exists; anything else that was sent with it is dropped. */
function faultIn({ name, value }: Partial<Activity>, { services }: Knowledge): ServiceFault | undefined {
  if (name !== DESK_FAULT || typeof value !== 'object' || value === null) return undefined;
  const service = services.find(({ id }) => id === value.service);
  const fault = FAULTS.find((one) => one === value.fault);
  return service && fault ? { service: service.id, fault } : undefined;
}
