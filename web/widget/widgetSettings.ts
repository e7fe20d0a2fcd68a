import { accentColour, isExitUrl, OWN_EXIT } from '../../model/protocol/scriptAttributes';
import type { Labels } from '../../model/textIds';
import { isStorageBlocked } from './visit';

/** Where Exit goes unless the host page sets another address. */
export const NEUTRAL_PAGE = 'https://www.bbc.co.uk/weather';

/** The host page's settings, from the `data-` attributes of the script tag. */
export interface WidgetSettings {
  /** The URL of the chat page; what it needs to know follows the `#`, which no server sees. */
  readonly page: URL;
  readonly exitUrl: string;
  /** Whether Exit and Shift work before the chat was opened; not where the page has an exit of its own. */
  readonly exitFromStart: boolean;
  /** Replaces the default text of the button. */
  readonly label: string | undefined;
  /** A colour on which white is readable; any other is ignored. */
  readonly accent: string | undefined;
}

/**
 * @param script undefined where an optimiser runs the text of the script
 * @param address the server's own, where it knows that
 * @returns undefined when the chat's address cannot be known
 */
export function readWidgetSettings(
  script: HTMLScriptElement | null,
  address: string | undefined,
): WidgetSettings | undefined {
  const base = baseOf(script?.src, address);
  if (!base) return undefined;
  const { exitUrl, exit, label, accent } = script?.dataset ?? {};
  const page = new URL('widget', base);
  const themed = getComputedStyle(document.documentElement).getPropertyValue('--waymark-accent');
  const colour = accentColour(accent) ?? accentColour(themed);
  const blocked = isStorageBlocked() && { blocked: '' };
  page.hash = new URLSearchParams({ host: location.origin, ...(colour && { accent: colour }), ...blocked }).toString();
  const validExit = exitUrl && isExitUrl(exitUrl) ? exitUrl : NEUTRAL_PAGE;
  return { page, exitUrl: validExit, exitFromStart: exit !== OWN_EXIT, label, accent: colour };
}

/** An optimiser copies the script to the site's own server, under another name or in another folder. */
function baseOf(src: string | undefined, address: string | undefined): string | undefined {
  const isOwn = src && /\/widget\.js(\?|$)/.test(src);
  const isCopy = src && new URL(src).pathname !== '/widget.js';
  return (isCopy && address) || (isOwn ? src : address);
}

/** Tells a web master, in the browser's console, which attributes are left aside and what to write. */
export function reportWrongAttributes(script: HTMLScriptElement | null, labels: Labels['host']): void {
  const { exitUrl, exit, accent } = script?.dataset ?? {};
  if (exitUrl && !isExitUrl(exitUrl)) console.warn(labels['wrong-exit-url']);
  if (exit && exit !== OWN_EXIT) console.warn(labels['wrong-exit']);
  if (accent && !accentColour(accent)) console.warn(labels['wrong-accent']);
}
