import { existsSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildPhraseIndex } from '../language/phraseIndex';
import { readClassifierWeights, type TrainingRecord } from '../loader/classifierWeights';
import { weightsInUse } from '../loader/knowledgeFiles';
import { currentKnowledge, knowledgeFolder } from '../loader/loadKnowledge';
import { printProblems } from '../loader/problem';
import type { ProofSummary } from '../loader/readKnowledge';
import type { Knowledge } from '../model/knowledge';
import { ukTime } from '../model/ukTime';
import { LINES, type LinesRead, projectLines } from '../training/readLines';
import { LIVES_IN_PART, projectLives } from '../training/simulate/readLives';
import { trainingLines } from '../training/trainingLine';
import { trainingNeed } from '../training/trainingNeed';
import { flowFile, laterFile, servicesFile } from './knowledgePages';
import { knowledgeShownFile } from './knowledgeShown';
import { dueReport, reviewCalendar } from './reviews';
import { schemaFiles } from './schemas';
import { writeChanged } from './writeChanged';

/** The report of `npm run knowledge` on sound knowledge: what is proved, and what people still have to check. */
export function knowledgeReport(knowledge: Knowledge, promises: ProofSummary): string {
  return `${[
    'The knowledge is sound. Proved just now:',
    bullets(proved(promises)),
    'What there is:',
    bullets(entries(knowledge)),
    'Laws to watch, which are not known to be in force:',
    bullets(
      knowledge.laws
        .filter(({ in_force: force }) => force.kind.startsWith('not'))
        .map(({ name, note }) => `${name}${note === undefined ? '' : `: ${note}`}`),
    ),
    'Bank holidays and other days that have to be added in time:',
    bullets(lastDates(knowledge)),
  ].join('\n')}\n`;
}

function proved(found: ProofSummary): readonly string[] {
  const moments = 2 * found.outcomes * found.areas * found.minutes;
  return [
    'Danger is asked about first, and after a yes nothing more.',
    `Each of ${count(found.combinations)} combinations of answers ends in exactly one outcome (${count(found.situations)} situations told apart).`,
    `Every one of ${found.questions} questions, ${found.options} options, ${found.outcomes} outcomes and ${found.services} services can be reached.`,
    `The longest path asks ${path(found.longest)}.`,
    `The usual path asks ${path(found.usual)}.`,
    `In each of ${found.areas} areas, each of ${found.outcomes} outcomes shows a service that answers at each of the ${count(found.minutes)} minutes of a week, bank holidays or not: ${count(moments)} moments.`,
  ];
}

function path(questions: readonly string[]): string {
  return `${questions.length}: ${questions.join(', ')}`;
}

function entries({ times, labels, released: _ids, ...others }: Knowledge): readonly string[] {
  const all = { ...others, labels: Object.values(labels).flatMap(Object.keys), named_days: times.days };
  const counts = Object.entries(all).map(
    ([kind, ones]: [string, object]) => `${Object.keys(ones).length} ${kind.replace('_', ' ')}`,
  );
  return [counts.join(', ')];
}

function lastDates({ bank_holidays, times }: Knowledge): readonly string[] {
  const listed = times.days.flatMap(({ id, dates }) => (dates ? [{ id, dates }] : []));
  return [...bank_holidays, ...listed].map(
    ({ id, dates }) => `${id}: the last one known is ${[...dates].sort().at(-1)}`,
  );
}

function bullets(lines: readonly string[]): string {
  return `${(lines.length > 0 ? lines : ['nothing']).map((line) => `  - ${line}\n`).join('')}`;
}

function count(number: number | bigint): string {
  return number.toLocaleString('en-GB');
}

/** @param record of the weights that the knowledge was loaded with */
export function trainingReport(knowledge: Knowledge, record: TrainingRecord, { train, problems }: LinesRead): string {
  if (problems.length > 0) return 'The labelled lines have to be mended first.';
  const learnt = trainingLines(train, knowledge, buildPhraseIndex(knowledge));
  const need = trainingNeed(record, learnt);
  const lines = `${count(learnt.length)} labelled lines`;
  if (need.kind === 'current') return `The ${lines} are sound, and nothing that is learnt from has changed.`;
  // A line that was changed is gone in its old form as well.
  const gone = Math.max(0, need.gone - need.changed);
  const why = [
    ...(need.changed > 0 ? [`${count(need.changed)} of the ${lines} are new, or read or labelled otherwise`] : []),
    ...(gone > 0 ? [`${count(gone)} lines are gone`] : []),
    ...(need.trainer ? ['the trainer itself has changed'] : []),
  ];
  return `Training is due: since the last time ${why.join(', ')}. Run: npm run train. It took ${record.seconds} seconds of one processor then.`;
}

/** @param today ISO date in the UK */
function main(today: string): number {
  const { knowledge, proof } = currentKnowledge();
  process.stdout.write(knowledgeReport(knowledge, proof));
  const problems = existsSync(LINES) ? trainingProblems(knowledge) : 0;
  process.stdout.write(`${dueReport(knowledge.services, today)}\n`);
  // What is drawn from the knowledge goes with it, so that nobody has to think of it. A force's own folder has no pages.
  if (knowledgeFolder() === 'knowledge' && existsSync('docs'))
    writeChanged([
      flowFile(knowledge),
      servicesFile(knowledge),
      laterFile(knowledge),
      knowledgeShownFile(knowledge),
      ...schemaFiles(knowledge),
    ]);
  const { calendar } = parseArgs({ options: { calendar: { type: 'string' } } }).values;
  if (calendar !== undefined) {
    writeFileSync(calendar, reviewCalendar(knowledge.services, today));
    process.stdout.write(`Wrote ${calendar}: a day in a calendar for each service that has to be checked.\n`);
  }
  return problems > 0 ? 1 : 0;
}

/** Only where the labelled lines are: an image that runs has the weights alone. */
function trainingProblems(knowledge: Knowledge): number {
  const trained = readClassifierWeights(weightsInUse(knowledgeFolder()));
  if (trained.kind === 'broken') return 0;
  const lines = projectLines(knowledge);
  const report = trainingReport(knowledge, trained.record, lines);
  process.stdout.write(`Training of the classifiers:\n${bullets([report])}\n`);
  const lives = projectLives(knowledge);
  if (lines.problems.length > 0) process.stderr.write(printProblems(lines.problems, 'Nothing is trained'));
  if (lives.problems.length > 0) process.stderr.write(printProblems(lives.problems, LIVES_IN_PART));
  return lines.problems.length + lives.problems.length;
}

if (process.argv[1] === __filename) process.exitCode = main(ukTime(new Date()).date);
