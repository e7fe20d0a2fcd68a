import type {
  Area,
  Knowledge,
  Option,
  Question,
  Service,
  WrittenKnowledge,
  WrittenQuestion,
  WrittenService,
} from '../model/knowledge';
import { partsOf } from '../model/service';
import { analysePaths } from '../triage/paths';
import { gradeOf, isDoubtful } from '../triage/review';
import type { Problem } from './problem';
import { readFiles } from './readFiles';
import { areaCircle, areaRules, MINUTES_A_WEEK, possibleAreas } from './rules/areaRules';
import { assuranceRules } from './rules/assuranceRules';
import { deskRules } from './rules/deskRules';
import { easyReadRules } from './rules/easyReadRules';
import { forbiddenWords } from './rules/forbiddenWords';
import { formerIdRules } from './rules/formerIdRules';
import { idRules } from './rules/idRules';
import type { Expectations, KnowledgeRules, RuleContext } from './rules/knowledgeRule';
import { lawRules } from './rules/lawRules';
import { numberRules } from './rules/numberRules';
import { pathRules } from './rules/pathRules';
import { phraseForm } from './rules/phraseForm';
import { placeRules } from './rules/placeRules';
import { questionRules } from './rules/questionRules';
import { readingRules } from './rules/readingRules';
import { conditionRules, referenceRules, unaskedHelp } from './rules/references';
import { serviceRules } from './rules/serviceRules';
import { textRules } from './rules/textRules';
import { timeRules } from './rules/timeRules';
import type { RawFile, SourceMap } from './sourceMap';

export type LoadResult =
  | { readonly kind: 'loaded'; readonly knowledge: Knowledge; readonly proof: ProofSummary }
  | { readonly kind: 'broken'; readonly problems: readonly Problem[] };

/**
 * Turns the authors' files into knowledge, or reports everything that is wrong with them. The global
 * rules run last, and only if all else is sound: one slip would make them all fail.
 *
 * @param folder the folder's name in problem messages
 * @param files names relative to that folder
 */
export function readKnowledge(folder: string, files: readonly RawFile[], expected: Expectations): LoadResult {
  const { written, origins, problems, readable } = readFiles(folder, files);
  // With a file under a wrong name all that it holds is missing, and hundreds of problems would hide that one.
  const misnamed = problems.filter(({ rule }) => rule === 'unknown-file');
  if (!readable || misnamed.length > 0) return { kind: 'broken', problems };
  const known = ruleContext(written, origins, expected);
  const found = [...problems, ...withoutRepeats(problems, violations(localRules, known))];
  if (found.length === 0) found.push(...violations(globalRules, known));
  if (found.length > 0) return { kind: 'broken', problems: found };
  return { kind: 'loaded', knowledge: known.knowledge, proof: proofSummary(known) };
}

function ruleContext(written: WrittenKnowledge, origins: SourceMap, expected: Expectations): RuleContext {
  const knowledge = assemble(written, origins);
  let explored: ReturnType<typeof analysePaths> | undefined;
  const exploredOnce = () => {
    explored ??= analysePaths(knowledge);
    return explored;
  };
  return { ...expected, knowledge, raw: written, sourceMap: origins, explored: exploredOnce };
}

function violations(rules: KnowledgeRules, known: RuleContext): readonly Problem[] {
  return Object.entries(rules).flatMap(([rule, check]) =>
    [...check(known)].map(({ position, message, cure }) => ({ ...position, rule, message, cure })),
  );
}

/** A fallback for something unreadable would only be reported twice. */
function withoutRepeats(told: readonly Problem[], found: readonly Problem[]): readonly Problem[] {
  const spot = ({ file, line, col }: Problem) => `${file}:${line}:${col}`;
  const spots = new Set(told.map(spot));
  return found.filter((problem) => !spots.has(spot(problem)));
}

/** Fills in what authors need not write: the areas as options, and what a service inherits from its file. */
function assemble(written: WrittenKnowledge, origins: SourceMap): Knowledge {
  const { service_files, questions, ...asWritten } = written;
  return {
    ...asWritten,
    questions: questions.map((question) => fillOptions(question, written.areas, origins)),
    services: service_files.flatMap(({ area, services }) =>
      services.map((service) => fillService(service, area, origins)),
    ),
  };
}

function fillOptions(question: WrittenQuestion, areas: readonly Area[], origins: SourceMap): Question {
  const options = question.options === 'areas' ? areaOptions(question, areas, origins) : question.options;
  return origins.carryOver({ ...question, options }, question);
}

/** Most people who use it are in the area that this Waymark is for. */
function areaOptions({ id }: WrittenQuestion, areas: readonly Area[], origins: SourceMap): readonly Option[] {
  const offered = areas.filter((area) => area.offered);
  const usual = offered.find(({ home }) => home) ?? offered[0];
  return [...offered, ...offered.flatMap((one) => partsOf(areas, one.id))].map((area) => {
    const name = { person: area.name };
    return origins.carryOver(
      {
        id: area.id,
        label: name,
        told: name,
        // They are found as places, not as phrases.
        also: [],
        offered: area.offered,
        usual: area === usual,
        implies: area.offered || area.within === undefined ? {} : { [id]: [area.within] },
        lowers_care: false,
        plainly: [],
        always: [],
        perhaps: [],
        as_one: [],
        sounds_like: [],
        denied: [],
        parts: {},
        must_be_said: false,
      },
      area,
    );
  });
}

function fillService(service: WrittenService, area: string, origins: SourceMap): Service {
  const phones = service.phones.map((phone) => ({ confidence: service.confidence, ...phone }));
  return origins.carryOver({ ...service, area, phones, hours: fillHours(service) }, service);
}

/** Doubtful hours are the usual ones. */
function fillHours(service: WrittenService): Service['hours'] {
  const { hours } = service;
  return hours.kind === 'weekly' ? { ...hours, usually: isDoubtful(gradeOf(service, 'hours')) } : hours;
}

/** What was proved when the knowledge was loaded, in figures. */
export type ProofSummary = ReturnType<typeof proofSummary>;

/** Only for knowledge that breaks no rule. */
function proofSummary(known: RuleContext) {
  const { questions, outcomes, services } = known.knowledge;
  const { combinations, situations, longest, usual } = known.explored();
  return {
    combinations,
    situations,
    longest,
    usual,
    questions: questions.length,
    options: questions.reduce((sum, { options }) => sum + options.length, 0),
    outcomes: outcomes.length,
    services: services.length,
    areas: possibleAreas(known).length,
    /** In every area, every outcome has a service that answers at each of these. */
    minutes: MINUTES_A_WEEK,
  };
}

/** Rules that can be checked whatever else is wrong: each looks at one entry and what it refers to. */
export const localRules: KnowledgeRules = {
  ...idRules,
  ...formerIdRules,
  ...referenceRules,
  ...conditionRules,
  ...phraseForm,
  ...textRules,
  ...forbiddenWords,
  ...numberRules,
  ...questionRules,
  ...readingRules,
  ...areaCircle,
  ...placeRules,
  ...easyReadRules,
  ...serviceRules,
  ...assuranceRules,
  ...lawRules,
  ...deskRules,
  ...timeRules,
};

/** Rules over the whole: every path, every area and every minute of the week. They need sound references. */
export const globalRules: KnowledgeRules = {
  ...areaRules,
  ...unaskedHelp,
  ...pathRules,
};
