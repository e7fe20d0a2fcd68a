import type { Advice, Phrases, Topic } from '../../triage/knowledge';
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
    advice: otherwise(yesNo, false, 'yes if the advice of this topic is listed below it.'),
    chat_only: may(yesNo, 'yes if it is about the chat itself, so that it is never read to a caller.'),
    help: otherwise(list(help), [], 'Kinds of help shown below it, best first.'),
    also: otherwise(texts, [], 'Other ways people ask for it.'),
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
    within: otherwise(texts, [], 'Means it anywhere in a message.'),
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

export const messagesFile = entry<{ readonly messages: Readonly<Record<string, string>> }>({
  messages: must(mapOf(id, text), 'What Waymark says, by the name the code asks for it.'),
});

export const labelsFile = entry<{ readonly labels: Readonly<Record<string, string>> }>({
  labels: must(mapOf(id, text), 'The words of the chat window, by the name the code asks for them.'),
});
