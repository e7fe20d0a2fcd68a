import type { Rule } from './rule';

/** One area is the one that this Waymark is for: it is shown to whoever does not say where they are. */
export const homeArea: Rule = {
  id: 'home-area',
  *check({ knowledge: { areas }, origins }) {
    const [first, second] = areas.filter(({ home }) => home);
    const any = areas[0];
    if (second) {
      yield {
        at: origins.place(second, 'home'),
        message: `Both “${first?.id}” and “${second.id}” say that this Waymark is for them.`,
        cure: 'Keep “home: yes” on one of them.',
      };
    } else if (!first && any) {
      yield {
        at: origins.place(any),
        message: 'No area says that this Waymark is for it.',
        cure: 'Write “home: yes” on the area that this Waymark is for.',
      };
    }
  },
};
