import type { KnowledgeRule } from './knowledgeRule';

/** A number from a single source is shown only beside a website where people can check it. */
export const checkFirstWebsite: KnowledgeRule = {
  id: 'check-first-website',
  *check({ knowledge, sourceMap }) {
    for (const service of knowledge.services.filter(({ url }) => url === undefined)) {
      for (const [place, { number, confidence }] of service.phones.entries()) {
        if (confidence !== 'C') continue;
        yield {
          position: sourceMap.positionOf(service, 'phones', place, 'number'),
          message: `The number “${number}” rests on one source, and “${service.id}” has no website to check it by.`,
          cure: 'Add “url” to the service, or delete the number.',
        };
      }
    }
  },
};
