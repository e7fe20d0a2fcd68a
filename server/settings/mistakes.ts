import { editDistance } from '../../language/text/speller';

type Environment = Readonly<Record<string, string | undefined>>;

/** Names that look like ours. Node's own way with names is to the letter; Windows' and people's is not. */
const LIKE_OURS = /^(waymark|microsoftapp)/i;
/** In a name that does not even begin as ours do. */
const SLIPS = 2;
/** Of the tests, which share a folder by it; and of compose, where it makes others. */
const NOT_SETTINGS: readonly string[] = ['WAYMARK_TEST_RUN', 'WAYMARK_SITE'];

/** One sentence for each name that looks like a setting and is none: what was meant would silently not hold. */
export function unknownNames(environment: Environment, known: readonly string[]): readonly string[] {
  return Object.keys(environment)
    .filter((name) => !known.includes(name) && !NOT_SETTINGS.includes(name))
    .filter((name) => LIKE_OURS.test(name) || known.some((one) => editDistance(name, one) <= SLIPS))
    .map((name) => `${name} is no setting${meant(name, known)}`);
}

function meant(name: string, known: readonly string[]): string {
  const distances = known.map((one) => ({ one, steps: editDistance(name.toLowerCase(), one.toLowerCase()) }));
  const [nearest] = distances.sort((a, b) => a.steps - b.steps);
  const isNear = nearest !== undefined && nearest.steps <= 1 + Math.floor(name.length / 6);
  return isNear ? `; did you mean ${nearest.one}?` : '. docs/settings.md has all that there are; take this one away.';
}

/** One sentence for each value in quotes: some readers of such files strip them and some do not, so that two processes may differ. */
export function quotedValues(set: Environment, known: readonly string[]): readonly string[] {
  return known
    .filter((name) => /^["']/.test(set[name] ?? ''))
    .map((name) => `${name} begins with a quote, which would be a part of its value. Take the quotes away.`);
}

/** One sentence for each value with a comment behind it, which is one in a shell alone. */
export function commentedValues(set: Environment, known: readonly string[]): readonly string[] {
  return known
    .filter((name) => /\s#(\s|$)/.test(set[name] ?? ''))
    .map(
      (name) =>
        `${name} has a comment behind its value, which would be a part of it. Give the comment a line of its own.`,
    );
}

/** One sentence for each value that something should have put in place of a name: systemd's files, for one, take "${NAME}" as it is. */
export function unfilledValues(set: Environment, known: readonly string[]): readonly string[] {
  return known
    .filter((name) => /\$\{\w+\}|^\$[A-Z_][A-Z0-9_]*$|\{\{.*\}\}/.test(set[name] ?? ''))
    .map(
      (name) =>
        `${name} holds a name in braces or after a dollar sign, and not what it stands for. Write the value itself.`,
    );
}
