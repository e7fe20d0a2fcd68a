import { type Content, freeText, freeTexts, mapOf } from './format';

/**
 * Question id to the answers that satisfy it. All must hold; an empty condition holds for everyone.
 * A list is satisfied by any one of its answers. A skipped question counts as `unsure`.
 */
export const condition = mapOf(freeText, freeTexts);
export type Condition = Content<typeof condition>;
