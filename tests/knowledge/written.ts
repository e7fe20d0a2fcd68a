import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The knowledge files as an author writes them: every scalar is text, and nothing of the loader is believed. */
export interface WrittenPhone {
  readonly number: string;
  readonly description?: string;
  readonly dial?: string;
  readonly confidence: string;
}

export interface WrittenHours {
  readonly open: readonly { readonly opens: string; readonly closes: string }[];
}

export interface WrittenService {
  readonly id: string;
  readonly area: string;
  readonly description: string;
  readonly eligibility_description: string;
  readonly help: readonly string[];
  readonly phones?: readonly WrittenPhone[];
  readonly text?: string;
  readonly url?: string;
  readonly hours: string | WrittenHours;
  readonly on_bill: string;
  readonly assured_how: string;
  readonly assured_by: string;
  readonly assured_date: string;
  readonly source_date?: string;
  readonly grades?: Readonly<Record<string, string>>;
  readonly assured_from: readonly string[];
  readonly confidence: string;
  readonly note?: string;
}

export interface WrittenArea {
  readonly id: string;
  readonly within?: string;
  readonly offered: string;
  readonly home?: string;
  readonly also?: readonly string[];
  readonly bank_holidays?: string;
}

export interface WrittenBankHolidays {
  readonly id: string;
  readonly dates: readonly string[];
}

const KNOWLEDGE = join(__dirname, '../../knowledge');
const written = <T>(name: string): T => parse(textOf(name), { schema: 'failsafe' });

export function textOf(name: string): string {
  return readFileSync(join(KNOWLEDGE, name), 'utf8');
}

export const serviceFiles = readdirSync(join(KNOWLEDGE, 'services')).map((name) => `services/${name}`);

export const services = serviceFiles.flatMap((name) => {
  const file = written<{ area: string; services: readonly Omit<WrittenService, 'area'>[] }>(name);
  return file.services.map((service): WrittenService => ({ ...service, area: file.area }));
});

export const { areas } = written<{ areas: readonly WrittenArea[] }>('areas.yaml');

export const bankHolidays = written<{ bank_holidays: readonly WrittenBankHolidays[] }>(
  'bank-holidays.yaml',
).bank_holidays;

export const offered = areas.filter((area) => area.offered === 'yes').map(({ id }) => id);

/** The area and all those around it, the smallest first. */
export function chain(id: string | undefined): readonly string[] {
  const area = areas.find((one) => one.id === id);
  return area ? [area.id, ...chain(area.within)] : [];
}

/** The services that serve someone in this area. */
export function servicesIn(id: string): readonly WrittenService[] {
  return services.filter(({ area }) => chain(id).includes(area));
}

export function numbersOf(service: WrittenService | undefined): readonly string[] {
  return (service?.phones ?? []).map(({ number }) => number);
}

/** Stated by the owner, seen on the operator's page, or agreed by two sources. */
export function isCertain({ confidence }: { readonly confidence: string }): boolean {
  return ['owner', 'A', 'B'].includes(confidence);
}
