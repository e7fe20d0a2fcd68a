import type { LabelId } from '../../model/labels';

/** A helpline that is shown without asking anyone: when the chat cannot be reached, above all. */
export interface Helpline {
  readonly name: string;
  /** Grouped, as people say it. */
  readonly number: string;
}

type Starting<P extends string> = Extract<LabelId, `${P}-${string}`>;

/** What the server writes into the loader script. */
export interface HostWords {
  readonly labels: Readonly<Record<Starting<'host' | 'both'>, string>>;
  readonly helplines: readonly Helpline[];
}

/** What the server writes into the chat page. */
export interface PageWords {
  readonly labels: Readonly<Record<Starting<'page' | 'both'>, string>>;
  readonly helplines: readonly Helpline[];
  /** Another Direct Line endpoint, such as Azure's; else the server's own, beside the page. */
  readonly directLine?: string;
  /** Where a token for that endpoint comes from, when not from the endpoint itself. */
  readonly tokens?: string;
}

/** Puts values into a label's {placeholders}. */
export function fill(label: string, values: Readonly<Record<string, string | number>>): string {
  return label.replace(/\{([a-z]+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
