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

  /** What is shown to somebody in danger begins with the number that brings help. */
  *'emergency-number'({ knowledge: { outcomes }, sourceMap }) {
    for (const outcome of outcomes.filter(({ emergency }) => emergency)) {
      const { title, says } = outcome;
      if ([title, ...says].some((one) => one.person.includes('999'))) continue;
      yield {
        position: sourceMap.positionOf(outcome, 'title'),
        message: `Somebody in danger is shown “${outcome.id}”, and it does not say 999.`,
        cure: 'Say “Call 999 now” in its title or its first words.',
      };
    }
  },
};

/** What all free numbers begin with, which is said where costs are explained. */
const PREFIXES = new Set(['0800', '0808']);

/** Numbers of three digits or more as they are written, but years and what is inside an address. */
function numbersIn(text: string): readonly string[] {
  const found = text.match(/(?<![\w./#-])\d[\d ]*\d(?![\w-])/g) ?? [];
  return found.filter((number) => number.length > 2 && !/^(?:19|20)\d\d$/.test(number));
}
