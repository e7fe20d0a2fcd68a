import type { Knowledge } from '../../model/knowledge';

/** The build's manifest entry of a file: see scripts/buildWidget.mjs. */
export interface BuiltFile {
  readonly type: string;
  /** The groups of labels that the file gets as JSON. */
  readonly json?: readonly string[];
  readonly csp?: string;
}

/** Puts the words in the place of `{{group.label}}`. */
export function fillLabels(body: string, labels: Knowledge['labels']): string {
  return body.replace(/\{\{([a-z]+)\.([a-z0-9-]+)\}\}/g, (_all, group: string, id: string) =>
    escapeHtml(labels[group]?.[id] ?? ''),
  );
}

/** JSON that is safe inside a script element in HTML. */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (one) => ENTITIES[one] ?? one);
}
