import type { PracticeCall } from '../../model/knowledge';
import type { DeskState } from '../../model/protocol/deskActivities';
import { deskPageData } from '../../server/pages/deskPages';
import { Call } from '../../web/desk/call';
import type { Desk } from '../../web/desk/desk';
import type { DeskLabel, DeskPageData } from '../../web/desk/deskPageData';
import { MORNING, realKnowledge } from '../realKnowledge';

type Room = 'helpline' | 'control-room';

/** What the server puts into the page, with the real knowledge. */
export function pageDataOf(room: Room = 'helpline', note?: string): DeskPageData {
  const settings = { deskPage: { room, note }, forgetIdleAfter: 1_800_000 };
  return JSON.parse(JSON.stringify(deskPageData(realKnowledge, settings, MORNING)));
}

/** A call at a desk without a screen, and a clock that a test puts forward. */
export function deskWithCall(pageData = pageDataOf(), practice?: PracticeCall) {
  const clock = { now: MORNING };
  const call = new Call(pageData.script, practice);
  const answered: (readonly [string, readonly string[]])[] = [];
  const desk = {
    call,
    pageData,
    turns: { connection: { pending: 0 } },
    offerUndo: () => {},
    handler: '',
    now: () => clock.now,
    label: (id: DeskLabel) => pageData.labels[id],
    redraw: () => {},
    get step() {
      return call.step;
    },
    answer: (question: string, answer: readonly string[]) => answered.push([question, answer]),
    goToPart: (kind: Parameters<Desk['goToPart']>[0]) => call.goToStep(call.stepOfKind(kind)),
  } as unknown as Desk;
  return { desk, call, clock, answered, pageData };
}

/** A state of the call, as the bot sends it. */
export function stateOf(change: Partial<DeskState> = {}): DeskState {
  const nothing = { first: [], answers: {}, questions: [], changed: [], four: [], flags: [], themes: [], services: [] };
  const looks = { kind: 'not-clear', title: '', because: [], says: [] } as const;
  const ids = { dispositions: [], steps: [], to_do: realKnowledge.to_do.map(({ id }) => id) };
  return { at: MORNING.toISOString(), danger: false, looks, audience: 'person', ...nothing, ...ids, ...change };
}
