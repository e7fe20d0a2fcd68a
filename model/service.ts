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
import { date, days, httpsAddress, id, mailAddress, monthDay, phoneNumber, time } from './textFormats';
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

const weekly = fields({
  open: required(nonEmpty(oneOrMore(openingTimes)), 'Days with the times it opens and closes.'),
  bank_holidays: required(choice(['open', 'closed', 'not-known']), 'What happens on a bank holiday.'),
  usually: withDefault(yesNo, false, 'yes if sources differ, so that the hours are shown with “usually”.'),
});

/** Opening hours in UK local time. */
export type Hours =
  | { readonly kind: 'always' }
  | { readonly kind: 'not-known' }
  | ({ readonly kind: 'weekly' } & Content<typeof weekly>);

const hours: Format<Hours> = shorthandOr<'always' | 'not-known', Hours>(
  choice(['always', 'not-known']),
  (kind) => ({ kind }),
  transformed(weekly, (times) => ({ kind: 'weekly', ...times })),
);

/** Field names follow Open Referral / HSDS where it has one. */
export const service = entry('service', {
  id: required(id, 'A word of its own for this service.'),
  name: required(freeText, 'Its name as the service itself says it.'),
  description: required(freeText, 'What it does for people, in a sentence or two.'),
  eligibility_description: required(freeText, 'Whom it is for.'),
  not_for: optional(
    condition,
    'Question ids with the answers of people whom it does not serve: it is never shown to anyone who gave one of them.',
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
  assured_date: required(date, 'The day on which these facts were last checked.'),
  assured_from: required(freeTexts, 'Where they were checked: pages or people.'),
  confidence: required(confidence, GRADES),
  note: optional(freeText, 'For those who keep the knowledge. Never shown.'),
});
/** As it is written: the area is given once, at the top of the file, and a number may have no confidence of its own. */
export type WrittenService = Content<typeof service>;
export type Service = Omit<WrittenService, 'phones'> & {
  readonly area: string;
  readonly phones: readonly Phone[];
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
