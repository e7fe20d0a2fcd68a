import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';

/** Rooms that speak with people. */
const TALKING = ['bots', 'channels', 'dialogs', 'diary', 'language', 'server', 'triage', 'turns', 'web'];
/** Rooms that read what people type. */
const READING = ['diary', 'language'];
/** Their sentences are for whoever runs a server or calls it from a program. */
const FOR_OPERATORS =
  /^(?:channels\/(?:http\/httpError|observability\/metrics)\.ts|server\/(?:settings\/|(?:main|startScreen|dataFolder|listenTrouble)\.ts))/;

/** The endings that stemming takes off, and the names of features. */
const OF_CODE: ReadonlySet<string> = new Set(['language/text/tokenizer.ts', 'language/classifier/features.ts']);
/** Parts of keys and of the names of records, which nobody is shown. */
const NAMES: ReadonlySet<string> = new Set([
  'desk session ended …',
  'somebody at this machine',
  'waymark connector conversation …',
  'waymark desk session',
  'waymark desk sign-in',
  'waymark rate limits',
]);

function filesIn(rooms: readonly string[]): readonly string[] {
  return rooms
    .flatMap((room) => readdirSync(room, { recursive: true, encoding: 'utf8' }).map((name) => join(room, name)))
    .filter((file) => /\.(?:ts|html)$/.test(file) && !file.endsWith('demo.html'));
}

/** A node of the syntax tree, of which only the fields below are looked at. */
interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** Every node below one, except inside those that are passed over. */
function* nodesOf(value: unknown, passOver: (node: Node) => boolean = () => false): Generator<Node> {
  if (typeof value !== 'object' || value === null || (isNode(value) && passOver(value))) return;
  if (isNode(value)) yield value;
  for (const child of Object.values(value)) yield* nodesOf(child, passOver);
}

function parsed(source: string): Node {
  return { ...parseSync(source, { syntax: 'typescript', target: 'es2022' }) };
}

/** What is written in a literal; undefined for any other node. */
function literal(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'StringLiteral') return String(node.value);
  if (node.type === 'TemplateLiteral' && Array.isArray(node.quasis))
    return node.quasis.map(({ cooked, raw }) => cooked ?? raw).join('…');
  return undefined;
}

/** Literals with three words or more, apart from those of errors, which only developers see. */
function sentences(source: string): readonly string[] {
  return [...nodesOf(parsed(source), isError)]
    .map(literal)
    .filter((text) => text !== undefined)
    .filter((text) => isSentence(text) && !NAMES.has(text));
}

function isError({ type, callee }: Node): boolean {
  if (type === 'ThrowStatement') return true;
  const name = isNode(callee) && callee.type === 'Super' ? 'super' : nameOf(callee);
  return /^(?:super|badArgument|badSyntax|\w*Error)$/.test(name);
}

function isSentence(text: string): boolean {
  return /[A-Za-z]{2,}[,]? [a-z]{2,}[,]? [a-z]{2,}/.test(text);
}

/** What people read between the tags of a page. */
function sentencesOfPage(source: string): readonly string[] {
  return (source.match(/>[^<>{};]+<\//g) ?? []).filter(isSentence);
}

/** The name that an expression ends in: `word` for message.word(place), tokens[3]?.word and word. */
function nameOf(expression: unknown): string {
  if (!isNode(expression)) return '';
  const { type, value, expression: inner, base, callee, property } = expression;
  if (type === 'Identifier') return String(value);
  if (type === 'MemberExpression') return nameOf(property);
  return nameOf(inner ?? base ?? callee);
}

const TYPED = new Set(['word', 'text', 'said', 'stem', 'typed', 'first', 'raw']);
const ASKED = new Set(['has', 'get', 'includes', 'startsWith', 'endsWith', 'is']);

function hasLetters(text: string | undefined): boolean {
  return text !== undefined && /\p{L}/u.test(text);
}

function hasWords(node: unknown): boolean {
  return [...nodesOf(node)].some((one) => hasLetters(literal(one)));
}

/** The constants of a file that hold words: lists, sets and maps. */
function wordLists(tree: Node): ReadonlySet<string> {
  const lists = [...nodesOf(tree)].filter(
    ({ type, init }) =>
      type === 'VariableDeclarator' &&
      isNode(init) &&
      /^(?:ArrayExpression|NewExpression|ObjectExpression)$/.test(init.type) &&
      hasWords(init),
  );
  return new Set(lists.map(({ id }) => nameOf(id)));
}

/** Words of a language with which typed words are compared: knowledge/ is the place for those. */
function wordsInCode(source: string): readonly string[] {
  const tree = parsed(source);
  const lists = wordLists(tree);
  return [...nodesOf(tree)].flatMap((node) => {
    if (node.type === 'RegExpLiteral') return isPatternOfWords(String(node.pattern)) ? [String(node.pattern)] : [];
    if (node.type === 'BinaryExpression')
      return /^[!=]==$/.test(String(node.operator)) ? compared(node.left, node.right) : [];
    if (node.type === 'SwitchStatement' && Array.isArray(node.cases))
      return node.cases.flatMap((one: Node) => compared(node.discriminant, one.test));
    if (node.type === 'CallExpression' && isNode(node.callee)) return askedOf(node.callee, node.arguments, lists);
    return [];
  });
}

function compared(...sides: readonly unknown[]): readonly string[] {
  const words = sides.map(literal).filter((text) => text !== undefined);
  return sides.some((side) => TYPED.has(nameOf(side))) ? words.filter(hasLetters) : [];
}

function askedOf(callee: Node, given: unknown, lists: ReadonlySet<string>): readonly string[] {
  const [first] = Array.isArray(given) ? given.map(({ expression }) => expression) : [];
  if (!ASKED.has(nameOf(callee))) return [];
  const list = nameOf(callee.object);
  if (TYPED.has(nameOf(first)) && (lists.has(list) || hasWords(callee.object))) return [list];
  return compared(callee.object, first);
}

/** Two letters in a row, apart from classes of characters and what a backslash stands for. */
function isPatternOfWords(pattern: string): boolean {
  const plain = pattern.replace(/\\[pPu]\{[^}]*\}|\\u[0-9a-f]{4}|\\.|\[(?:\\.|[^\]])*\]/gi, ' ');
  return /\p{L}\p{L}/u.test(plain);
}

test('a sentence in code would be seen', () => {
  expect(sentences("const a = 'You are not alone here.';")).toHaveLength(1);
  expect(sentences('send(`Call them if you can, $' + '{name}.`)')).toHaveLength(1);
  expect(sentences("throw new RangeError('There is no such thing.')")).toEqual([]);
});

test.each(filesIn(TALKING).filter((file) => !FOR_OPERATORS.test(file)))(
  '%s holds no sentence for a person: those are in knowledge/',
  (file) => {
    const source = readFileSync(file, 'utf8');
    expect(file.endsWith('.html') ? sentencesOfPage(source) : sentences(source)).toEqual([]);
  },
);

test.each([
  "const is = message.word(place) === 'ago';",
  "const AGO = new Set(['ago', 'back']); const is = AGO.has(tokens[3].word);",
  "const NUMBERS = new Map([['one', 1]]); const value = NUMBERS.get(said);",
  "const is = ['am', 'pm'].includes(said);",
  'const is = /^(?:am|pm)$/.test(message.word(place));',
  "const about = said.endsWith('ish');",
  "switch (said) { case 'last': break; }",
])('a word in code would be seen: %s', (source) => expect(wordsInCode(source)).not.toEqual([]));

test.each([
  "const is = word.kind === 'sign' || unit === 'week';",
  "const the = message.says(place, 'the');",
  "const is = /^[/.-]$/.test(message.word(place)) || message.word(place) === ',';",
])('the name of a kind and a sign are no words: %s', (source) => expect(wordsInCode(source)).toEqual([]));

test.each(filesIn(READING).filter((file) => !OF_CODE.has(file)))(
  '%s holds no word that people type: those are in knowledge/, where a caseworker can mend them',
  (file) => expect(wordsInCode(readFileSync(file, 'utf8'))).toEqual([]),
);
