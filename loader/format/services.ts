import type {
  Area,
  BankHolidays,
  Confidence,
  Hours,
  OpeningTimes,
  Phone,
  Service,
} from '../../model/knowledge';
import { entry, may, must, otherwise } from './entry';
import type { Format } from './format';
import { date, days, id, mailAddress, phoneNumber, time, webAddress } from './forms';
import { filled, list, meaning, oneOrMore, textOr, texts } from './list';
import { choice, text, yesNo } from './text';

/** Without a grade of its own a number has that of its service. */
export type WrittenPhone = Omit<Phone, 'confidence'> & { readonly confidence?: Confidence };
/** The area stands once, at the top of the file. */
export type WrittenService = Omit<Service, 'area' | 'phones'> & { readonly phones: readonly WrittenPhone[] };

const GRADES =
  'How sure: owner (stated by the project’s owner), A (the operator’s own words seen), B (two sources agree), C (one source: shown with “check first”), X (sources differ: shown with “usually”), N (not verified: no number is shown).';
const confidence = choice<Confidence>(['owner', 'A', 'B', 'C', 'X', 'N']);

const phone = entry<WrittenPhone>({
  number: must(phoneNumber, 'The number in groups, as people say it: 0808 157 0000.'),
  description: may(text, 'What this number is for: “for textphones”.'),
  dial: otherwise(yesNo, true, 'no where a one-tap call would do harm, as with 18000.'),
  confidence: may(confidence, `${GRADES} Left out: that of the service.`),
});

const openingTimes = entry<OpeningTimes>({
  days: must(
    meaning(oneOrMore(days), (several) => several.flat()),
    'mon to sun: a range such as mon-fri, or a list.',
  ),
  opens: must(time, 'When it opens, UK time: "09:30".'),
  closes: must(time, 'When it closes, UK time: "17:00", or "24:00" for midnight.'),
});

type Weekly = Omit<Extract<Hours, { kind: 'weekly' }>, 'kind'>;
const weekly = entry<Weekly>({
  open: must(filled(oneOrMore(openingTimes)), 'Days with the times it opens and closes.'),
  bank_holidays: must(choice(['open', 'closed', 'not-known']), 'What happens on a bank holiday.'),
  usually: otherwise(yesNo, false, 'yes if sources differ, so that the hours are shown with “usually”.'),
});

const hours: Format<Hours> = textOr<'always' | 'not-known', Hours>(
  choice(['always', 'not-known']),
  (kind) => ({ kind }),
  meaning(weekly, (times) => ({ kind: 'weekly', ...times })),
);

const service = entry<WrittenService>(
  {
    id: must(id, 'A word of its own for this service.'),
    name: must(text, 'Its name as the service itself says it.'),
    description: must(text, 'What it does for people, in a sentence or two.'),
    eligibility_description: must(text, 'Whom it is for.'),
    help: must(filled(oneOrMore(id)), 'The kinds of help it gives; outcomes and topics ask for them.'),
    phones: otherwise(list(phone), [], 'Its telephone numbers, the main one first.'),
    text: may(text, 'How to reach it by text message.'),
    chat: may(text, 'How to reach it by chat.'),
    email: may(mailAddress, 'Its e-mail address.'),
    url: may(webAddress, 'Its website. Left out where the address is not verified.'),
    hours: must(hours, 'always, not-known, or when it is open.'),
    fees_description: must(text, 'What it costs.'),
    on_bill: must(
      choice(['shows', 'does-not-show', 'not-known']),
      'Whether a call shows on the telephone bill.',
    ),
    interpretation_services: may(text, 'Languages and interpreters.'),
    accessibility: may(text, 'Ways to reach it for people who are deaf or disabled.'),
    assured_date: must(date, 'The day on which these facts were last checked.'),
    assured_from: must(texts, 'Where they were checked: pages or people.'),
    confidence: must(confidence, GRADES),
    note: may(text, 'For those who keep the knowledge. Never shown.'),
  },
  { noun: 'service', by: 'id' },
);

export const servicesFile = entry<{ readonly area: string; readonly services: readonly WrittenService[] }>({
  area: must(id, 'The area that all services of this file serve.'),
  services: must(list(service), 'Services, best first where several give the same help.'),
});

const area = entry<Area>(
  {
    id: must(id, 'A word of its own for this area.'),
    name: must(text, 'Its name, as on a button.'),
    within: may(id, 'The larger area whose services serve this one too.'),
    offered: otherwise(yesNo, true, 'no if people are not asked to choose it.'),
    home: otherwise(yesNo, false, 'yes on the one area that this Waymark is for.'),
    also: otherwise(texts, [], 'Other names: towns, counties.'),
    bank_holidays: may(id, 'Which list of bank holidays holds here. Left out: that of the larger area.'),
  },
  { noun: 'area', by: 'id' },
);

export const areasFile = entry<{ readonly areas: readonly Area[] }>({
  areas: must(list(area), 'Where people can be, in the order they are offered.'),
});

const bankHolidays = entry<BankHolidays>(
  {
    id: must(id, 'A word of its own for this list; areas name it.'),
    source: must(text, 'Where the dates come from.'),
    assured_date: must(date, 'The day on which they were last checked.'),
    dates: must(filled(oneOrMore(date)), 'The dates, such as 2026-12-25.'),
  },
  { noun: 'list of bank holidays', by: 'id' },
);

export const bankHolidaysFile = entry<{ readonly bank_holidays: readonly BankHolidays[] }>({
  bank_holidays: must(list(bankHolidays), 'One list of dates for each part of the UK.'),
});
