import type { Call } from '../call';
import type { RiskAnswer } from './callRecord';

/** What is known of a theme: as it was asked, or as it was told already; undefined when it was not asked. */
export function riskAnswer({ riskAnswers, riskLines, state }: Call, theme: string): RiskAnswer | undefined {
  const asked = riskAnswers.get(theme);
  const line = riskLines.get(theme) ?? '';
  if (asked) return { ...asked, line };
  return state?.themes.includes(theme) ? { answer: 'yes', line } : undefined;
}
