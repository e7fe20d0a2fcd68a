/** Where Exit goes unless the host page sets another address. */
export const NEUTRAL_PAGE = 'https://www.bbc.co.uk/weather';
/** The minimum contrast for text in WCAG (level AA). */
const MIN_CONTRAST = 4.5;

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
  const forPage = { host: location.origin, ...(colour && { accent: colour }) };
  page.hash = new URLSearchParams(forPage).toString();
  const validExit = exitUrl && /^https?:\/\//.test(exitUrl) ? exitUrl : NEUTRAL_PAGE;
  return { page, exitUrl: validExit, label, accent: colour };
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
