import { DANGER } from '../../model/answers';
import type { DeskKey } from '../../model/deskScript';
import type { Desk } from './desk';
import { copyNote, printNote, saveNote } from './handoverSummary';
import { toggleAssist } from './note/recording';
import type { ScreenContent } from './screenFor';
import { choiceIndex } from './view/controls';
import type { OverlayContent } from './view/overlay';

/** What a key does now. */
export interface KeyAction {
  readonly act: () => void;
  /** Danger, reports and ending: only with Alt, never a single key. */
  readonly guarded?: boolean;
}

/** What the keys act on beside the desk. */
export interface KeyScene {
  readonly screen: ScreenContent;
  readonly overlay: OverlayContent | undefined;
  focusBox(): void;
  focusPath(): void;
  focusSpoken(): void;
}

/** The part of a keyboard event that tells which key it is. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'altKey'>;

/** The action of a letter, a digit or a question mark, if it has one on this screen. */
export function keyAction(press: KeyPress, desk: Desk, scene: KeyScene): KeyAction | undefined {
  const place = choiceIndex(press);
  if (place !== undefined) return (scene.overlay ?? scene.screen).choices[place];
  const letter = letterOf(press);
  const help = desk.pageData.quick_help.find(({ key }) => key === letter);
  if (help) return { act: () => desk.toggleQuickHelp(help) };
  const actions: Readonly<Record<string, KeyAction | undefined>> = letterActions(desk, scene);
  return actions[letter];
}

/** With Alt, some keyboards write another character. */
function letterOf({ key, code, altKey }: KeyPress): string {
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? [];
  return (altKey && letter ? letter : key).toLowerCase();
}

function letterActions(desk: Desk, scene: KeyScene): Readonly<Record<DeskKey | '?' | '/', KeyAction | undefined>> {
  const { skip } = scene.screen;
  const guarded = true;
  const inSummary = (run: (desk: Desk) => void) =>
    desk.step.kind === 'summary' ? { act: () => run(desk) } : undefined;
  const aboutDanger = desk.understood?.id === DANGER;
  return {
    t: { act: () => scene.focusBox() },
    k: skip,
    b: { act: () => desk.goBack() },
    d: { act: () => desk.ask(DANGER) },
    q: { act: () => scene.focusPath() },
    a: { act: () => desk.goToPart('themes') },
    o: { act: () => desk.goToPart('help') },
    u: { act: () => desk.goToPart('wrap-up') },
    y: { act: () => desk.goToPart('summary') },
    v: desk.understood && { act: () => desk.confirm(), guarded: aboutDanger },
    f: desk.understood && { act: () => desk.refuse(), guarded: aboutDanger },
    z: desk.undo && { act: () => desk.takeBack(), guarded: desk.undo.guarded },
    h: desk.call.state?.topic && { act: () => desk.toggleOverlay('topic') },
    w: desk.shownService && { act: () => desk.report('wrong-number'), guarded },
    n: desk.shownService && { act: () => desk.report('not-answered'), guarded },
    '/': { act: () => toggleAssist(desk) },
    p: { act: () => desk.practise() },
    x: { act: () => desk.showOverlay('end') },
    '?': { act: () => desk.toggleOverlay('keys') },
    c: inSummary(copyNote) ?? { act: () => desk.toggleOverlay('code') },
    j: inSummary(saveNote),
    i: inSummary(printNote),
  };
}
