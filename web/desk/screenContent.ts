import type { ScriptStep } from '../../model/knowledge';

/** An option that can be chosen by a key, a click or a tap. */
export interface DeskChoice {
  readonly label: string;
  readonly act: () => void;
  /** Set for an option that can be ticked and unticked. */
  readonly pressed?: boolean;
  /** Shown smaller, below the label. */
  readonly more?: string;
  /** Whether it is the current answer. */
  readonly current?: boolean;
}

/** An action with its button. */
export interface ScreenAction {
  readonly label: string;
  readonly act: () => void;
}

/** The content of the main pane. */
export interface ScreenContent {
  /** While it stays the same, the focus and the form are left alone. */
  readonly key: string;
  readonly name: string;
  /** To be said first. */
  readonly first?: readonly string[];
  /** Read aloud, a paragraph each. */
  readonly says: readonly string[];
  readonly listen_for: readonly string[];
  /** Why it is asked, in case the caller wants to know. */
  readonly why?: string;
  readonly choices: readonly DeskChoice[];
  readonly next?: ScreenAction | undefined;
  /** For a caller who would rather not say. */
  readonly skip?: ScreenAction;
  /** Further content, built once for each key. */
  readonly body?: () => HTMLElement;
  /** Where the focus goes: number keys, text box, or the first field of the body. */
  readonly focus: 'keys' | 'box' | 'body';
  readonly emergency?: boolean;
  /** Whether the text is long, and set smaller. */
  readonly long?: boolean;
}

/** The content of the overlay, which covers the main pane until it is closed. */
export interface OverlayContent {
  readonly name: string;
  readonly says: readonly string[];
  readonly note?: string | undefined;
  readonly choices: readonly DeskChoice[];
  readonly body?: HTMLElement;
}

/** The key of a choice, as it is shown. The second ten are reached with Shift. */
export function choiceKey(place: number): string {
  const digit = String((place + 1) % 10);
  return place < 10 ? digit : `⇧${digit}`;
}

/** The index of the choice that a key stands for, by its position on the keyboard. */
export function choiceIndex({
  code,
  shiftKey,
}: Pick<KeyboardEvent, 'code' | 'shiftKey'>): number | undefined {
  const [, digit] = /^(?:Digit|Numpad)(\d)$/.exec(code) ?? [];
  if (digit === undefined) return undefined;
  const place = (Number(digit) + 9) % 10;
  return shiftKey ? place + 10 : place;
}

/** The part of the screen that comes from the script's step alone. */
export function stepScreen({
  id,
  name,
  says,
  listen_for,
}: ScriptStep): Pick<ScreenContent, 'key' | 'name' | 'says' | 'listen_for'> {
  return { key: id, name, says, listen_for };
}
