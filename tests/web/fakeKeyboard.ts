import type { Desk } from '../../web/desk/desk';

/** What `keys.ts` needs of a page: one text box, the words to say, and the keyboard. */
class FakeElement {
  constructor(
    readonly id: string,
    private readonly kind: string,
  ) {}
  matches(selector: string): boolean {
    return selector.split(/,\s*/).includes(this.kind);
  }
  focus(): void {
    focused = this;
  }
}

const box = new FakeElement('box', 'textarea');
const say = new FakeElement('say', 'div');
let focused = say;
type Listener = (event: object) => void;
let listeners: Listener[] = [];
const anything: unknown = new Proxy(() => {}, { get: () => anything, apply: () => anything, set: () => true });

Object.assign(globalThis, {
  Element: FakeElement,
  addEventListener: (_type: string, listener: Listener) => listeners.push(listener),
  document: { querySelectorAll: () => [box, say], createElement: () => anything, querySelector: () => null },
  print: () => {},
});
URL.createObjectURL = () => '';
URL.revokeObjectURL = () => {};

// They look for their page as soon as they are loaded.
const keys: typeof import('../../web/desk/keys') = require('../../web/desk/keys');
const screens: typeof import('../../web/desk/screenFor') = require('../../web/desk/screenFor');
const overlays: typeof import('../../web/desk/view/overlay') = require('../../web/desk/view/overlay');

/** What is on the screen, as the view would draw it now. */
export function sceneOf(desk: Desk) {
  return {
    get screen() {
      return screens.screenFor(desk);
    },
    get overlay() {
      return overlays.overlayFor(desk);
    },
    focusBox: () => box.focus(),
    focusPath: () => {},
    focusSpoken: () => say.focus(),
  };
}

/** A handler who types at this desk with the focus on the words to say, as every screen but one begins. */
export async function typeAt(
  desk: Desk,
  scene: ReturnType<typeof sceneOf>,
  text: string,
  isSlow: readonly boolean[],
): Promise<string> {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask', 'nextTick', 'Date'] });
  listeners = [];
  focused = say;
  keys.listenToKeys(desk, scene);
  for (const [place, character] of [...text].entries()) {
    press(character, desk);
    if (isSlow[place % isSlow.length]) jest.advanceTimersByTime(1000);
    await desk.turns.idle();
  }
  jest.advanceTimersByTime(1000);
  await desk.turns.idle();
  jest.useRealTimers();
  return desk.call.draft;
}

function press(character: string, desk: Desk): void {
  const key = character === '\n' ? 'Enter' : character;
  let isPrevented = false;
  const event = {
    ...{ key, code: codeOf(character), target: focused, altKey: false, ctrlKey: false, metaKey: false },
    shiftKey: /[A-Z!"£$%^&*()]/.test(character),
    preventDefault: () => {
      isPrevented = true;
    },
  };
  for (const listener of listeners) listener(event);
  if (event.target !== box || isPrevented) return;
  // As page.ts does: Enter notes what stands in the box.
  const { draft } = desk.call;
  if (key !== 'Enter') desk.draft(draft + character);
  else if (draft.trim()) desk.say(draft.trim());
}

function codeOf(character: string): string {
  const place = ')!"£$%^&*('.indexOf(character);
  if (/\d/.test(character) || place >= 0) return `Digit${place >= 0 ? place : character}`;
  return /[a-z]/i.test(character) ? `Key${character.toUpperCase()}` : '';
}
