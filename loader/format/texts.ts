import type { Advice, Topic } from '../../model/knowledge';
import type { PhraseGroup, Spelling, WordSet } from '../../model/lexicon';
import { freeTexts, listOf, mapOf } from './combinators';
import { entry, optional, required, withDefault } from './entry';
import { freeText, yesNo } from './freeText';
import { id } from './textFormats';
import { condition, help, wording, wordings } from './wordings';

const topic = entry<Topic>(
  {
    id: required(id, 'A word of its own for this topic.'),
    title: required(freeText, 'The words on its button.'),
    says: required(wordings, 'What is said, one item for each paragraph.'),
    teams: optional(
      wordings,
      'What is said in Microsoft Teams instead, where that would not be true or safe.',
    ),
    advice: withDefault(yesNo, false, 'yes if the advice of this topic is listed below it.'),
    record: withDefault(yesNo, false, 'yes if what happened can be written down from here.'),
    chat_only: optional(yesNo, 'yes if it is about the chat itself, so that it is never read to a caller.'),
    help: withDefault(listOf(help), [], 'Kinds of help shown below it, best first.'),
    also: withDefault(freeTexts, [], 'Other ways people ask for it.'),
    intent: optional(freeText, 'What asking for it is about, for measuring: ask_report, ask_safety.'),
    sources: required(freeTexts, 'Where the facts come from.'),
  },
  { noun: 'topic', by: 'id' },
);

export const topicsFile = entry<{ readonly topics: readonly Topic[] }>({
  topics: required(listOf(topic), 'What a person can ask for at any time and gets at once.'),
});

const advice = entry<Advice>(
  {
    id: required(id, 'A word of its own for this advice.'),
    topic: required(id, 'The topic it belongs to.'),
    title: required(wording, 'The advice in a few words.'),
    text: required(wording, 'The advice, as something a person may do, not a duty.'),
    fits: withDefault(condition, {}, 'The people it fits best, who see it first. Left out: everyone alike.'),
    sources: required(freeTexts, 'Where it comes from.'),
  },
  { noun: 'piece of advice', by: 'id' },
);

export const adviceFile = entry<{ readonly advice: readonly Advice[] }>({
  advice: required(listOf(advice), 'Safety advice, each under a topic.'),
});

const phrases = entry<PhraseGroup>(
  {
    id: required(id, 'What the words mean.'),
    whole: withDefault(freeTexts, [], 'Means it when it is the whole message.'),
    within: withDefault(
      freeTexts,
      [],
      'Means it anywhere in a message, unless what stands around it says otherwise: “not”, “years ago”, “what if”.',
    ),
    surely: withDefault(freeTexts, [], 'Means it anywhere in a message, whatever stands around it.'),
    unless: withDefault(freeTexts, [], 'Takes “within” back when it is there too.'),
  },
  { noun: 'set of phrases', by: 'id' },
);

export const phrasesFile = entry<{ readonly phrases: readonly PhraseGroup[] }>({
  phrases: required(
    listOf(phrases),
    'Words that mean the same thing, wherever in the conversation they are typed.',
  ),
});

const wordSet = entry<WordSet>(
  {
    id: required(id, 'What the words are called in phrases: <they>.'),
    words: required(freeTexts, 'The words that can stand there.'),
  },
  { noun: 'set of words', by: 'id' },
);

const spelling = entry<Spelling>(
  {
    word: required(freeText, 'What is meant, in one word or more.'),
    also: required(freeTexts, 'How people write it.'),
  },
  { noun: 'spelling', by: 'word' },
);

export const wordsFile = entry<{
  readonly word_sets: readonly WordSet[];
  readonly spellings: readonly Spelling[];
}>({
  word_sets: required(listOf(wordSet), 'Words that can stand in one another’s place in a phrase.'),
  spellings: required(listOf(spelling), 'How people write words, or run them together.'),
});

export const messagesFile = entry<{ readonly messages: Readonly<Record<string, string>> }>({
  messages: required(mapOf(id, freeText), 'What Waymark says, by the name the code asks for it.'),
});

export const labelsFile = entry<{
  readonly labels: Readonly<Record<string, Readonly<Record<string, string>>>>;
}>({
  labels: required(
    mapOf(id, mapOf(id, freeText)),
    'The words of each page, by the name the code asks for them.',
  ),
});
