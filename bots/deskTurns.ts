import { type Activity, ActivityTypes } from 'botbuilder';
import { NluPipeline } from '../language/nluPipeline';
import { DESK_CHANNEL, DESK_STATE, type DeskTurn, type DeskTurns } from '../model/protocol/deskActivities';
import { unpackKnowledge } from '../model/protocol/packedKnowledge';
import { DeskBot } from './deskBot';
import { TurnAdapter } from './turnAdapter';

/**
 * The very bot of the server, for the desk's page: what it hears, asks and decides is the same when the server is away.
 * @param packed the knowledge that the server serves with it
 */
export function deskTurns(packed: string): DeskTurns {
  const knowledge = unpackKnowledge(packed);
  const adapter = new TurnAdapter(new DeskBot(knowledge, new NluPipeline(knowledge)));
  return {
    async turn(activity, memory, now): Promise<DeskTurn> {
      // As the store does: nothing that a turn changes may reach back into the turns before it.
      const before: unknown = memory === undefined ? undefined : JSON.parse(JSON.stringify(memory));
      const turn = await adapter.turn({ ...(activity ?? BEGUN), channelId: DESK_CHANNEL }, before, now);
      const told = turn.replies.find(({ name }) => name === DESK_STATE);
      return { memory: turn.memory, state: told?.value };
    },
  };
}

/** How a call begins: the person who rings joins the conversation. */
const BEGUN: Partial<Activity> = {
  type: ActivityTypes.ConversationUpdate,
  membersAdded: [{ id: 'person', name: '' }],
};
