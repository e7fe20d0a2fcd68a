import { updateGenerated } from '../loader/generatedFiles';
import { currentKnowledge } from '../loader/loadKnowledge';
import type { Area, Day, Hours, Knowledge, Phone, Service } from '../model/knowledge';
import { DAYS } from '../model/ukTime';

const TABLE_HEAD = `| Service | Kinds of help | How to reach it | Hours | Cost | On the bill | Sure | Checked |
| --- | --- | --- | --- | --- | --- | --- | --- |`;

/** Every service at a glance, area by area, for authors. */
export function servicesPage(knowledge: Knowledge): string {
  const areas = knowledge.areas.flatMap((area) => areaPart(area, knowledge.services));
  return `${[
    '# The services',
    'Written by `npm run services` from `knowledge/services/`; do not edit by hand.',
    'How sure: **owner** stated by the project’s owner, **A** the operator’s own words seen, **B** two sources agree, **C** one source, shown with “check first”, **X** sources differ, shown with “usually”, **N** not verified, no number is shown.',
    ...areas,
  ].join('\n\n')}\n`;
}

function areaPart({ id, name }: Area, services: readonly Service[]): readonly string[] {
  const rows = services.filter(({ area }) => area === id).map(row);
  if (rows.length === 0) return [];
  return [`## ${name}`, [TABLE_HEAD, ...rows].join('\n')];
}

function row(service: Service): string {
  const reach = [...service.phones.map(phone), service.text, service.chat, service.email, service.url];
  return line([
    `**${service.name}** (${service.id})`,
    service.help.join(', '),
    reach.filter((way) => way !== undefined).join('; '),
    hoursInWords(service.hours),
    service.fees_description,
    service.on_bill.replaceAll('-', ' '),
    service.confidence,
    service.assured_date,
  ]);
}

function phone({ number, description, confidence }: Phone): string {
  return `${number}${description === undefined ? '' : ` ${description}`}${confidence === 'C' ? ' (check first)' : ''}`;
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}

if (process.argv[1] === __filename) {
  const page = { path: 'docs/services.md', text: servicesPage(currentKnowledge().knowledge) };
  process.exitCode = updateGenerated([page], 'services', process.argv.slice(2), console.log);
}

/** Minutes after midnight on the 24-hour clock: 09:30. */
function clockTime24(minute: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** Opening hours for authors: "mon–fri 09:30–17:00; bank holidays closed". */
function hoursInWords(hours: Hours): string {
  if (hours.kind !== 'weekly') return hours.kind === 'always' ? 'always' : 'not known';
  const times = hours.open.map(
    ({ days, opens, closes }) => `${daysInWords(days)} ${clockTime24(opens)}–${clockTime24(closes)}`,
  );
  const holidays = `bank holidays ${hours.bank_holidays.replace('-', ' ')}`;
  return [`${hours.usually ? 'usually ' : ''}${times.join(', ')}`, holidays].join('; ');
}

function daysInWords(days: readonly Day[]): string {
  const inARow = DAYS.join().includes(days.join());
  return inARow && days.length > 2 ? `${days[0]}–${days.at(-1)}` : days.join(', ');
}
