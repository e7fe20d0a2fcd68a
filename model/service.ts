import {
  type Content,
  choice,
  entry,
  type Format,
  fields,
  freeText,
  freeTexts,
  listOf,
  nonEmpty,
  oneOrMore,
  optional,
  required,
  shorthandOr,
  transformed,
  withDefault,
  yesNo,
} from './format';
import { condition } from './questions';
import {
  date,
  days,
  digitsOfPhone,
  httpsAddress,
  id,
  mailAddress,
  monthDay,
  partialDate,
  phoneNumber,
  time,
  wholeNumber,
} from './textFormats';
import type { Day } from './ukTime';

export type { Day };

/** Who helps, where, when and how: the part of the knowledge that is facts, not judgement. */

const GRADES =
  'How sure: owner (stated by the project’s owner), A (the operator’s own words seen), B (two sources agree), C (one source: shown with “check first”), X (sources differ: shown with “usually”), N (not verified: no number is shown).';
const confidence = choice(['owner', 'A', 'B', 'C', 'X', 'N']);
/** How sure a fact is. */
export type Confidence = Content<typeof confidence>;

const phone = fields({
  number: required(phoneNumber, 'The number in groups, as people say it: 0808 157 0000.'),
  again: optional(digitsOfPhone, 'The same number keyed a second time, in digits without spaces: 08081570000.'),
  description: optional(freeText, 'What this number is for: “for textphones”.'),
  // 18000 and 61016 start a voice call for people who text.
  dial: withDefault(yesNo, true, 'no where a one-tap call would do harm, as with 18000.'),
  confidence: optional(confidence, `${GRADES} Left out: that of the service.`),
});
export type Phone = Content<typeof phone> & { readonly confidence: Confidence };

const openingTimes = fields({
  days: required(
    transformed(oneOrMore(days), (several): readonly Day[] => several.flat()),
    'mon to sun: a range such as mon-fri, or a list.',
  ),
  // Both in minutes after midnight, UK local time; at most 1,440.
  opens: required(time, 'When it opens, UK time: "09:30".'),
  closes: required(time, 'When it closes, UK time: "17:00", or "24:00" for midnight.'),
});

const closedOr: Format<Content<typeof openingTimes>[]> = shorthandOr<'closed', Content<typeof openingTimes>[]>(
  choice(['closed']),
  () => [],
  transformed(nonEmpty(oneOrMore(openingTimes)), (times) => [...times]),
);

const specialTimes = fields({
  valid_from: required(date, 'The first of these days: 2026-12-24.'),
  valid_to: required(date, 'The last of them.'),
  open: required(closedOr, 'closed, or days with the times it opens and closes.'),
});

const weekly = fields({
  open: required(nonEmpty(oneOrMore(openingTimes)), 'Days with the times it opens and closes.'),
  bank_holidays: required(choice(['open', 'closed', 'not-known']), 'What happens on a bank holiday.'),
  special: optional(
    listOf(specialTimes),
    'Days on which it is open otherwise, such as Christmas week. They go before the bank holidays.',
  ),
});

type WrittenHours =
  | { readonly kind: 'always' }
  | { readonly kind: 'not-known' }
  | ({ readonly kind: 'weekly' } & Content<typeof weekly>);

/** Opening hours in UK local time; `usually` where they are doubtful. */
export type Hours =
  | Exclude<WrittenHours, { kind: 'weekly' }>
  | (Extract<WrittenHours, { kind: 'weekly' }> & { readonly usually: boolean });

const hours: Format<WrittenHours> = shorthandOr<'always' | 'not-known', WrittenHours>(
  choice(['always', 'not-known']),
  (kind) => ({ kind }),
  transformed(weekly, (times) => ({ kind: 'weekly', ...times })),
);

/** What of a service can be more or less sure than the whole of it. */
const grades = fields({
  hours: optional(confidence, 'When it is open. X or C: shown with “usual hours”.'),
  fees_description: optional(confidence, 'What it costs.'),
  on_bill: optional(
    confidence,
    'What shows on the bill. Whoever is told that it does not, relies on it: owner, A or B.',
  ),
  text: optional(confidence, 'The way by text. C: shown with “check first”.'),
  chat: optional(confidence, 'The way by chat.'),
  email: optional(confidence, 'The e-mail address. C: shown with “check first”.'),
  url: optional(confidence, 'The address of the website.'),
});
/** The ways to reach a service beside its telephone. */
export const WAYS = ['text', 'chat', 'email', 'url'] as const;
export type GradedField = keyof Content<typeof grades>;

/**
 * How somebody came to know: by ringing, by opening the operator's own page, from a document of a known date, from the
 * page of this Waymark's owner, or from something that bears no date.
 */
const assurance = choice(['dialled', 'page-opened', 'document', 'owners-page', 'undated']);
export type Assurance = Content<typeof assurance>;

/** Field names follow Open Referral / HSDS where it has one. */
export const service = entry('service', {
  id: required(id, 'A word of its own for this service.'),
  name: required(freeText, 'Its name as the service itself says it.'),
  known_as: withDefault(
    freeTexts,
    [],
    'What people call it, in small letters: “karma nirvana”. Who asks for it by one of these names is shown it.',
  ),
  description: required(freeText, 'What it does for people, in a sentence or two.'),
  eligibility_description: required(freeText, 'Whom it is for.'),
  not_for: optional(
    condition,
    'Question ids with the answers of people whom it does not serve: it is never shown to anyone who gave one of them.',
  ),
  meant_for: optional(
    condition,
    'Question ids with the answers of those whom it is meant for: to whoever gave none of them it is never the first, where another answers too.',
  ),
  only_for: optional(
    freeText,
    'For whom it is, where it is not for everybody: it stands behind its name on a line, “for women”.',
  ),
  help: required(nonEmpty(oneOrMore(id)), 'The kinds of help it gives; outcomes and topics ask for them.'),
  phones: withDefault(listOf(phone), [], 'Its telephone numbers, the main one first.'),
  text: optional(freeText, 'How to reach it by text message.'),
  chat: optional(freeText, 'How to reach it by chat.'),
  email: optional(mailAddress, 'Its e-mail address.'),
  url: optional(httpsAddress, 'Its website. Left out where the address is not verified.'),
  hours: required(hours, 'always, not-known, or when it is open.'),
  fees_description: required(freeText, 'What it costs.'),
  on_bill: required(choice(['shows', 'does-not-show', 'not-known']), 'Whether a call shows on the telephone bill.'),
  interpretation_services: optional(freeText, 'Languages and interpreters.'),
  accessibility: optional(freeText, 'Ways to reach it for people who are deaf or disabled.'),
  assured_how: required(
    assurance,
    'How it was checked: dialled, page-opened (the operator’s own page, live), document (of a known date), owners-page (copied from it), undated.',
  ),
  assured_by: required(freeText, 'Whose work that was: a role, not a name.'),
  assured_date: required(date, 'The day on which they did it.'),
  source_date: optional(partialDate, 'How old the document or page is: 2026-10-07, 2026-10 or 2026.'),
  review_days: withDefault(
    wholeNumber,
    90,
    'After how many days it has to be checked again: 30 for emergency and stalking lines.',
  ),
  valid_from: optional(date, 'The first day on which it can be shown. Left out: it can be already.'),
  valid_to: optional(date, 'The last day on which it can be shown, if it is known to end.'),
  assured_from: required(freeTexts, 'Where they were checked: pages or people.'),
  confidence: required(confidence, GRADES),
  grades: withDefault(grades, {}, 'What is more or less sure than that.'),
  note: optional(freeText, 'For those who keep the knowledge. Never shown.'),
});
/** As it is written: the area is given once, at the top of the file, and a number may have no confidence of its own. */
export type WrittenService = Content<typeof service>;
export type Service = Omit<WrittenService, 'phones' | 'hours'> & {
  readonly area: string;
  readonly phones: readonly Phone[];
  readonly hours: Hours;
};

export const area = entry('area', {
  id: required(id, 'A word of its own for this area.'),
  name: required(freeText, 'Its name, as on a button.'),
  within: optional(id, 'The larger area whose services serve this one too.'),
  offered: withDefault(yesNo, true, 'no if people are not asked to choose it.'),
  /** Where most of the people who use it live. */
  home: withDefault(yesNo, false, 'yes on the one area that this Waymark is for.'),
  unsaid: withDefault(
    yesNo,
    false,
    'yes on the one area whose services are shown to whoever has not said where they live: no area that is offered.',
  ),
  also: withDefault(freeTexts, [], 'Other names: counties, regions, and places that places.yaml lacks.'),
  geonames: withDefault(freeTexts, [], 'The divisions of GeoNames that it is made of, for npm run places.'),
  bank_holidays: optional(id, 'Which list of bank holidays holds here. Left out: that of the larger area.'),
});
export type Area = Content<typeof area>;

/** The areas that an offered one is made of, as a county of councils: they are told in words, not chosen. */
export function partsOf(areas: readonly Area[], id: string): readonly Area[] {
  const isOffered = areas.some((area) => area.id === id && area.offered);
  return isOffered ? areas.filter(({ within, offered }) => within === id && !offered) : [];
}

export const bankHolidays = entry('list of bank holidays', {
  id: required(id, 'A word of its own for this list; areas name it.'),
  source: required(freeText, 'Where the dates come from.'),
  assured_date: required(date, 'The day on which they were last checked.'),
  dates: required(nonEmpty(oneOrMore(date)), 'The dates, such as 2026-12-25.'),
  every_year: required(
    nonEmpty(oneOrMore(monthDay)),
    'Month and day of the holidays themselves, such as 12-26: offices are shut on it at a weekend too.',
  ),
  afternoons: withDefault(listOf(monthDay), [], 'Month and day of those whose afternoon many take off, such as 12-24.'),
});
export type BankHolidays = Content<typeof bankHolidays>;
