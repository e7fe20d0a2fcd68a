import type { KnowledgeRules } from './knowledgeRule';
import { shownTexts } from './shownTexts';

export const forbiddenWords: KnowledgeRules = {
  /** Nothing that is shown talks stalking down, or promises what nobody can keep. */
  *'forbidden-words'(known) {
    for (const { text, entry, path } of shownTexts(known)) {
      for (const { patterns, why, cure } of FORBIDDEN) {
        const words = patterns.map((pattern) => pattern.exec(text)?.[0]).find((found) => found !== undefined);
        if (words === undefined) continue;
        yield { position: known.sourceMap.positionOf(entry, ...path), message: `“${words}” ${why}.`, cure };
        break;
      }
    }
  },
};

interface Forbidden {
  readonly patterns: readonly RegExp[];
  /** After the words that were found. */
  readonly why: string;
  readonly cure: string;
}

const FORBIDDEN: readonly Forbidden[] = [
  {
    // The bot hears one side and makes no finding.
    patterns: [
      /\b(?:not|isn['’]t|is no|never|hardly) (?:really |actually )?(?:a case of )?stalking\b/i,
      /\b(?:not|never|n['’]t) amount to (?:stalking|harassment)\b/i,
      /\b(?:only|just|merely|simply) (?:a case of )?(?:harassment|a (?:quarrel|dispute|row|tiff))\b/i,
    ],
    why: 'may be read as if Waymark had judged what happens to the person',
    cure: 'Say what it looks like and what helps. Waymark never says that something is no more than harassment.',
  },
  {
    // A frightened person acts on it: what a device, a network, a court or another service does is not ours to promise.
    patterns: [
      /\b(?:nobody|no one) (?:can|could|will) (?:see|hear|know|find out|read)\b/i,
      /\b(?:nobody|no one)(?: else)? (?:is reading|reads)\b/i,
      /\b(?:leaves?|leaving) no traces?\b|\bwithout (?:a )?trace\b/i,
      /(?<!\b(?:nothing|can|cannot) )\bhides? everything\b/i,
      /\b(?:not|never) (?:be |get )?in(?:to)? (?:any )?trouble\b(?! for asking)/i,
      /\b(?:kind|friendly) (?:person|people|someone)\b|\b(?:someone|people) who believes? you\b/i,
      /\b(?:must|has to|have to) (?:act|answer|reply|remove \w+|take \w+ down) within\b/i,
      /\b(?:police|court|helpline|they) will (?:believe|protect|catch|arrest|stop)\b/i,
      /\byou (?:are|will be) (?:completely|perfectly|quite) safe\b|\bguaranteed?\b/i,
    ],
    why: 'is a promise that nobody can keep',
    cure: 'Say what is true of Waymark itself, or what usually happens, and what may go otherwise.',
  },
];
