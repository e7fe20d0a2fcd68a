import { WHO_FOR } from '../model/answers';
import type { NamedPhrases, NamedTopic } from '../model/names';
import type { Alarm } from './alarm';
import type { Intent } from './classifier/classifiers';
import type { Likelihoods } from './classifier/linearClassifier';
import type { Command } from './commands';
import type { Settled } from './settled';

/** The ear is listened to before phrases inside a longer message when it is this sure. */
const SURE = 0.6;

/** What commands are about, where they are about anything. */
const OF_COMMANDS: Readonly<Record<string, Intent>> = {
  exit: 'stop',
  person: 'human',
  forget: 'ask_privacy',
  greeting: 'greeting',
} satisfies Partial<Record<NamedPhrases, Intent>>;

/** Whose answers say whom it is about. */
const OF_ANSWERS: Readonly<Record<string, Intent>> = {
  'own-behaviour': 'perpetrator',
  'someone-else': 'for_someone_else',
  child: 'for_someone_else',
};

/** Where somebody is sent who asks for this in words that no topic knows. */
export const TOPIC_OF = {
  ask_definition: 'what-is-stalking',
  ask_helpline: 'helplines',
  ask_report: 'report',
  ask_evidence: 'evidence',
  ask_safety: 'stay-safe',
  ask_privacy: 'privacy',
  perpetrator: 'own-behaviour',
  human: 'a-person-please',
  off_topic: 'out-of-scope',
} as const satisfies Partial<Record<Intent, NamedTopic>>;

export interface Parts {
  readonly alarm: Alarm | undefined;
  readonly command: Command | undefined;
  readonly topics: readonly { readonly topic: string; readonly intent: string | undefined }[];
  readonly settled: readonly Settled[];
  readonly likely: Likelihoods | undefined;
}

/** What a message is about, and how sure that is, from 0 to 1. */
export interface About {
  readonly intent: Intent | undefined;
  readonly likelihood: number;
}

/** What the message is about, first of all. */
export function intentOf({ alarm, command, topics, settled, likely }: Parts): About {
  if (alarm) return surely(alarm.kind === 'emergency' ? 'immediate_danger' : 'self_harm');
  const commanded = command && OF_COMMANDS[command.command];
  if (command?.alone && commanded) return surely(commanded);
  const heard = loudest(likely);
  if (heard.likelihood >= SURE) return heard;
  const about = settled.find(({ question, option }) => question === WHO_FOR && option in OF_ANSWERS);
  const asked = topics.find(({ intent }) => intent !== undefined)?.intent as Intent | undefined;
  if (asked === 'perpetrator') return surely(asked);
  const told = (about && OF_ANSWERS[about.option]) ?? commanded ?? asked;
  if (told) return surely(told);
  return settled.length > 0 ? surely('report_experience') : heard;
}

function surely(intent: Intent): About {
  return { intent, likelihood: 1 };
}

/** Cries for help are for the other ear. */
function loudest(likely: Likelihoods = {}): About {
  const [best] = Object.entries(likely)
    .filter(([intent]) => intent !== 'immediate_danger' && intent !== 'self_harm')
    .sort(([, one], [, other]) => other - one);
  return best ? { intent: best[0] as Intent, likelihood: best[1] } : { intent: undefined, likelihood: 0 };
}
