import type { Call } from '../call';

export const RISK_ANSWERS = ['yes', 'no', 'not-known'] as const;

/** What a caller said to a question about risk, in how many words, and when. No answer: it was not asked. */
export interface RiskAnswer {
  readonly answer: (typeof RISK_ANSWERS)[number];
  readonly line: string;
  /** ISO time; absent for what the caller had told before anybody asked. */
  readonly at?: string;
}

/** What is known of a theme: as it was asked, or as it was told already; undefined when it was not asked. */
export function riskAnswer({ riskAnswers, riskLines, state }: Call, theme: string): RiskAnswer | undefined {
  const asked = riskAnswers.get(theme);
  const line = riskLines.get(theme) ?? '';
  if (asked) return { ...asked, line };
  return state?.themes.includes(theme) ? { answer: 'yes', line } : undefined;
}
