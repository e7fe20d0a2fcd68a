import { type Content, fields, freeText, freeTexts, optional, required, transformed, withDefault } from './format';
import { id } from './textFormats';

/** Thousands of names in one text: as items of a list they would take long to read. */
const nameList = transformed(freeText, (text): readonly string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== ''),
);

/** The towns and villages of an area, as a gazetteer has them. Nobody writes these by hand. */
export const areaPlaces = fields({
  area: optional(id, 'The area that they lie in. Left out: several areas have these names.'),
  names: required(nameList, 'Their names, with commas between them.'),
});
export type AreaPlaces = Content<typeof areaPlaces>;

/** Names of places that need more than being said. Written by hand. */
export const placeNames = fields({
  shared: withDefault(freeTexts, [], 'Names that several areas have: alone they lead to none.'),
  everyday: withDefault(freeTexts, [], 'Everyday words too: a place after “I live in”, or as the answer.'),
  people: withDefault(freeTexts, [], 'People’s names too: a place after “in”, or as the answer.'),
  elsewhere: withDefault(freeTexts, [], 'Countries and cities that no area holds.'),
});
export type PlaceNames = Content<typeof placeNames>;

export const NO_PLACE_NAMES: PlaceNames = { shared: [], everyday: [], people: [], elsewhere: [] };
