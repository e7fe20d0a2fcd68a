import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/** WCAG 2.2 at A and AA, and what axe counts as good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What other colours alone can make worse. */
export const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** What axe finds that would keep somebody out of the page or frame as it stands, in a line each. */
export async function faultsIn(place: Page | Frame, runOnly: string[] = RULES): Promise<readonly string[]> {
  if (!(await place.evaluate(() => 'axe' in window))) await place.evaluate(axe.source);
  const { violations } = await place.evaluate(
    (rules) =>
      (window as unknown as { axe: typeof axe }).axe.run(document, {
        runOnly: rules,
        iframes: false,
        // Lists of all that is well take longer to make than the search itself.
        resultTypes: ['violations'],
      }),
    runOnly,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}
