/** People who dictate need single keys off (WCAG 2.1.4), at every shift: it is kept in this browser. */
const SETTING = 'waymark-single-keys';
const OFF = 'off';

let isOn: boolean | undefined;

export function singleKeysOn(): boolean {
  isOn ??= saved() !== OFF;
  return isOn;
}

export function turnSingleKeys(on: boolean): void {
  isOn = on;
  try {
    if (on) localStorage.removeItem(SETTING);
    else localStorage.setItem(SETTING, OFF);
  } catch {
    // Storage is blocked: it holds until the page is closed.
  }
}

function saved(): string | null {
  try {
    return localStorage.getItem(SETTING);
  } catch {
    return null;
  }
}
