import { type Answers, DANGER, FOR_OTHERS, OWN_BEHAVIOUR, WHERE, WHO_FOR } from '../model/answers';
import type { Intent } from '../model/lexicon';
import type { NamedPhrase, NamedShortAnswer, NamedTopic } from '../model/namedEntries';
import type { NluResult } from './nluResult';

/** What a message is taken for, where it may be several things at once. What it tells is kept whatever this is. */
export type DialogueAct =
  /** Before everything else: present danger, a wish to die, or words that may mean one. */
  | { readonly kind: 'urgent'; readonly need: 'emergency' | 'self-harm' | 'despair' }
  | { readonly kind: 'command'; readonly command: string }
  /** A question that is answered at once, before the pending question comes again. */
  | { readonly kind: 'asked'; readonly shortAnswer: string }
  | { readonly kind: 'topic'; readonly topic: string }
  /** Services that are asked for by name. */
  | { readonly kind: 'services'; readonly services: readonly string[] }
  /** A plain question that no answer here fits for sure: it is said so, and who may know. */
  | { readonly kind: 'unanswered' }
  /** An answer or a story, for whatever is pending. */
  | { readonly kind: 'answer' };

/** What ends or deletes is a command only as the whole message: "I want to stop him" asks for help. */
const ENDING: readonly string[] = ['exit', 'forget', 'restart'] satisfies NamedPhrase[];
const RECORD: NamedPhrase = 'record';
const SUMMARY: NamedPhrase = 'summary';
/** "Is somebody coming", "is this a real person", "is this person dangerous": who asks that wants no helpline first. */
const ASKS_NOBODY: readonly string[] = [
  'right-place',
  'call-police-for-me',
  'who-are-you',
  'is-he-dangerous',
] satisfies NamedShortAnswer[];
/** How a record is kept; "can I make a record" sounds like the other, too. */
const OF_RECORDS: readonly string[] = ['keep-a-record', 'may-i-record'] satisfies NamedShortAnswer[];
/** Who has called for help needs no screen that tells them to. */
const HELP_CALLED: NamedPhrase = 'help-called';
/** What answers in general, where the very question may have an answer of its own. */
const ANSWERING: readonly string[] = ['explain', 'person'] satisfies NamedPhrase[];
/** What else a plain question may be about. */
const ASKS_ELSE: readonly Intent[] = ['ask_report', 'ask_evidence', 'ask_safety', 'ask_privacy'];
/** A command inside a longer message is a part of its story: "I want to talk to someone about my ex, who …". */
const COMMAND_AT_MOST = 14;
const CALLED_AT_MOST = 40;
/** The confidence from which the classifier is acted upon. */
const CONFIDENT = 0.6;
const CONFIDENT_OF_LEAVING = 0.8;
/** Fewer words than this are not a question in themselves. */
const ASKED_FROM = 3;
/** In a plain question, words that name a topic are what it is about only where they are most of it. */
const NAMES_FROM = 0.5;
/** Words that name a topic are a question for it in a message as short as this. */
const NAMED_AT_MOST = 6;

/** A victim must not be told to stop their own behaviour: only who is surely heard to speak of it is. */
const SURE_OF_OWN = 1.25;
const OFF_TOPIC: NamedShortAnswer = 'out-of-scope';
/** Who tells where they live need not be told that every place will do: "I'm in Luton, if that matters". */
const WHICH_PLACES: NamedShortAnswer = 'which-places';
/** To whom it happens, “if he rings me”, “can I ring the council” or “was that wrong” has another answer. */
const SAME_WORDS: readonly string[] = [
  'they-write-first',
  'complain-about-them',
  'live-next-door',
  'they-come-to-me',
  'help-with-neighbours',
  'was-it-wrong',
] satisfies NamedShortAnswer[];

const OF_OWN_BEHAVIOUR: readonly string[] = ['own-behaviour', 'find-somebody'] satisfies NamedShortAnswer[];
/**
 * These help whoever has done something. Whoever has said that it happens to them may have been warned all the same, "she stalks ME",
 * and sees the question above the answer.
 */
export const FOR_THE_ACCUSED: readonly string[] = [
  ...SAME_WORDS,
  ...([
    'police-warned-me',
    'may-i-go-near',
    'contact-about-kids',
    'my-caution',
    'dbs-check',
    'what-is-my-notice',
  ] satisfies NamedShortAnswer[]),
];

/** What is said of all services; of one that is asked for by name, its card says more. */
const OF_ANY_SERVICE: readonly string[] = [
  'who-can-help',
  'by-text',
  'help-opening-hours',
] satisfies NamedShortAnswer[];

const HELPERS_TOPIC: NamedTopic = 'help-someone';
/** "What should I say to her" alone may be asked by either. */
const SURE_OF_OTHER = 1.25;
/** These help whoever stands by somebody; to whom it happens, "talk to them alone" would be dangerous. */
export const FOR_HELPERS: readonly string[] = [
  'help-a-friend',
  'go-to-them',
  'what-to-say',
  'pushes-me-away',
  'must-they-know',
] satisfies NamedShortAnswer[];

/** The topic for an intent that is expressed in words no topic knows. */
const TOPIC_OF_INTENT: Readonly<Partial<Record<Intent, NamedTopic>>> = {
  ask_definition: 'what-is-stalking',
  ask_helpline: 'helplines',
  ask_report: 'report',
  ask_evidence: 'evidence',
  ask_safety: 'stay-safe',
  ask_privacy: 'privacy',
  perpetrator: 'own-behaviour',
  human: 'a-person-please',
  off_topic: 'out-of-scope',
};

const OWN_TOPIC: NamedTopic = 'own-behaviour';

/** What a question is about in general is no answer to it; of these alone the general one is the very one. */
const SURE_TOPICS: readonly string[] = ['own-behaviour', 'a-person-please', 'out-of-scope'] satisfies NamedTopic[];

/** Safety first, then what the person wants done, then what they ask, then what they tell. */
export function dialogueActOf(result: NluResult, known: Answers = {}): DialogueAct {
  const { danger, selfHarm, command, wordCount } = result;
  // In danger, who has called tells what happens in the same breath.
  const isInDanger = known[DANGER]?.includes('yes') === true;
  const isCalled =
    command?.command === HELP_CALLED &&
    (isInDanger || danger !== 'now') &&
    wordCount <= (isInDanger ? CALLED_AT_MOST : COMMAND_AT_MOST);
  if (command?.alone || isCalled) return { kind: 'command', command: command.command };
  if (danger === 'now') return { kind: 'urgent', need: 'emergency' };
  if (selfHarm === 'sure') return { kind: 'urgent', need: 'self-harm' };
  if (selfHarm === 'perhaps') return { kind: 'urgent', need: 'despair' };
  return (
    commandWithin(result, known) ??
    asked(result, ownBehaviour(result, known), isForOther(result, known), known[DANGER] !== undefined) ?? {
      kind: 'answer',
    }
  );
}

/** Whether it is known, or said in the same breath, that it happens to somebody else. */
function isForOther({ slots }: NluResult, known: Answers): boolean {
  if (isOwnStory(known)) return false;
  return (
    isKnownForOther(known) ||
    slots.some(
      ({ question, option, span, sureness }) =>
        question === WHO_FOR && FOR_OTHERS.includes(option) && (span !== undefined || sureness >= SURE_OF_OTHER),
    )
  );
}

export function isKnownForOther({ [WHO_FOR]: known = [] }: Answers): boolean {
  return known.some((one) => FOR_OTHERS.includes(one));
}

/** Whether the person has said that it happens to them. */
export function isOwnStory({ [WHO_FOR]: known }: Answers): boolean {
  return known?.every((one) => one !== OWN_BEHAVIOUR && !FOR_OTHERS.includes(one)) === true;
}

/** A command that a longer message holds beside other words. What deletes is asked about first. */
function commandWithin(result: NluResult, known: Answers): DialogueAct | undefined {
  const { command, slots, mainIntent, wasAsked, wordCount, asks } = result;
  const { intent, confidence } = mainIntent;
  const isLeaving = intent === 'stop' && confidence >= CONFIDENT_OF_LEAVING && slots.length === 0;
  // What the classifier takes for leaving may be an answer to what was asked: "no, one off".
  if (isLeaving && (!wasAsked || command?.command === 'exit')) return { kind: 'command', command: 'leave' };
  // To begin again, and to forget all, asks first.
  if (command?.isSentence) return { kind: 'command', command: command.command };
  // Whoever asks to write it down here is not told how a record is kept, whatever they tell in the same breath. The question
  // about danger goes first: the record opens behind it.
  if (command?.command === RECORD && (asks === undefined || OF_RECORDS.includes(asks)))
    return { kind: 'command', command: RECORD };
  if (!command || ENDING.includes(command.command)) return undefined;
  // "Could you put down what I have told you, so I can read it out" asks for that, whatever it tells.
  if (command.command === SUMMARY)
    return known[DANGER] === undefined ? undefined : { kind: 'command', command: SUMMARY };
  const isRequest = wordCount <= COMMAND_AT_MOST && slots.length === 0;
  const isForPerson = command.command === 'person' && intent === 'human' && !ASKS_NOBODY.includes(asks ?? '');
  // "What about my kids" has an answer of its own, and "where do I report it face to face" asks for no talk.
  if ((asks !== undefined || asksElse(result)) && !isForPerson && ANSWERING.includes(command.command)) return undefined;
  return isRequest || isForPerson ? { kind: 'command', command: command.command } : undefined;
}

/** What the message asks, if it asks anything: the very question first, then a topic. */
function asked(
  result: NluResult,
  own: OwnBehaviour,
  mayHelp: boolean,
  isDangerKnown: boolean,
): DialogueAct | undefined {
  const {
    sure,
    likely,
    asksInWords,
    topics,
    services,
    answer,
    command,
    isQuestion,
    asksPlainly,
    slots,
    denied,
    feeling,
    wordCount,
  } = result;
  // "Thanks, I will ring 101 on Monday" asks nothing.
  const about = feeling === 'thanks' && !asksPlainly ? undefined : topicOfIntent(result, own === 'heard');
  // "Nobody makes me marry, it is her brothers" denies, and asks nothing.
  // What words always ask is asked all the same: "I can't leave, I have no money".
  const isAskedInWords = asksInWords && isDangerKnown;
  const isDenial = !isQuestion && !asksPlainly && !isAskedInWords && denied.some(({ isSure }) => isSure);
  const isPlaced = !asksPlainly && slots.some(({ question, isPlain }) => question === WHERE && isPlain);
  const meant = sure.find(
    (one, at) =>
      // What is off the topic in so many words: "should I take the tablets".
      (isMeant(one, about, own) || (one === OFF_TOPIC && asksInWords && at === 0)) &&
      (mayHelp || !FOR_HELPERS.includes(one)) &&
      !(isPlaced && one === WHICH_PLACES),
  );
  // "Can I text Childline" is answered by how to reach them; "will Childline tell anyone" has an answer of its own.
  // "Mens Advice Line" is its name, and no question about help for men.
  const isNameAlone = !asksInWords && wordCount <= NAMED_AT_MOST;
  if (isDangerKnown && services.length > 0 && (meant === undefined || isNameAlone || OF_ANY_SERVICE.includes(meant)))
    return { kind: 'services', services };
  // Before the question about danger is answered, its topic is shown.
  const isOfService = isNameAlone && wordCount >= ASKED_FROM && services.length > 0 && topics.length > 0;
  if (meant !== undefined && !isDenial && !isOfService) return { kind: 'asked', shortAnswer: meant };
  if ((command && !asksElse(result)) || wordCount < ASKED_FROM) return undefined;
  // "What should I say to her" may be asked by the one whom it happens to.
  const isHelpers = !mayHelp && likely.some((one) => FOR_HELPERS.includes(one));
  // "I only sent 2", by a child who was made to, names no behaviour of their own.
  const isNotMeant = (one: string) =>
    (isHelpers && one === HELPERS_TOPIC) || (own === 'ruled-out' && one === OWN_TOPIC);
  const [topic] = topics.filter((one) => !isNotMeant(one.topic));
  const names = asksPlainly
    ? topic !== undefined && topic.wordCount >= wordCount * NAMES_FROM
    : isQuestion || about !== undefined || (wordCount <= NAMED_AT_MOST && slots.length === 0);
  // "Bedford. I screenshotted it" answers, and asks nothing.
  const isAsking = asksPlainly || isQuestion;
  if (topic && names && (answer === undefined || (about !== undefined && isAsking)))
    return { kind: 'topic', topic: topic.topic };
  if (
    about !== undefined &&
    (!asksPlainly || SURE_TOPICS.includes(about)) &&
    answer === undefined &&
    (isQuestion || slots.length === 0)
  )
    return { kind: 'topic', topic: about };
  return asksPlainly && answer?.by !== 'label' ? { kind: 'unanswered' } : undefined;
}

/** Whether a plain question is about something that no command answers. */
function asksElse({ asksPlainly, mainIntent: { intent, confidence } }: NluResult): boolean {
  return asksPlainly && intent !== undefined && ASKS_ELSE.includes(intent) && confidence >= CONFIDENT;
}

function topicOfIntent(
  { mainIntent: { intent, confidence } }: NluResult,
  mayBeOwnBehaviour: boolean,
): NamedTopic | undefined {
  if (!intent || intent === 'stop' || confidence < CONFIDENT) return undefined;
  return intent === 'perpetrator' && !mayBeOwnBehaviour ? undefined : TOPIC_OF_INTENT[intent];
}

/** Whether a question is what it is taken for: some answers would hurt whoever did not ask for them. */
function isMeant(asks: string, about: NamedTopic | undefined, own: OwnBehaviour): boolean {
  if (OF_OWN_BEHAVIOUR.includes(asks) || SAME_WORDS.includes(asks)) return own === 'heard';
  if (FOR_THE_ACCUSED.includes(asks)) return own !== 'ruled-out';
  return asks !== OFF_TOPIC || about === 'out-of-scope';
}

/** Whether the person may speak of what they do themselves. */
type OwnBehaviour = 'heard' | 'possible' | 'ruled-out';

/** Whoever has said that it happens to them, or to someone else, has said enough. */
function ownBehaviour({ slots }: NluResult, { [WHO_FOR]: known }: Answers): OwnBehaviour {
  if (known && !known.includes(OWN_BEHAVIOUR)) return 'ruled-out';
  const isHeard = slots.some(
    ({ question, option, sureness }) => question === WHO_FOR && option === OWN_BEHAVIOUR && sureness >= SURE_OF_OWN,
  );
  return isHeard || known?.join() === OWN_BEHAVIOUR ? 'heard' : 'possible';
}
