import { Launcher } from './launcher';
import { blank, cameBack, leave, setVisit, visit, watchReturn } from './leave';
import { readSettings } from './settings';
import { shiftDots } from './shiftDots';
import { connect } from './wire';
import type { HostWords } from './words';

/** The server writes this in; see scripts/buildWidget.mjs. */
declare const __WAYMARK__: HostWords;

/** How long the blank page waits for the frame to say that the server has been told, in milliseconds. */
const FAREWELL = 150;

const { labels, helplines } = __WAYMARK__;
const script = document.currentScript as HTMLScriptElement;
const settings = readSettings(script);

function flee(): void {
  blank(labels['both-leaving']);
  leave(settings.exitUrl);
}

function start(): void {
  let farewell = 0;
  const launcher = new Launcher(settings, labels, helplines, exit);
  const frame = () => launcher.frame.contentWindow;
  const say = connect(frame, settings.page.origin, (word) => {
    if (word === 'ready') launcher.arrived();
    if (word === 'hide') launcher.hide();
    // Said back, so that the frame knows that someone leaves.
    if (word === 'exit') say('exit');
    if (word === 'exit' || (word === 'gone' && farewell)) go();
  });
  launcher.onOpened = () => say('open');

  function go(): void {
    clearTimeout(farewell);
    farewell = 0;
    flee();
  }

  function exit(): void {
    blank(labels['both-leaving']);
    setVisit('left');
    say('exit');
    farewell = window.setTimeout(go, launcher.frame.src ? FAREWELL : 0);
  }

  launcher.add(shiftDots(labels, () => visit() !== 'new', exit));
  document.body.append(launcher.root);
  if (visit() === 'open') launcher.open(false);
}

if (cameBack()) flee();
else if (document.body) start();
else addEventListener('DOMContentLoaded', start);
watchReturn(flee);
