import { connectFrames } from './frameMessages';
import { Launcher, type LoaderData } from './launcher';
import { blankPage, leave, onReturnAfterExit, returnedAfterExit, setVisitState, visitState } from './leave';
import { shiftDots } from './shiftDots';
import { readWidgetSettings } from './widgetSettings';

/** The server fills this in; see scripts/buildWidget.mjs. */
declare const __WAYMARK__: LoaderData;

/** How long the blank page waits for the frame to confirm that the server has been told, in milliseconds. */
const FAREWELL_TIMEOUT = 150;

const words = __WAYMARK__;
const { labels } = words;
const script = document.currentScript as HTMLScriptElement;
const settings = readWidgetSettings(script);

function leavePage(): void {
  blankPage(labels.both.leaving);
  leave(settings.exitUrl);
}

function start(): void {
  let farewell = 0;
  const launcher = new Launcher(settings, words, exit);
  const frame = () => launcher.frame.contentWindow;
  const say = connectFrames(frame, settings.page.origin, (word) => {
    if (word === 'ready') launcher.pageReady();
    if (word === 'hide') launcher.hide();
    // Echoed, so that the frame knows that the person is leaving.
    if (word === 'exit') say('exit');
    if (word === 'exit' || (word === 'gone' && farewell)) go();
  });
  launcher.onOpened = () => say('open');

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

  launcher.add(shiftDots(labels.both, () => visitState() !== 'new', exit));
  document.body.append(launcher.root);
  if (visitState() === 'open') launcher.open(false);
}

if (returnedAfterExit()) leavePage();
else if (document.body) start();
else addEventListener('DOMContentLoaded', start);
onReturnAfterExit(leavePage);
