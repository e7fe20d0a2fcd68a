import type { Labels } from '../../model/textIds';
import type { Helpline } from '../shared/helplines';

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
