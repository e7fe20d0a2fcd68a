import { savedSession } from '../direct-line/session';
import { Chat } from './chat';
import { hexColour } from './colour';
import { helplineList } from './helplines';
import { blank, cameBack, leave, watchReturn } from './leave';
import { NEUTRAL_PAGE } from './settings';
import { shiftDots } from './shiftDots';
import { focusScreen, parts, showScreen } from './view/parts';
import { keepAboveKeyboard } from './viewport';
import { connect, type Word } from './wire';
import type { PageWords } from './words';

/** How long the host page may take to leave before the frame does it, in milliseconds. */
const PATIENCE = 800;

const words = JSON.parse(parts.words.textContent ?? '') as PageWords;
const { labels } = words;
const given = new URLSearchParams(location.hash.slice(1));
const embedded = parent !== window;
const base = words.directLine ?? new URL('v3/directline/', location.href).href;
const endpoint = { base, tokens: words.tokens ?? `${base}tokens/generate` };
const chat = new Chat(labels, endpoint, exit);

const say = embedded ? connect(() => parent, given.get('host') ?? '', heard) : () => {};

let farewell = 0;

function heard(word: Word): void {
  if (word === 'open') focusScreen();
  if (word !== 'exit') return;
  clearTimeout(farewell);
  vanish();
  say('gone');
}

/** Nothing readable is left when this returns, here and, but for its answer, on the server. */
function vanish(): void {
  blank(labels['both-leaving']);
  chat.leave();
  document.body.replaceChildren();
}

function exit(): void {
  vanish();
  say('exit');
  farewell = window.setTimeout(flee, embedded ? PATIENCE : 0);
}

/** Leaves without the help of a host page. */
function flee(): void {
  blank(labels['both-leaving']);
  if (embedded) top?.location.replace(NEUTRAL_PAGE);
  else leave(NEUTRAL_PAGE);
}

/** The loader has seen to it that white can be read on the accent. In the dark it is too dark to write with. */
function wearAccent(): void {
  const accent = hexColour(given.get('accent'));
  if (!accent) return;
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const colours = { '--accent': accent, '--on-accent': '#fff', '--accent-ink': dark ? 'var(--ink)' : accent };
  for (const [name, value] of Object.entries(colours))
    document.documentElement.style.setProperty(name, value);
}

/** Clearing asks once more, in the same place. */
function offerClearing(): void {
  const ask = (asked: boolean) => {
    parts.sure.hidden = !asked;
    parts.usual.hidden = asked;
    (asked ? parts.clearNo : parts.clear).focus();
  };
  parts.clear.addEventListener('click', () => ask(true));
  parts.clearNo.addEventListener('click', () => ask(false));
  parts.clearYes.addEventListener('click', () => {
    ask(false);
    chat.forget();
    parts.log.focus();
  });
}

/** A long answer goes on below what is seen: say so, and take the person there. */
function offerMore(): void {
  new IntersectionObserver(
    ([end]) => {
      parts.more.hidden = end?.isIntersecting ?? true;
    },
    { root: parts.log, rootMargin: '48px' },
  ).observe(parts.end);
  parts.more.addEventListener('click', () => parts.log.scrollBy({ top: parts.log.clientHeight * 0.75 }));
}

function start(): void {
  wearAccent();
  keepAboveKeyboard(document.documentElement);
  for (const place of document.querySelectorAll('.helplines-here'))
    place.append(helplineList(words.helplines));
  document.body.append(shiftDots(labels, () => true, exit));
  parts.exit.addEventListener('click', exit);
  parts.hide.hidden = !embedded;
  parts.hide.addEventListener('click', () => say('hide'));
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing) say('hide');
  });
  parts.begin.addEventListener('click', () => chat.begin(false));
  parts.anew.addEventListener('click', () => chat.begin(false));
  offerClearing();
  offerMore();
  if (savedSession()) chat.begin(true);
  else showScreen('notice', false);
  say('ready');
}

if (!embedded && cameBack()) flee();
else start();
if (!embedded) watchReturn(flee);
