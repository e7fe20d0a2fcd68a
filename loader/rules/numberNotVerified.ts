import type { Rule } from './rule';

/** A number that nobody has verified is not in the knowledge at all, so that it can never be shown. */
export const numberNotVerified: Rule = {
  id: 'number-not-verified',
  *check({ knowledge, origins }) {
    for (const service of knowledge.services) {
      for (const [place, { number, confidence }] of service.phones.entries()) {
        if (confidence !== 'N') continue;
        yield {
          at: origins.place(service, 'phones', place, 'number'),
          message: `The number “${number}” of “${service.id}” is not verified.`,
          cure: 'Delete the number, or have it checked and grade it anew. A “note” can remember it.',
        };
      }
      if (service.text !== undefined && service.confidence === 'N') {
        yield {
          at: origins.place(service, 'text'),
          message: `“${service.id}” is not verified, and yet says how to reach it by text.`,
          cure: 'Delete “text”, or have the service checked and grade it anew.',
        };
      }
    }
  },
};
