/** Children begin school at five: a grade is a year of it. */
const FIRST_YEAR = 5;

/**
 * The age at which texts are read with ease, in years: the grade of Flesch and Kincaid (1975), and five. Numbers and what
 * stands in braces are left out. Syllables are counted as groups of vowels, which is a little off for single words only.
 */
export function readingAge(texts: readonly string[]) {
  const sentences = texts
    .flatMap((text) => text.split(/(?<=[.!?:])\s+|\n/))
    .map(wordsOf)
    .filter((one) => one.length > 0);
  const words = sentences.flat();
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  const grade = 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
  return { sentences: sentences.length, words: words.length, age: grade + FIRST_YEAR };
}

function wordsOf(sentence: string): readonly string[] {
  return sentence.replaceAll(/\{[^}]*\}/g, ' ').match(/\p{L}[\p{L}'’]*/gu) ?? [];
}

function syllablesIn(word: string): number {
  const heard = word.toLowerCase().replace(/(?:[^l]e|[^aeiouytd]ed|[^aeiouyscxz]es)$/, (end) => end.charAt(0));
  return Math.max(1, heard.match(/[aeiouy]+/g)?.length ?? 1);
}
