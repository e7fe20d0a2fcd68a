import type {
  Area,
  BankHolidays,
  Confidence,
  Hours,
  OpeningTimes,
  Phone,
  Service,
} from '../../model/knowledge';
import { freeTexts, listOf, nonEmpty, oneOrMore, shorthandOr, transformed } from './combinators';
import { entry, optional, required, withDefault } from './entry';
import type { Format } from './format';
import { choice, freeText, yesNo } from './freeText';
import { date, days, httpsAddress, id, mailAddress, phoneNumber, time } from './textFormats';

/** A number without a confidence of its own has that of its service. */
export type RawPhone = Omit<Phone, 'confidence'> & { readonly confidence?: Confidence };
/** The area is given once, at the top of the file. */
export type RawService = Omit<Service, 'area' | 'phones'> & { readonly phones: readonly RawPhone[] };

const GRADES =
  'How sure: owner (stated by the project’s owner), A (the operator’s own words seen), B (two sources agree), C (one source: shown with “check first”), X (sources differ: shown with “usually”), N (not verified: no number is shown).';
const confidence = choice<Confidence>(['owner', 'A', 'B', 'C', 'X', 'N']);

const phone = entry<RawPhone>({
  number: required(phoneNumber, 'The number in groups, as people say it: 0808 157 0000.'),
  description: optional(freeText, 'What this number is for: “for textphones”.'),
  dial: withDefault(yesNo, true, 'no where a one-tap call would do harm, as with 18000.'),
  confidence: optional(confidence, `${GRADES} Left out: that of the service.`),
});

const openingTimes = entry<OpeningTimes>({
  days: required(
    transformed(oneOrMore(days), (several) => several.flat()),
    'mon to sun: a range such as mon-fri, or a list.',
  ),
  opens: required(time, 'When it opens, UK time: "09:30".'),
  closes: required(time, 'When it closes, UK time: "17:00", or "24:00" for midnight.'),
});

type Weekly = Omit<Extract<Hours, { kind: 'weekly' }>, 'kind'>;
const weekly = entry<Weekly>({
  open: required(nonEmpty(oneOrMore(openingTimes)), 'Days with the times it opens and closes.'),
  bank_holidays: required(choice(['open', 'closed', 'not-known']), 'What happens on a bank holiday.'),
  usually: withDefault(yesNo, false, 'yes if sources differ, so that the hours are shown with “usually”.'),
});

const hours: Format<Hours> = shorthandOr<'always' | 'not-known', Hours>(
  choice(['always', 'not-known']),
  (kind) => ({ kind }),
  transformed(weekly, (times) => ({ kind: 'weekly', ...times })),
);

const service = entry<RawService>(
  {
    id: required(id, 'A word of its own for this service.'),
    name: required(freeText, 'Its name as the service itself says it.'),
    description: required(freeText, 'What it does for people, in a sentence or two.'),
    eligibility_description: required(freeText, 'Whom it is for.'),
    help: required(nonEmpty(oneOrMore(id)), 'The kinds of help it gives; outcomes and topics ask for them.'),
    phones: withDefault(listOf(phone), [], 'Its telephone numbers, the main one first.'),
    text: optional(freeText, 'How to reach it by text message.'),
    chat: optional(freeText, 'How to reach it by chat.'),
    email: optional(mailAddress, 'Its e-mail address.'),
    url: optional(httpsAddress, 'Its website. Left out where the address is not verified.'),
    hours: required(hours, 'always, not-known, or when it is open.'),
    fees_description: required(freeText, 'What it costs.'),
    on_bill: required(
      choice(['shows', 'does-not-show', 'not-known']),
      'Whether a call shows on the telephone bill.',
    ),
    interpretation_services: optional(freeText, 'Languages and interpreters.'),
    accessibility: optional(freeText, 'Ways to reach it for people who are deaf or disabled.'),
    assured_date: required(date, 'The day on which these facts were last checked.'),
    assured_from: required(freeTexts, 'Where they were checked: pages or people.'),
    confidence: required(confidence, GRADES),
    note: optional(freeText, 'For those who keep the knowledge. Never shown.'),
  },
  { noun: 'service', by: 'id' },
);

export const servicesFile = entry<{ readonly area: string; readonly services: readonly RawService[] }>({
  area: required(id, 'The area that all services of this file serve.'),
  services: required(listOf(service), 'Services, best first where several give the same help.'),
});

const area = entry<Area>(
  {
    id: required(id, 'A word of its own for this area.'),
    name: required(freeText, 'Its name, as on a button.'),
    within: optional(id, 'The larger area whose services serve this one too.'),
    offered: withDefault(yesNo, true, 'no if people are not asked to choose it.'),
    home: withDefault(yesNo, false, 'yes on the one area that this Waymark is for.'),
    also: withDefault(freeTexts, [], 'Other names: towns, counties.'),
    bank_holidays: optional(id, 'Which list of bank holidays holds here. Left out: that of the larger area.'),
  },
  { noun: 'area', by: 'id' },
);

export const areasFile = entry<{ readonly areas: readonly Area[] }>({
  areas: required(listOf(area), 'Where people can be, in the order they are offered.'),
});

const bankHolidays = entry<BankHolidays>(
  {
    id: required(id, 'A word of its own for this list; areas name it.'),
    source: required(freeText, 'Where the dates come from.'),
    assured_date: required(date, 'The day on which they were last checked.'),
    dates: required(nonEmpty(oneOrMore(date)), 'The dates, such as 2026-12-25.'),
  },
  { noun: 'list of bank holidays', by: 'id' },
);

export const bankHolidaysFile = entry<{ readonly bank_holidays: readonly BankHolidays[] }>({
  bank_holidays: required(listOf(bankHolidays), 'One list of dates for each part of the UK.'),
});
