import type { KnowledgeRule } from './knowledgeRule';

/** An unverified number is not in the knowledge at all, so that it can never be shown. */
export const numberNotVerified: KnowledgeRule = {
  id: 'number-not-verified',
  *check({ knowledge, sourceMap }) {
    for (const service of knowledge.services) {
      for (const [place, { number, confidence }] of service.phones.entries()) {
        if (confidence !== 'N') continue;
        yield {
          position: sourceMap.positionOf(service, 'phones', place, 'number'),
          message: `The number “${number}” of “${service.id}” is not verified.`,
          cure: 'Delete the number, or have it checked and grade it anew. A “note” can remember it.',
        };
      }
      if (service.text !== undefined && service.confidence === 'N') {
        yield {
          position: sourceMap.positionOf(service, 'text'),
          message: `“${service.id}” is not verified, and yet says how to reach it by text.`,
          cure: 'Delete “text”, or have the service checked and grade it anew.',
        };
      }
    }
  },
};
