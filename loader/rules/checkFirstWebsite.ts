import type { Rule } from './rule';

/** A number that rests on one source is shown only beside a website where people can check it. */
export const checkFirstWebsite: Rule = {
  id: 'check-first-website',
  *check({ knowledge, origins }) {
    for (const service of knowledge.services.filter(({ url }) => url === undefined)) {
      for (const [place, { number, confidence }] of service.phones.entries()) {
        if (confidence !== 'C') continue;
        yield {
          at: origins.place(service, 'phones', place, 'number'),
          message: `The number “${number}” rests on one source, and “${service.id}” has no website to check it by.`,
          cure: 'Add “url” to the service, or delete the number.',
        };
      }
    }
  },
};
