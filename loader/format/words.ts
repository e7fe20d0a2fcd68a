import type { Advice, Topic } from '../../model/knowledge';
import type { Phrases, Spelling, WordSet } from '../../model/lexicon';
import { entry, may, must, otherwise } from './entry';
import { id } from './forms';
import { list, mapOf, texts } from './list';
import { condition, help, paragraphs, wording } from './shared';
import { text, yesNo } from './text';

const topic = entry<Topic>(
  {
    id: must(id, 'A word of its own for this topic.'),
    title: must(text, 'The words on its button.'),
    says: must(paragraphs, 'What is said, one item for each paragraph.'),
    teams: may(paragraphs, 'What is said in Microsoft Teams instead, where that would not be true or safe.'),
    advice: otherwise(yesNo, false, 'yes if the advice of this topic is listed below it.'),
    record: otherwise(yesNo, false, 'yes if what happened can be written down from here.'),
    chat_only: may(yesNo, 'yes if it is about the chat itself, so that it is never read to a caller.'),
    help: otherwise(list(help), [], 'Kinds of help shown below it, best first.'),
    also: otherwise(texts, [], 'Other ways people ask for it.'),
    intent: may(text, 'What asking for it is about, for measuring: ask_report, ask_safety.'),
    sources: must(texts, 'Where the facts come from.'),
  },
  { noun: 'topic', by: 'id' },
);

export const topicsFile = entry<{ readonly topics: readonly Topic[] }>({
  topics: must(list(topic), 'What a person can ask for at any time and gets at once.'),
});

const advice = entry<Advice>(
  {
    id: must(id, 'A word of its own for this advice.'),
    topic: must(id, 'The topic it belongs to.'),
    title: must(wording, 'The advice in a few words.'),
    text: must(wording, 'The advice, as something a person may do, not a duty.'),
    fits: otherwise(condition, {}, 'The people it fits best, who see it first. Left out: everyone alike.'),
    sources: must(texts, 'Where it comes from.'),
  },
  { noun: 'piece of advice', by: 'id' },
);

export const adviceFile = entry<{ readonly advice: readonly Advice[] }>({
  advice: must(list(advice), 'Safety advice, each under a topic.'),
});

const phrases = entry<Phrases>(
  {
    id: must(id, 'What the words mean.'),
    whole: otherwise(texts, [], 'Means it when it is the whole message.'),
    within: otherwise(
      texts,
      [],
      'Means it anywhere in a message, unless what stands around it says otherwise: “not”, “years ago”, “what if”.',
    ),
    surely: otherwise(texts, [], 'Means it anywhere in a message, whatever stands around it.'),
    unless: otherwise(texts, [], 'Takes “within” back when it is there too.'),
  },
  { noun: 'set of phrases', by: 'id' },
);

export const phrasesFile = entry<{ readonly phrases: readonly Phrases[] }>({
  phrases: must(
    list(phrases),
    'Words that mean the same thing, wherever in the conversation they are typed.',
  ),
});

const wordSet = entry<WordSet>(
  {
    id: must(id, 'What the words are called in phrases: <they>.'),
    words: must(texts, 'The words that can stand there.'),
  },
  { noun: 'set of words', by: 'id' },
);

const spelling = entry<Spelling>(
  {
    word: must(text, 'What is meant, in one word or more.'),
    also: must(texts, 'How people write it.'),
  },
  { noun: 'spelling', by: 'word' },
);

export const wordsFile = entry<{
  readonly word_sets: readonly WordSet[];
  readonly spellings: readonly Spelling[];
}>({
  word_sets: must(list(wordSet), 'Words that can stand in one another’s place in a phrase.'),
  spellings: must(list(spelling), 'How people write words, or run them together.'),
});

export const messagesFile = entry<{ readonly messages: Readonly<Record<string, string>> }>({
  messages: must(mapOf(id, text), 'What Waymark says, by the name the code asks for it.'),
});

export const labelsFile = entry<{ readonly labels: Readonly<Record<string, string>> }>({
  labels: must(mapOf(id, text), 'The words of the chat window, by the name the code asks for them.'),
});
