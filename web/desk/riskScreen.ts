import { el, visuallyHidden } from '../shared/el';
import type { Desk } from './desk';
import { RISK_ANSWERS } from './note/callRecord';
import { answerRisk, showTheme } from './note/recording';
import { riskAnswer } from './note/riskAnswers';

const SIGNS = { yes: '✓', no: '✗', 'not-known': '?', 'not-asked': '·' } as const;

/** One question about risk at a time, large; below it all of them, so that what was not asked is seen at a glance. */
export function riskScreen<Plain extends { readonly name: string; readonly says: readonly string[] }>(
  desk: Desk,
  plain: Plain,
) {
  const { call, pageData } = desk;
  const theme = pageData.themes[call.shownTheme];
  if (!theme) return plain;
  const now = riskAnswer(call, theme.id)?.answer;
  const audience = call.state?.audience ?? 'person';
  return {
    ...plain,
    key: `theme ${theme.id}`,
    name: `${plain.name}: ${theme.name}`,
    first: call.riskAnswers.size > 0 ? [] : plain.says,
    says: [theme.ask[audience] ?? theme.ask.person],
    choices: RISK_ANSWERS.map((answer) => ({
      label: desk.label(`risk-${answer}`),
      current: answer === now,
      act: () => answerRisk(desk, answer),
    })),
    body: () => riskList(desk),
    live: true,
  };
}

function riskList(desk: Desk): HTMLElement {
  const { call, pageData } = desk;
  const open = pageData.themes.filter(({ id }) => riskAnswer(call, id) === undefined).length;
  const items = pageData.themes.map((theme, index) => {
    const { answer = 'not-asked', line = '' } = riskAnswer(call, theme.id) ?? {};
    const current = index === call.shownTheme ? 'step' : undefined;
    const attributes = { type: 'button', class: answer, 'data-at': `theme ${theme.id}`, 'aria-current': current };
    const button = el(
      'button',
      { ...attributes, click: () => showTheme(desk, index) },
      el('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[answer]),
      el('span', {}, theme.name, line !== '' && el('small', {}, `“${line}”`)),
      visuallyHidden(` (${desk.label(`risk-${answer}`)})`),
    );
    return el('li', {}, button);
  });
  const left = desk.label('risk-left').replace('{count}', String(open));
  return el('div', { class: 'risk' }, el('p', { class: 'soft' }, left), el('ol', {}, ...items));
}
