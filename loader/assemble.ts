import type { Area, Knowledge, Option, Question, Service } from '../model/knowledge';
import type { WrittenQuestion } from './format/questions';
import type { WrittenService } from './format/services';
import type { Origins } from './origins';
import type { Written } from './readFiles';

/** Fills in what authors need not write out: the areas as answers, and what a service takes from its file. */
export function assemble(written: Written, origins: Origins): Knowledge {
  const { service_files, questions, ...asWritten } = written;
  return {
    ...asWritten,
    questions: questions.map((question) => fillOptions(question, written.areas, origins)),
    services: service_files.flatMap(({ area, services }) =>
      services.map((service) => fillService(service, area, origins)),
    ),
  };
}

function fillOptions(question: WrittenQuestion, areas: readonly Area[], origins: Origins): Question {
  const options = question.options === 'areas' ? areaOptions(areas, origins) : question.options;
  return origins.same({ ...question, options }, question);
}

/** Most people who come are in the area that this Waymark is for. */
function areaOptions(areas: readonly Area[], origins: Origins): readonly Option[] {
  const offered = areas.filter((area) => area.offered);
  const usual = offered.find(({ home }) => home) ?? offered[0];
  return offered.map((area) => {
    const name = { person: area.name };
    return origins.same(
      { id: area.id, label: name, told: name, also: area.also, usual: area === usual },
      area,
    );
  });
}

function fillService(service: WrittenService, area: string, origins: Origins): Service {
  const phones = service.phones.map((phone) => ({ confidence: service.confidence, ...phone }));
  return origins.same({ ...service, area, phones }, service);
}
