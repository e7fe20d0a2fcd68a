import type {
  Area,
  Knowledge,
  Option,
  Question,
  Service,
  WrittenQuestion,
  WrittenService,
} from '../model/knowledge';
import type { RawKnowledge } from './readFiles';
import type { SourceMap } from './sourceMap';

/** Fills in what authors need not write: the areas as options, and what a service inherits from its file. */
export function assemble(written: RawKnowledge, origins: SourceMap): Knowledge {
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
  const options = question.options === 'areas' ? areaOptions(areas, origins) : question.options;
  return origins.carryOver({ ...question, options }, question);
}

/** Most people who use it are in the area that this Waymark is for. */
function areaOptions(areas: readonly Area[], origins: SourceMap): readonly Option[] {
  const offered = areas.filter((area) => area.offered);
  const usual = offered.find(({ home }) => home) ?? offered[0];
  return offered.map((area) => {
    const name = { person: area.name };
    return origins.carryOver(
      { id: area.id, label: name, told: name, also: area.also, usual: area === usual },
      area,
    );
  });
}

function fillService(service: WrittenService, area: string, origins: SourceMap): Service {
  const phones = service.phones.map((phone) => ({ confidence: service.confidence, ...phone }));
  return origins.carryOver({ ...service, area, phones }, service);
}
