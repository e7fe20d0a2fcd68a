import type { Labels } from '../../model/textIds';

/** A helpline built into the page, above all for when the chat cannot be reached. */
export interface Helpline {
  readonly name: string;
  /** Grouped, as people say it. */
  readonly number: string;
}

/** What the server embeds in the loader script. */
export interface LoaderData {
  readonly labels: Pick<Labels, 'host' | 'both'>;
  readonly helplines: readonly Helpline[];
}

/** What the server embeds in the chat page. */
export interface ChatPageData {
  readonly labels: Pick<Labels, 'page' | 'both'>;
  readonly helplines: readonly Helpline[];
  /** Another Direct Line endpoint, such as Azure's; by default the server's own, beside the page. */
  readonly directLine?: string;
  /** Where a token for that endpoint comes from, when not from the endpoint itself. */
  readonly tokens?: string;
}

/** Fills in a label's {placeholders}. */
export function fillPlaceholders(label: string, values: Readonly<Record<string, string | number>>): string {
  return label.replace(/\{([a-z]+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
