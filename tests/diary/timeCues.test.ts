import { TimeCues } from '../../diary/timeCues';
import { NluPipeline } from '../../language/nluPipeline';
import { realKnowledge } from '../realKnowledge';

test('an account full of times is taken into words once, and not again for each of them', () => {
  const pipeline = new NluPipeline(realKnowledge);
  let taken = 0;
  const cues = new TimeCues({
    wordSets: pipeline.wordSets,
    tokenize: (text) => {
      taken++;
      return pipeline.tokenize(text);
    },
  });
  const text = 'on 6 november '.repeat(200);
  for (let start = 3; start < text.length; start += 14) {
    const [time] = [
      { start, end: start + 10, words: '6 november', others: [], certainty: 'sure', doubts: [] },
    ] as const;
    expect([cues.isFound(text, time), cues.doubtOf(text, time), cues.countedFrom(text, time)]).toEqual([false, '', '']);
  }
  expect(taken).toBe(1);
});
