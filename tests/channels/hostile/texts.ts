/** What `incomingActivity` lets through. */
const LENGTH = 4000;

const filled = (unit: string) => unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH);

/** Chance that repeats itself (a linear congruential generator), so that a slow text can be met again. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}

const noise = (seed: number, from: number, to: number) => {
  const next = chance(seed);
  return Array.from({ length: LENGTH }, () => String.fromCharCode(from + next(to - from))).join('');
};

const shuffled = (seed: number, words: readonly string[]) => {
  const next = chance(seed);
  let text = '';
  while (text.length < LENGTH) text += `${words[next(words.length)] ?? 'x'} `;
  return text.slice(0, LENGTH);
};

/** Units that have made recognisers, patterns and normalisers slow elsewhere. */
const UNITS: Readonly<Record<string, string>> = {
  'one letter': 'a',
  'one letter and a space': 'a ',
  spaces: ' ',
  'lines without words': '\n',
  'a space of every kind': ' \t\n\u00a0\u2003\u2028\u3000\ufeff',
  digits: '1',
  'numbers apart': '1 ',
  'dates without end': '1/2/',
  'a date for each word': '02/03/2026 ',
  'days that wait for their month': 'the 1st, 2 and ',
  'hours and minutes in words': 'one thirty to ',
  'times without end': '12:',
  'words of time': 'yesterday last tuesday at half seven ',
  'the word that begins most phrases': 'i ',
  'not not not': 'not ',
  'yes and no': 'yes no ',
  apostrophes: "'",
  'curly apostrophes in words': 'don’t ',
  'letters with accents': 'é',
  'accents upon accents': 'a\u0301',
  'accents in the wrong order': '\u0315\u0300',
  'accents of many alphabets in the wrong order': '\u0e38\u0e48\u05b0\u05c1\u0591\u0315\u0300\u0f71\u302a\u1ab5',
  'accents without a letter': '\u0300',
  'Hangul that comes apart': '각',
  'letters that come apart into three': 'ǖ',
  'a ligature of eighteen letters': '\ufdfa',
  'a letter that grows when made small': 'İ',
  'the Kelvin sign': 'K',
  'a sigma at the end of a word': 'Σ ',
  'Greek that comes apart into four': 'ᾂ',
  emoji: '😀',
  'an emoji of a family': '👩‍👩‍👧‍👦',
  flags: '🇬🇧',
  'emoji with skins': '👍🏽',
  'half an emoji': '\ud83d',
  'the other half': '\ude00',
  'right to left': '\u202eabc\u202c',
  'nothing to be seen': '\u200b',
  nulls: '\0',
  'signs of control': '\u0007\u001b[31m',
  'brackets that open': '(',
  'brackets of JSON': '[{',
  'slashes backwards': '\\',
  'quotation marks': '"',
  markup: '<script>alert(1)</script>',
  Markdown: '**[a](javascript:alert(1))** ',
  'a web address': 'https://a.example/',
  'dots and dashes': '.-',
  'a word without end': 'stalkingharassment',
  'commas only': ',',
  'questions only': '?',
  'names of what every object has': 'constructor __proto__ toString ',
  'other alphabets': 'Привет мир 你好 مرحبا ',
  'letters one above another': 'z̸͓̆ä̶́l̵̛g̷̈ŏ̴ ',
};

/**
 * Texts of 4,000 characters that ask as much as possible of whoever reads them.
 * @param phrases what the bot listens for: made of them are texts that nearly match at every word
 */
export function hostileTexts(phrases: readonly string[] = []): ReadonlyMap<string, string> {
  const texts = new Map(Object.entries(UNITS).map(([name, unit]) => [name, filled(unit)]));
  texts.set('letters by chance', noise(1, 97, 123));
  texts.set('anything that can be typed', noise(2, 32, 127));
  texts.set('anything at all', noise(3, 0, 0x10000));
  texts.set('accents by chance', noise(4, 0x300, 0x370));
  texts.set('a letter under all the accents there are', `a${noise(5, 0x300, 0x370)}`.slice(0, LENGTH));
  if (phrases.length > 0) for (const [name, text] of ofPhrases(phrases)) texts.set(name, text);
  return texts;
}

function* ofPhrases(phrases: readonly string[]): Generator<readonly [string, string]> {
  const firsts = new Map<string, number>();
  for (const [first = ''] of phrases.map((phrase) => phrase.split(' ')))
    firsts.set(first, (firsts.get(first) ?? 0) + 1);
  const common = [...firsts].sort(([, a], [, b]) => b - a).map(([first]) => first);
  for (const first of common.slice(0, 40)) yield [`"${first}", with which phrases begin`, filled(`${first} `)];
  const longest = phrases.toSorted((a, b) => b.length - a.length).slice(0, 20);
  for (const phrase of longest) yield [`"${phrase}", a long phrase`, filled(`${phrase} `)];
  for (const phrase of longest) yield [`"${phrase}", but for the end`, filled(`${phrase.slice(0, -1)} `)];
  const words = [...new Set(phrases.flatMap((phrase) => phrase.split(' ')))];
  for (const seed of [6, 7, 8]) {
    yield [`all phrases, shuffle ${seed}`, shuffled(seed, phrases)];
    yield [`words of all phrases, shuffle ${seed}`, shuffled(seed, words)];
    yield [`first words of phrases, shuffle ${seed}`, shuffled(seed, common.slice(0, 100))];
  }
}
