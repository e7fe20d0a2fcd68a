import { NluPipeline } from '../../language/nluPipeline';
import type { Knowledge } from '../../model/knowledge';
import type { LabelledLines } from '../labelledLines';
import { evaluateAnswers } from './evaluateAnswers';
import { evaluateOpeners } from './evaluateOpeners';
import { evaluateTimes } from './evaluateTimes';
import type { Material } from './readMaterial';
import type { Tally } from './tally';

/** How well lines are read. */
export interface Evaluation {
  readonly tallies: readonly Tally[];
  readonly measures: readonly Measure[];
}

/** A share from 0 to 1, or NaN where no line tells. */
export interface Measure {
  readonly name: string;
  readonly share: number;
}

/** Reads every line as the bot would, and compares. */
export function evaluateLines({ answers, openers, lines }: LabelledLines, knowledge: Knowledge): Evaluation {
  const understanding = new NluPipeline(knowledge);
  const { replies, plain } = evaluateAnswers(answers, understanding, knowledge.questions);
  const { intents, slots, crises } = evaluateOpeners(openers, lines, understanding);
  return {
    tallies: [replies, plain, intents, slots, crises],
    measures: [
      { name: 'replies', share: replies.share() },
      { name: 'yes, no, unsure', share: plain.share() },
      { name: 'intent', share: intents.share() },
      { name: 'danger heard', share: crises.share('danger') },
      { name: 'self-harm heard', share: crises.share('self_harm') },
      { name: 'false alarms', share: 1 - crises.share('neither') },
    ],
  };
}

/** The same, with the times of incidents, and what the stock recogniser makes of them. */
export function evaluateMaterial({ dates, ...lines }: Material, knowledge: Knowledge): Evaluation {
  const { tallies, measures } = evaluateLines(lines, knowledge);
  const { ours, baseline } = evaluateTimes(dates, new NluPipeline(knowledge));
  return {
    tallies: [...tallies, ours],
    measures: [
      ...measures,
      { name: 'times', share: ours.share() },
      { name: 'times, by stock', share: baseline.share() },
    ],
  };
}
