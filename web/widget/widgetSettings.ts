import { hexColour, isReadableOnWhite } from './colour';

/** Where Exit goes unless the host page sets another address. */
export const NEUTRAL_PAGE = 'https://www.bbc.co.uk/weather';

/** The host page's settings, from the `data-` attributes of the script tag. */
export interface WidgetSettings {
  /** The URL of the chat page; what it needs to know follows the `#`, which no server sees. */
  readonly page: URL;
  readonly exitUrl: string;
  /** Replaces the default text of the button. */
  readonly label: string | undefined;
  /** A colour on which white is readable; any other is ignored. */
  readonly accent: string | undefined;
}

export function readWidgetSettings(script: HTMLScriptElement): WidgetSettings {
  const { exitUrl, label, accent } = script.dataset;
  const page = new URL('widget', script.src);
  const themed = getComputedStyle(document.documentElement).getPropertyValue('--waymark-accent');
  const wished = hexColour(accent) ?? hexColour(themed);
  const colour = wished && isReadableOnWhite(wished) ? wished : undefined;
  page.hash = new URLSearchParams({
    host: location.origin,
    ...(colour ? { accent: colour } : {}),
  }).toString();
  return { page, exitUrl: validExit(exitUrl), label, accent: colour };
}

function validExit(url: string | undefined): string {
  return url && /^https?:\/\//.test(url) ? url : NEUTRAL_PAGE;
}
