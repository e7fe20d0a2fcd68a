import type { Service } from '../../model/knowledge';
import type { NamedHelp } from '../../model/namedEntries';
import { WAYS } from '../../model/service';
import { gradeOf, isDoubtful } from '../../triage/review';
import type { KnowledgeRules, RuleContext, RuleViolation } from './knowledgeRule';

/** How sure a service is, and how anybody came to know. */
export const assuranceRules: KnowledgeRules = {
  /** What was read somewhere is as old as that; what bears no date says so. */
  *'source-date'(known) {
    for (const one of known.knowledge.services) {
      const { id, assured_how: how, source_date: source } = one;
      const needs = how === 'document';
      if (needs ? source !== undefined : source === undefined || how === 'owners-page') continue;
      yield at(known, one, [needs ? 'assured_how' : 'source_date'], {
        message: needs
          ? `“${id}” was taken from a document, and does not say how old that is.`
          : `“${id}” was not taken from a document of a known date, and yet has the date of one.`,
        cure: needs
          ? 'Add “source_date”, or write “assured_how: undated”.'
          : 'Delete “source_date”, or write “assured_how: document”.',
      });
    }
  },

  /** Whoever needs help at this moment is not sent to a number that nobody looks at for months. */
  *'review-days'(known) {
    for (const one of known.knowledge.services) {
      if (one.review_days <= SOON && one.review_days > 0) continue;
      if (one.review_days > 0 && !one.help.some((kind) => CHECKED_SOON.includes(kind))) continue;
      yield at(known, one, ['review_days'], {
        message: `“${one.id}” would be checked again after ${one.review_days} days.`,
        cure: `Write “review_days: ${SOON}”, as for every line for emergencies or stalking.`,
      });
    }
  },

  /** A digit that is keyed wrong is found when the number is keyed a second time. */
  *'number-twice'(known) {
    for (const one of known.knowledge.services) {
      for (const [place, { number, again }] of one.phones.entries()) {
        const digits = number.replaceAll(' ', '');
        if (again === undefined ? one.review_days > SOON : again === digits) continue;
        yield at(known, one, ['phones', place, again === undefined ? 'number' : 'again'], {
          message:
            again === undefined
              ? `The number “${number}” of “${one.id}” was keyed only once.`
              : `“${number}” and “${again}” are not the same number.`,
          cure: 'Read the number from its source once more, and key its digits without spaces in “again”.',
        });
      }
    }
  },

  /** What nobody has verified is not in the knowledge at all, so that it can never be shown. */
  *'number-not-verified'(known) {
    for (const one of known.knowledge.services) {
      const numbers = one.phones.map(({ number, confidence }, place) => ({
        said: number,
        confidence,
        path: ['phones', place, 'number'],
      }));
      const ways = WAYS.map((way) => ({ said: one[way], confidence: gradeOf(one, way), path: [way] }));
      for (const { said, confidence, path } of [...numbers, ...ways]) {
        if (said === undefined || confidence !== 'N') continue;
        yield at(known, one, path, {
          message: `“${said}” of “${one.id}” is not verified.`,
          cure: 'Delete it, or have it checked and grade it anew. A “note” can remember it.',
        });
      }
    }
  },

  /** What rests on a single source is shown only beside a website where people can check it. */
  *'check-first-website'(known) {
    for (const one of known.knowledge.services.filter(({ url }) => url === undefined)) {
      const numbers = one.phones.map(({ number, confidence }, place) => ({
        said: number,
        confidence,
        path: ['phones', place, 'number'],
      }));
      const ways = WAYS.map((way) => ({ said: one[way], confidence: one.grades[way], path: [way] }));
      for (const { said, confidence, path } of [...numbers, ...ways]) {
        if (said === undefined || confidence !== 'C') continue;
        yield at(known, one, path, {
          message: `“${said}” rests on one source, and “${one.id}” has no website to check it by.`,
          cure: 'Add “url” to the service, or delete it.',
        });
      }
    }
  },

  /** Nobody relies at night on hours that are doubtful, nor on a bill that may tell. */
  *'doubtful-promise'(known) {
    for (const one of known.knowledge.services) {
      if (one.hours.kind === 'always' && isDoubtful(gradeOf(one, 'hours')))
        yield at(known, one, ['hours'], {
          message: `“${one.id}” would be open day and night, and that is graded ${gradeOf(one, 'hours')}.`,
          cure: 'Write “not-known”, or the hours that are sure, until somebody has checked.',
        });
      if (one.on_bill === 'does-not-show' && isDoubtful(gradeOf(one, 'on_bill')))
        yield at(known, one, ['on_bill'], {
          message: `“${one.id}” would not show on the bill, and that is graded ${gradeOf(one, 'on_bill')}.`,
          cure: 'Write “not-known” until it is seen on the operator’s own page.',
        });
    }
  },

  /** What begins does not end before that. */
  *'valid-order'(known) {
    for (const one of known.knowledge.services) {
      const special = one.hours.kind === 'weekly' ? (one.hours.special ?? []) : [];
      const spans = [
        { ...one, path: ['valid_to'] },
        ...special.map((span, place) => ({ ...span, path: ['hours', 'special', place, 'valid_to'] })),
      ];
      for (const { valid_from: from, valid_to: to, path } of spans) {
        if (from === undefined || to === undefined || from <= to) continue;
        yield at(known, one, path, {
          message: `In “${one.id}”, what begins on ${from} would end on ${to}.`,
          cure: 'Write the later day in “valid_to”.',
        });
      }
    }
  },
};

/** Days, for lines for emergencies and stalking. */
const SOON = 30;
const CHECKED_SOON: readonly string[] = ['emergency', 'stalking'] satisfies readonly NamedHelp[];

function at(
  { sourceMap }: RuleContext,
  service: Service,
  path: readonly (string | number)[],
  found: Pick<RuleViolation, 'message' | 'cure'>,
): RuleViolation {
  return { position: sourceMap.positionOf(service, ...path), ...found };
}
