import { WHO_FOR } from '../model/answers';
import { INTENTS, type Intent } from '../model/lexicon';
import type { NamedPhrase, NamedWhoFor } from '../model/namedEntries';
import { type Confidences, mostConfident } from './classifier/classifiers';
import type { Command } from './commands';
import type { CrisisReading } from './crisisReading';
import type { SlotValue } from './slots';

/** From this confidence on, the classifier goes before phrases inside a longer message. */
const CONFIDENT = 0.6;

/** The intent of a command, where it has one. */
const INTENT_OF_COMMAND: Readonly<Record<string, Intent>> = {
  exit: 'stop',
  person: 'human',
  forget: 'ask_privacy',
  greeting: 'greeting',
} satisfies Partial<Record<NamedPhrase, Intent>>;

/** Answers that show whom the person is talking about. */
const INTENT_OF_ANSWER: Readonly<Record<string, Intent>> = {
  'own-behaviour': 'perpetrator',
  'someone-else': 'for_someone_else',
  child: 'for_someone_else',
} satisfies Partial<Record<NamedWhoFor, Intent>>;

interface IntentEvidence {
  readonly crisis: CrisisReading;
  readonly command: Command | undefined;
  readonly topics: readonly { readonly intent: string | undefined }[];
  readonly slots: readonly SlotValue[];
  readonly confidences: Confidences;
}

/** The main intent of a message, and the confidence in it, from 0 to 1. */
export interface ScoredIntent {
  readonly intent: Intent | undefined;
  readonly confidence: number;
}

export function intentOf({ crisis, command, topics, slots, confidences }: IntentEvidence): ScoredIntent {
  if (crisis.danger === 'now') return certain('immediate_danger');
  if (crisis.selfHarm === 'sure') return certain('self_harm');
  const commanded = command?.alone ? INTENT_OF_COMMAND[command.command] : undefined;
  if (commanded) return certain(commanded);
  const predicted = predictedIntent(confidences);
  if (predicted.confidence >= CONFIDENT) return predicted;
  const whoFor = slots.find(({ question, option }) => question === WHO_FOR && option in INTENT_OF_ANSWER);
  const asked = topics.find(({ intent }) => intent !== undefined)?.intent as Intent | undefined;
  if (asked === 'perpetrator') return certain(asked);
  const stated = (whoFor && INTENT_OF_ANSWER[whoFor.option]) ?? asked;
  if (stated) return certain(stated);
  return slots.length > 0 ? certain('report_experience') : predicted;
}

function certain(intent: Intent): ScoredIntent {
  return { intent, confidence: 1 };
}

/** Cries for help are left to the crisis classifier. */
function predictedIntent({ immediate_danger: _danger, self_harm: _selfHarm, ...others }: Confidences): ScoredIntent {
  const [label, confidence] = mostConfident(others);
  return { intent: INTENTS.find((one) => one === label), confidence };
}
