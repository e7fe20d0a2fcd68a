import { hoursWords } from '../dialogs/openWords';
import type { Area, Knowledge, Phone, Service } from '../model/knowledge';

const TABLE_HEAD = `| Service | Kinds of help | How to reach it | Hours | Cost | On the bill | Sure | Checked |
| --- | --- | --- | --- | --- | --- | --- | --- |`;

/** Every service at a glance, area by area, for authors. */
export function servicesPage(knowledge: Knowledge): string {
  const areas = knowledge.areas.flatMap((area) => areaPart(area, knowledge));
  return `${[
    '# The services',
    'Written by `npm run services` from `knowledge/services/`; do not edit by hand.',
    'How sure: **owner** stated by the project’s owner, **A** the operator’s own words seen, **B** two sources agree, **C** one source, shown with “check first”, **X** sources differ, shown with “usually”, **N** not verified, no number is shown.',
    ...areas,
  ].join('\n\n')}\n`;
}

function areaPart({ id, name }: Area, knowledge: Knowledge): readonly string[] {
  const rows = knowledge.services.filter(({ area }) => area === id).map((one) => row(one, knowledge));
  if (rows.length === 0) return [];
  return [`## ${name}`, [TABLE_HEAD, ...rows].join('\n')];
}

function row(service: Service, knowledge: Knowledge): string {
  const { hours } = service;
  const holidays = hours.kind === 'weekly' ? `. Bank holidays: ${hours.bank_holidays.replace('-', ' ')}` : '';
  const reach = [...service.phones.map(phone), service.text, service.chat, service.email, service.url];
  return line([
    `**${service.name}** (${service.id})`,
    service.help.join(', '),
    reach.filter((way) => way !== undefined).join('; '),
    `${hoursWords(knowledge, hours)}${holidays}`,
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
