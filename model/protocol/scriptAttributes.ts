/** What a web master may write on the widget's script tag. The widget reads it, and `npm run check-site` judges it. */

/** The minimum contrast for text in WCAG (level AA). */
const MIN_CONTRAST = 4.5;

/** The value of `data-exit` on a page that has an exit of its own. */
export const OWN_EXIT = 'own';

/** Whether Exit can go there: a whole address. */
export function isExitUrl(url: string): boolean {
  return /^https?:\/\/[^/]/.test(url);
}

/** The colour if it is written as #rrggbb, otherwise undefined. */
export function hexColour(colour: string | null | undefined): string | undefined {
  return /^#[0-9a-f]{6}$/i.exec(colour?.trim() ?? '')?.[0];
}

/** The colour if it can be worn: written as #rrggbb, and white is readable on it. */
export function accentColour(colour: string | null | undefined): string | undefined {
  const hex = hexColour(colour);
  return hex && isReadableOnWhite(hex) ? hex : undefined;
}

function isReadableOnWhite(colour: string): boolean {
  const part = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const luminance = 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
  return 1.05 / (luminance + 0.05) >= MIN_CONTRAST;
}
