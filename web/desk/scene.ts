import type { ScriptStep } from '../../model/knowledge';

/** Something that can be chosen by a key, a click or a tap. */
export interface Choice {
  readonly label: string;
  readonly act: () => void;
  /** For what can be ticked and taken back. */
  readonly pressed?: boolean;
  /** Smaller, below the label. */
  readonly more?: string;
  /** The answer that stands now. */
  readonly current?: boolean;
}

/** What Enter does, and the button that says so. */
export interface Onward {
  readonly label: string;
  readonly act: () => void;
}

/** What stands in the middle of the desk. */
export interface Scene {
  /** As long as it stays the same, what the handler is doing there is left alone. */
  readonly key: string;
  readonly name: string;
  /** To be said before all else. */
  readonly first?: readonly string[];
  /** Read aloud, a paragraph each. */
  readonly says: readonly string[];
  readonly listen_for: readonly string[];
  /** Should the caller want to know why it is asked. */
  readonly why?: string;
  readonly choices: readonly Choice[];
  readonly onward?: Onward | undefined;
  /** For whoever would rather not say. */
  readonly skip?: Onward;
  /** What else stands there, made once for each key. */
  readonly body?: () => HTMLElement;
  /** Where the hands are wanted: on the number keys, in the text box, or in the first field of the body. */
  readonly hands: 'keys' | 'box' | 'body';
  readonly emergency?: boolean;
  /** Whether the words are many, and set smaller. */
  readonly long?: boolean;
}

/** What lies over the middle of the desk until it is closed. */
export interface Panel {
  readonly name: string;
  readonly says: readonly string[];
  readonly note?: string | undefined;
  readonly choices: readonly Choice[];
  readonly body?: HTMLElement;
}

/** The keys of the first choices, as they are shown. The second row of ten is reached with Shift. */
export function keyOf(place: number): string {
  const digit = String((place + 1) % 10);
  return place < 10 ? digit : `⇧${digit}`;
}

/** The place of the choice that a key stands for, by where it lies on the keyboard. */
export function placeOf({ code, shiftKey }: Pick<KeyboardEvent, 'code' | 'shiftKey'>): number | undefined {
  const [, digit] = /^(?:Digit|Numpad)(\d)$/.exec(code) ?? [];
  if (digit === undefined) return undefined;
  const place = (Number(digit) + 9) % 10;
  return shiftKey ? place + 10 : place;
}

/** What a step of the script says by itself. */
export function wordsOf({
  id,
  name,
  says,
  listen_for,
}: ScriptStep): Pick<Scene, 'key' | 'name' | 'says' | 'listen_for'> {
  return { key: id, name, says, listen_for };
}
