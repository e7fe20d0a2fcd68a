import { el } from '../shared/el';
import { connectFrames, type FrameMessage } from './frameMessages';
import { isFramed, Launcher, type LoaderData } from './launcher';
import { blankPage, leave, onExitElsewhere, onReturnAfterExit } from './leave';
import { isOpenAskedFor, onOpenerPressed } from './openers';
import { ShiftDots } from './shiftDots';
import { returnedAfterExit, setVisitState, visitState } from './visit';
import { readWidgetSettings, reportWrongAttributes, type WidgetSettings } from './widgetSettings';

/** The server fills this in; see scripts/buildWidget.mjs. */
declare const __WAYMARK__: LoaderData;

/** How long the blank page waits for the frame to confirm that the server has been told, in milliseconds. */
const FAREWELL_TIMEOUT = 150;
/** Set once this script runs: the page may have it twice, or run it again when it swaps its content. */
const RUNS = Symbol.for('waymark');

const words = __WAYMARK__;
const { labels } = words;

function run(settings: WidgetSettings): void {
  const leavePage = () => {
    blankPage(labels.both.leaving);
    leave(settings.exitUrl);
  };
  if (!isFramed && returnedAfterExit()) leavePage();
  else start(settings, leavePage);
  onReturnAfterExit(leavePage);
}

function start(settings: WidgetSettings, leavePage: () => void): void {
  let farewell = 0;
  const launcher = new Launcher(settings, words, exit);
  const say = connectFrames(() => launcher.frame.contentWindow, settings.page.origin, heard);
  launcher.onOpened = () => say('open');

  function heard(word: FrameMessage): void {
    if (word === 'ready') launcher.pageReady();
    if (word === 'hide') launcher.hide();
    // Echoed, so that the frame knows that the person is leaving.
    if (word === 'exit') say('exit');
    if (word === 'exit' || (word === 'gone' && farewell)) go();
    dots.take(word);
  }

  function go(): void {
    clearTimeout(farewell);
    farewell = 0;
    leavePage();
  }

  function exit(): void {
    blankPage(labels.both.leaving);
    setVisitState('left');
    say('exit');
    farewell = window.setTimeout(go, launcher.frame.src ? FAREWELL_TIMEOUT : 0);
  }

  const isWanted = () => !isFramed && (settings.exitFromStart || visitState() !== 'new');
  const dots = new ShiftDots(labels.both, isWanted, say, exit);
  launcher.add(dots.element);
  onOpenerPressed(() => launcher.open(true));
  onExitElsewhere(exit);
  if (isFramed) return;
  if (isOpenAskedFor()) launcher.open(true);
  else if (visitState() === 'open') launcher.open(false);
}

/** For a browser, or a page, in which the button cannot be made: helplines without the chat. */
function linkToPlainPage({ page }: WidgetSettings): void {
  const link = el('a', { href: new URL('plain', page).href, 'data-waymark': 'plain' }, labels.host.open);
  link.style.cssText = 'position:fixed;right:16px;bottom:16px;padding:16px;color:#fff;background:#1d5c63';
  document.documentElement.append(link);
}

const script = document.currentScript as HTMLScriptElement | null;
const settings = readWidgetSettings(script, words.address);
if (!settings) console.error(labels.host['no-address']);
else if (!Reflect.has(window, RUNS)) {
  Reflect.set(window, RUNS, true);
  reportWrongAttributes(script, labels.host);
  try {
    run(settings);
  } catch (error) {
    console.error(error);
    linkToPlainPage(settings);
  }
}
