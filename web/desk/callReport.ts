import type { Desk } from './desk';
import { standingFlags } from './note/flags';

/** What is told of a call to the supervisor's page: no words of it. A practice call is not reported. */
export function callReport(desk: Desk, ended = false): object | undefined {
  const { call, pageData } = desk;
  if (call.practice || !call.touched) return undefined;
  const flags = standingFlags(call, pageData).map(({ id }) => id);
  const begun = call.startedAt.toISOString();
  const report = { reference: call.reference, begun, flags, assist: call.assist };
  return ended ? { ...report, assist: false, ended: endedCall(desk) } : report;
}

function endedCall({ call, pageData, now }: Desk): object {
  const since = (at: number) => Math.max(0, Math.round((at - call.startedAt.getTime()) / 1000));
  const danger = call.events.find(({ kind }) => kind === 'danger');
  return {
    outcome: call.state?.looks.outcome ?? '',
    codes: pageData.dispositions.filter((one) => call.hasCode(one)).map(({ id }) => id),
    seconds: since((call.endedAt ?? now()).getTime()),
    secondsTo999: danger ? since(Date.parse(danger.at)) : null,
  };
}
