import type { KnowledgeRule } from './knowledgeRule';

/** Exactly one area is the home area: it is used for people who do not say where they are. */
export const homeAreaRule: KnowledgeRule = {
  id: 'home-area',
  *check({ knowledge: { areas }, sourceMap }) {
    const [first, second] = areas.filter(({ home }) => home);
    const any = areas[0];
    if (second) {
      yield {
        position: sourceMap.positionOf(second, 'home'),
        message: `Both “${first?.id}” and “${second.id}” say that this Waymark is for them.`,
        cure: 'Keep “home: yes” on one of them.',
      };
    } else if (!first && any) {
      yield {
        position: sourceMap.positionOf(any),
        message: 'No area says that this Waymark is for it.',
        cure: 'Write “home: yes” on the area that this Waymark is for.',
      };
    }
  },
};
