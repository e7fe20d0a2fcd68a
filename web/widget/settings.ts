import { hexColour, readsOnWhite } from './colour';

/** Where Exit goes when the host page names no other. */
export const NEUTRAL_PAGE = 'https://www.bbc.co.uk/weather';

/** What the host page's web master chose, by `data-` attributes of the script tag. */
export interface Settings {
  /** The chat's own page, with what it needs to know after the `#`, which no server sees. */
  readonly page: URL;
  readonly exitUrl: string;
  /** In place of the usual words on the button. */
  readonly label: string | undefined;
  /** One on which white can be read; any other is left aside. */
  readonly accent: string | undefined;
}

export function readSettings(script: HTMLScriptElement): Settings {
  const { exitUrl, label, accent } = script.dataset;
  const page = new URL('widget', script.src);
  const themed = getComputedStyle(document.documentElement).getPropertyValue('--waymark-accent');
  const wished = hexColour(accent) ?? hexColour(themed);
  const colour = wished && readsOnWhite(wished) ? wished : undefined;
  page.hash = new URLSearchParams({
    host: location.origin,
    ...(colour ? { accent: colour } : {}),
  }).toString();
  return { page, exitUrl: validExit(exitUrl), label, accent: colour };
}

function validExit(url: string | undefined): string {
  return url && /^https?:\/\//.test(url) ? url : NEUTRAL_PAGE;
}
