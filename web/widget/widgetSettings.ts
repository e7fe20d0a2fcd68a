import { isStorageBlocked } from './visit';

/** Where Exit goes unless the host page sets another address. */
export const NEUTRAL_PAGE = 'https://www.bbc.co.uk/weather';
/** The minimum contrast for text in WCAG (level AA). */
const MIN_CONTRAST = 4.5;

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
  const wished = hexColour(accent) ?? hexColour(themed);
  const colour = wished && isReadableOnWhite(wished) ? wished : undefined;
  const blocked = isStorageBlocked() && { blocked: '' };
  page.hash = new URLSearchParams({ host: location.origin, ...(colour && { accent: colour }), ...blocked }).toString();
  const validExit = exitUrl && /^https?:\/\//.test(exitUrl) ? exitUrl : NEUTRAL_PAGE;
  return { page, exitUrl: validExit, exitFromStart: exit !== 'own', label, accent: colour };
}

/** An optimiser copies the script to the site's own server, under another name or in another folder. */
function baseOf(src: string | undefined, address: string | undefined): string | undefined {
  const isOwn = src && /\/widget\.js(\?|$)/.test(src);
  const isCopy = src && new URL(src).pathname !== '/widget.js';
  return (isCopy && address) || (isOwn ? src : address);
}

/** The colour if it is written as #rrggbb, otherwise undefined. */
export function hexColour(colour: string | null | undefined): string | undefined {
  return /^#[0-9a-f]{6}$/i.exec(colour?.trim() ?? '')?.[0];
}

function isReadableOnWhite(colour: string): boolean {
  const part = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const luminance = 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
  return 1.05 / (luminance + 0.05) >= MIN_CONTRAST;
}
