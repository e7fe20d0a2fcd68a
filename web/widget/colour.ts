const HEX = /^#[0-9a-f]{6}$/i;
/** The minimum contrast for text in WCAG (level AA). */
const MIN_CONTRAST = 4.5;

/** The colour if it is written as #rrggbb, otherwise undefined. */
export function hexColour(colour: string | null | undefined): string | undefined {
  return colour && HEX.test(colour.trim()) ? colour.trim() : undefined;
}

/** Whether white text on the colour, and text in the colour on white, is readable. */
export function isReadableOnWhite(colour: string): boolean {
  return 1.05 / (luminance(colour) + 0.05) >= MIN_CONTRAST;
}

function luminance(colour: string): number {
  const part = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}
