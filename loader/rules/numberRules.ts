import type { Service } from '../../model/knowledge';
import type { TEXT_IDS } from '../../model/textIds';
import { didYouMean } from '../didYouMean';
import type { KnowledgeRules } from './knowledgeRule';
import { shownTexts } from './shownTexts';

export const numberRules: KnowledgeRules = {
  /** A number in a sentence is, digit for digit, one that a service has: a change there is then not forgotten here. */
  *'number-in-text'(known) {
    const shown = [...shownTexts(known)];
    const services = new Set<object>(known.knowledge.services);
    const inServices = shown.filter(({ entry }) => services.has(entry)).flatMap(({ text }) => numbersIn(text));
    const numbers = new Set([...inServices, ...inServices.flatMap((several) => several.split(' '))]);
    for (const { text, entry, path } of shown) {
      for (const number of numbersIn(text)) {
        if (numbers.has(number) || PREFIXES.has(number)) continue;
        yield {
          position: known.sourceMap.positionOf(entry, ...path),
          message: `No service has the number “${number}”${didYouMean(number, numbers)}`,
          cure: 'Write it as the service has it, or name the service and leave its number to its card.',
        };
      }
    }
  },

  /** A number that stands behind the name of a service is that of this service. */
  *'number-of-another'(known) {
    const numbers = numbersByName(known.knowledge.services);
    for (const { text, entry, path } of shownTexts(known)) {
      for (const { name, number } of namedNumbers(text, numbers)) {
        if (numbers.get(name)?.has(number)) continue;
        yield {
          position: known.sourceMap.positionOf(entry, ...path),
          message: `“${number}” stands behind “${name}”, and is not its number.`,
          cure: `Write the number of “${name}”, or the name of whose number it is.`,
        };
      }
    }
  },

  /** What is shown to somebody in danger says the number that brings help, and what to do who cannot speak. */
  *'emergency-number'({ knowledge: { outcomes, easy_outcomes, messages }, sourceMap }) {
    const dangers = outcomes.filter(({ emergency }) => emergency);
    const easy = easy_outcomes.filter(({ id }) => dangers.some((one) => one.id === id));
    const shown = [
      ...dangers.map((entry) => ({ entry, field: 'title', texts: [entry.title, ...entry.says].map(personOf) })),
      // The title stands above these, too.
      ...dangers.flatMap((entry) =>
        entry.first.map(({ says }) => ({ entry, field: 'first', texts: [entry.title, ...says].map(personOf) })),
      ),
      ...easy.map((entry) => ({ entry, field: 'says', texts: entry.says.map(personOf) })),
      ...IN_DANGER.flatMap((name) =>
        messages[name] === undefined ? [] : [{ entry: messages, field: name, texts: [messages[name]] }],
      ),
    ];
    for (const { entry, field, texts } of shown) {
      const all = texts.join(' ');
      // The title is what is read first, and may be all that is.
      const first = field === 'title' ? (texts[0] ?? '') : all;
      if (/\b999\b/.test(first) && /\b(?:55|18000)\b/.test(all)) continue;
      yield {
        position: sourceMap.positionOf(entry, field),
        message: 'Somebody in danger is shown this, and it does not say 999 first, and 55 for who cannot speak.',
        cure: 'Say “Call 999 now” in the title, and below it to press 55 when asked; or for the deaf, to dial 18000.',
      };
    }
  },

  /** A key that is pressed in a call is one that a service names: who presses another in danger is cut off. */
  *'pressed-key'(known) {
    const services = new Set<object>(known.knowledge.services);
    const shown = [...shownTexts(known)];
    const keys = new Set(shown.filter(({ entry }) => services.has(entry)).flatMap(({ text }) => pressed(text)));
    for (const { text, entry, path } of shown) {
      for (const key of pressed(text)) {
        if (keys.has(key)) continue;
        yield {
          position: known.sourceMap.positionOf(entry, ...path),
          message: `No service says to press ${key}${didYouMean(key, keys)}`,
          cure: 'Write the key as the service has it.',
        };
      }
    }
  },
};

/** Messages that stand alone before somebody who may be in danger. */
const IN_DANGER = ['danger-perhaps', 'teams-numbers'] satisfies readonly (keyof typeof TEXT_IDS.messages)[];

const personOf = ({ person }: { readonly person: string }) => person;

const pressed = (text: string) => [...text.matchAll(/\bpress(?:ing)? (\d+)/gi)].map(([, key = '']) => key);

/** The numbers of each name. Many texts say "police" or 999 of whatever reaches them, so these are left out. */
function numbersByName(services: readonly Service[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { name, phones, text = '' } of services) {
    const short = name.replace(/ \(.*\)$/, '');
    if (/^\d|police/i.test(short)) continue;
    const numbers = [...phones.map(({ number }) => number), ...numbersIn(text)];
    found.set(short, new Set([...(found.get(short) ?? []), ...numbers]));
  }
  return found;
}

/** Letters between a name and its number. */
const BEHIND = 40;

function lastAsWord(text: string, name: string): number {
  const at = text.lastIndexOf(name);
  return /\w/.test(text.charAt(at + name.length)) ? -1 : at;
}

/** Numbers of helplines, each with the name that stands nearest before it in the sentence or the line. */
function* namedNumbers(text: string, names: ReadonlyMap<string, unknown>) {
  for (const line of text.split(/\n|(?<=[.?!]) /)) {
    for (const { 0: number, index } of line.matchAll(NUMBER)) {
      if (number.length <= 3 || YEAR.test(number)) continue;
      const before = line.slice(Math.max(0, index - BEHIND), index);
      const named = [...names.keys()].map((name) => ({ name, at: lastAsWord(before, name) }));
      const [nearest] = named.filter(({ at }) => at >= 0).sort((a, b) => b.at - a.at || b.name.length - a.name.length);
      if (nearest) yield { name: nearest.name, number };
    }
  }
}

/** What all free numbers begin with, which is said where costs are explained. */
const PREFIXES = new Set(['0800', '0808']);

const YEAR = /^(?:19|20)\d\d$/;
const NUMBER = /(?<![\w./#-])\d[\d ]*\d(?![\w-])/g;

/** Numbers of three digits or more as they are written, but years and what is inside an address. */
function numbersIn(text: string): readonly string[] {
  const found = text.match(NUMBER) ?? [];
  return found.filter((number) => number.length > 2 && !YEAR.test(number));
}
