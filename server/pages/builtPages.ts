import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '../../channels/http/pages';
import type { Knowledge } from '../../model/knowledge';

/** The build's manifest entry of a file: see scripts/buildWidget.mjs. */
export interface BuiltFile {
  readonly type: string;
  /** The groups of labels that the file gets as JSON. */
  readonly json?: readonly string[];
  readonly csp?: string;
}

/**
 * Reads pages of the build, and fills in their words: `{{group.label}}`, and `{{name}}` for each of `parts`. Each file is read once: of a
 * build that is put over this one while it runs, the policy here would refuse the style and the script.
 * @param folder where the build is
 * @param policyOf the page's Content-Security-Policy, from the one that it was built with
 */
export function builtPages(folder: string, { labels }: Knowledge, policyOf: (csp: string, file: string) => string) {
  const files = new Map<string, string>();
  const read = (file: string) => {
    const text = files.get(file) ?? readFileSync(join(folder, file), 'utf8');
    files.set(file, text);
    return text;
  };
  const manifest: Readonly<Record<string, BuiltFile>> = JSON.parse(read('manifest.json'));
  return (file: string, parts: (built: BuiltFile) => Readonly<Record<string, string>>): Page => {
    const built = manifest[file];
    if (!built) throw new Error(`The build has no ${file}: delete the folder dist and start again.`);
    const worded = read(file).replace(/\{\{([a-z]+)\.([a-z0-9-]+)\}\}/g, (_all, group: string, id: string) =>
      escapeHtml(labels[group]?.[id] ?? ''),
    );
    const body = Object.entries(parts(built)).reduce(
      (filled, [name, part]) => filled.replaceAll(`{{${name}}}`, () => part),
      worded,
    );
    const { type, csp } = built;
    return { body, type, ...(csp && { headers: { 'Content-Security-Policy': policyOf(csp, file) } }) };
  };
}

/** JSON that is safe inside a script element in HTML. */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
}
