import { LONGEST_NAME, placeKey } from '../../language/places/placeIndex';
import { quoted } from '../readContext';
import type { PathStep } from '../sourceMap';
import type { KnowledgeRules, RuleContext, RuleViolation } from './knowledgeRule';

export const placeRules: KnowledgeRules = {
  /**
   * A name is that of one area, and needs one kind of care. What is in areas.yaml goes before places.yaml, so that an
   * area can take places from another; a name may be in both.
   */
  *'place-said-twice'(known) {
    for (const lists of namesThatDiffer(known)) yield* twice(lists, known);
  },

  /** A place is a few plain words: no phrase with brackets, gaps or sets. */
  *'place-words'(known) {
    for (const { entry, path, names, called } of namesThatDiffer(known).flat()) {
      for (const [at, name] of names.entries()) {
        const key = placeKey(name);
        if (key !== '' && key.split(' ').length <= LONGEST_NAME && !/[<>()~]|\.\./.test(name)) continue;
        yield {
          position: known.sourceMap.positionOf(entry, ...path, at),
          message: `${quoted(name)}, for ${called}, is not a name that would ever be found.`,
          cure: `Write one to ${LONGEST_NAME} words, as people say them, without brackets.`,
        };
      }
    }
  },
};

interface NameList {
  readonly entry: object;
  readonly path: readonly PathStep[];
  /** What it is a list of, in quotes: an area, or a kind of names. */
  readonly called: string;
  readonly names: readonly string[];
}

/** Lists in which a name may be once among them all. */
function namesThatDiffer({ knowledge }: RuleContext): readonly (readonly NameList[])[] {
  const { areas, places, place_names: by } = knowledge;
  const listed = (field: keyof typeof by): NameList => ({
    entry: by,
    path: [field],
    called: quoted(field),
    names: by[field],
  });
  const byArea = areas.map((area) => ({ entry: area, path: ['also'], called: quoted(area.id), names: area.also }));
  const gazetteer = places.map((one) => {
    const called = one.area === undefined ? 'several areas' : quoted(one.area);
    return { entry: one, path: ['names'], called, names: one.names };
  });
  return [[...byArea, listed('shared'), listed('elsewhere')], gazetteer, [listed('everyday'), listed('people')]];
}

function* twice(lists: readonly NameList[], { sourceMap }: RuleContext): Iterable<RuleViolation> {
  const seen = new Map<string, NameList>();
  for (const list of lists) {
    for (const [at, name] of list.names.entries()) {
      const first = seen.get(placeKey(name));
      seen.set(placeKey(name), first ?? list);
      if (!first) continue;
      const where = first === list ? `twice for ${list.called}` : `for ${first.called} and for ${list.called}`;
      yield {
        position: sourceMap.positionOf(list.entry, ...list.path, at),
        message: `The place ${quoted(name)} is written ${where}.`,
        cure: 'Keep one of the two. A name that several areas have belongs into “shared” alone.',
      };
    }
  }
}
