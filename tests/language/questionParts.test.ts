import { parseMessage } from '../../language/message';
import { NluPipeline } from '../../language/nluPipeline';
import { buildPhraseIndex } from '../../language/phraseIndex';
import { questionParts } from '../../language/questionParts';
import { MORNING, realKnowledge } from '../realKnowledge';

const index = buildPhraseIndex(realKnowledge);

/** The words that ask, as they are read. */
function asked(text: string): readonly string[] {
  const message = parseMessage(index, text);
  return questionParts(message, index).map(({ from, to }) =>
    message.words
      .slice(from, to)
      .map(({ word }) => word)
      .join(' '),
  );
}

/** Plain questions, with no mark to tell them by. */
const QUESTIONS = [
  ...['what do i do if he comes back', 'can the police laugh at me', 'should i tell my manager', 'will he be told'],
  ...['how long does it take', 'who do i ring about that', 'is there anyone i can talk to', 'what if he is ill'],
  ...['do they believe you', 'where can i go tonight', 'what happens after a caution', 'am i in trouble'],
];
const FACTS = [
  'he writes me letters every week',
  'my ex has a key',
  'no danger',
  'i live in luton',
  'he is at home now',
];

describe('a question is heard wherever it stands in a message', () => {
  const settings = QUESTIONS.flatMap((question) => FACTS.map((fact) => [question, fact] as const));
  test.each(settings)('"%s" beside "%s"', (question, fact) => {
    const alone = asked(question);
    expect(alone).toHaveLength(1);
    const settings = [
      `${fact}. ${question}`,
      `${fact}, but ${question}`,
      `${fact}. ${question}? ${fact}`,
      `${question}? ${fact}`,
    ];
    for (const text of settings) expect([text, asked(text)]).toEqual([text, alone]);
  });
});

test.each([
  ...['i do not know what he wants', 'he said can i come in', 'the thing is he keeps ringing', 'fixed on me?'],
  ...['a man who is following me', 'What? No.', 'i never said that??', 'are you having a laugh', 'no idea who it is'],
  ...['she asked me what do i want', 'its not any of these really?', 'that is what scares me'],
])('what is told asks nothing: "%s"', (text) => expect(asked(text)).toEqual([]));

const understanding = new NluPipeline(realKnowledge);
const shown = (text: string) => understanding.understand(text, 'fixated', MORNING).asks;

// A wrong answer is worse than none.
test.each(['What? No.', 'fixed on me? he is fixed on my drive', 'where did you get over 60'])(
  'what asks nothing that could be answered gets no short answer: "%s"',
  (text) => expect(shown(text)).toBeUndefined(),
);
