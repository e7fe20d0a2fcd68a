import { realKnowledge } from '../journeys/conversation';
import type { Checks } from './expectations';
import { isOutcome, type PlayedRow, type Turn } from './playRow';
import { type ExpectedServices, eitherOf } from './row';
import { lackingText, wordingsOf } from './said';

type EndKey = 'outcome' | 'not_outcome' | 'why' | 'police_today' | 'end_text' | 'services';

/** What has to hold at the outcome. */
export const endChecks: Checks<EndKey> = {
  outcome: (wanted, played) => {
    const reached = outcomeOf(played);
    return reached !== undefined && wanted.includes(reached) ? undefined : (reached ?? 'no outcome');
  },
  not_outcome: (wanted, played) => {
    const reached = outcomeOf(played) ?? 'no outcome';
    return wanted.includes(reached) || reached === 'no outcome' ? reached : undefined;
  },
  why: (_wanted, played) => {
    const said = endOf(played)?.said ?? '';
    const reasons = realKnowledge.decisions.flatMap(({ why }) => (why ? wordingsOf(why) : []));
    return reasons.some((words) => said.includes(words)) ? undefined : 'no reason';
  },
  police_today: (wanted, played) => {
    const end = endOf(played);
    const found = end?.said.includes(realKnowledge.messages['police-today'] ?? '') ? 'yes' : 'no';
    return end && found === wanted ? undefined : end ? found : 'no outcome';
  },
  end_text: (wanted, played) => {
    const end = endOf(played);
    return end ? lackingText(wanted, end.said) : 'no outcome';
  },
  services: (wanted, played) => {
    const ids = servicesOf(played);
    const problems = wrongServices(wanted, ids);
    return problems.length === 0 ? undefined : `${problems.join(', ')}: ${ids.join(' ') || 'none'}`;
  },
};

function wrongServices(wanted: ExpectedServices, ids: readonly string[]): readonly string[] {
  const { has = [], lacks = [], first, first_help: help, order } = wanted;
  const isThere = (one: string) => eitherOf(one).some((id) => ids.includes(id));
  const [before, after] = (order ?? []).map((id) => ids.indexOf(id));
  const gives = realKnowledge.services.find(({ id }) => id === ids[0])?.help ?? [];
  return [
    ...has.filter((one) => !isThere(one)).map((one) => `without ${one}`),
    ...lacks.filter(isThere).map((one) => `with ${one}`),
    ...(first !== undefined && !eitherOf(first).includes(ids[0] ?? '') ? ['another first'] : []),
    ...(help !== undefined && !gives.includes(help) ? ['other help first'] : []),
    ...(before !== undefined && after !== undefined && (before < 0 || (after >= 0 && after < before))
      ? ['in another order']
      : []),
  ];
}

function outcomeOf(played: PlayedRow): string | undefined {
  return endOf(played)?.reached.at(-1);
}

/** The turn that showed the outcome. */
function endOf({ turns, rest }: PlayedRow): Turn | undefined {
  return [...turns, ...rest].findLast(isOutcome);
}

/** Those with the outcome, best first, and then the others. */
function servicesOf(played: PlayedRow): readonly string[] {
  const shown = [endOf(played), played.more].flatMap((turn) => (turn ? namesIn(turn) : []));
  const ids = shown.flatMap((name) => realKnowledge.services.filter((one) => one.name === name).map(({ id }) => id));
  return [...new Set(ids)];
}

/** The names on cards, and those that stand before a colon on a line of their own. */
function namesIn({ replies }: Turn): readonly string[] {
  return replies.flatMap(({ text = '', attachments = [] }) => [
    ...attachments.map(({ content }) => content?.title ?? ''),
    ...text.split('\n').map((line) => line.replace(/^- /, '').split(':')[0] ?? ''),
  ]);
}
