import { DANGER } from '../triage/answers';
import type { Phrases, Question } from '../triage/knowledge';
import type { NamedPhrases } from '../triage/names';
import type { Command } from './commands';
import type { Likelihoods } from './ears/ear';
import type { HeardReply } from './ears/ears';
import { type Message, saidAt } from './message';

/** What a reply is to the ear alone, where no phrase of the knowledge was found in it. */
export interface Guess {
  readonly answer?: readonly string[];
  readonly command?: Command;
}

/**
 * How sure the ear must be; what it takes is said back. A no is not among them: on unseen lines three of four
 * that it heard were none, and a wrong one may end the care that is needed. It is asked again.
 */
const SURE: Readonly<Partial<Record<HeardReply, number>>> = {
  yes: 0.6,
  unsure: 0.5,
  help: 0.5,
  skip: 0.6,
  back: 0.6,
  correction: 0.6,
  human: 0.5,
  exit: 0.6,
};

/** What is done, and the phrases whose place it takes. None of these loses anything: leaving is asked about first. */
const COMMANDS: Readonly<
  Partial<Record<HeardReply, { readonly command: string; readonly as: NamedPhrases }>>
> = {
  help: { command: 'explain', as: 'explain' },
  skip: { command: 'skip', as: 'skip' },
  back: { command: 'back', as: 'back' },
  correction: { command: 'change', as: 'change' },
  human: { command: 'person', as: 'person' },
  exit: { command: 'leave', as: 'exit' },
};

/** Below this an answer that phrases found is in doubt, where the ear is this sure of something else. */
const UNLIKELY = 0.1;
const SURER = 0.5;

/**
 * Whether the ear takes a reply for something else than the phrases in it: "said yes to one coffee and wish
 * I never". Danger that was read is never doubted.
 */
export function isDoubted(
  likely: Likelihoods,
  answer: readonly string[],
  { id, options }: Question,
): boolean {
  const option = options.find((one) => answer.includes(one.id));
  const meant = option?.means ?? option?.id;
  const likelihood = meant === undefined ? undefined : likely[meant];
  if (likelihood === undefined || (id === DANGER && meant !== 'no')) return false;
  return likelihood < UNLIKELY && Math.max(...Object.values(likely)) >= SURER;
}

/**
 * @param phrases those of the knowledge: a desk that knows none for leaving is not to hear it either
 * @returns nothing where the ear is in doubt: then it is better to ask again
 */
export function guessOf(
  likely: Likelihoods,
  message: Message,
  { options }: Question,
  phrases: readonly Phrases[],
): Guess {
  const [best] = Object.entries(likely).sort(([, one], [, other]) => other - one);
  if (!best) return {};
  const [heard, likelihood] = best as [HeardReply, number];
  if (likelihood < (SURE[heard] ?? Number.POSITIVE_INFINITY)) return {};
  const wanted = COMMANDS[heard];
  if (wanted) {
    if (!phrases.some(({ id }) => id === wanted.as)) return {};
    const said = saidAt(message, 0, message.words.length);
    return { command: { command: wanted.command, alone: false, ...said } };
  }
  const option = options.find((one) => (one.means ?? one.id) === heard);
  return option ? { answer: [option.id] } : {};
}
