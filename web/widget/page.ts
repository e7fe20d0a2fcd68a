import { loadTabSession } from '../direct-line/tabSession';
import { Chat } from './chat';
import { hexColour } from './colour';
import { connectFrames, type FrameMessage } from './frameMessages';
import { helplineList } from './helplineList';
import { keepAboveKeyboard } from './keepAboveKeyboard';
import { blankPage, leave, onReturnAfterExit, returnedAfterExit } from './leave';
import type { ChatPageData } from './pageData';
import { shiftDots } from './shiftDots';
import { chatElements, focusScreen, showScreen } from './view/chatElements';
import { NEUTRAL_PAGE } from './widgetSettings';

/** How long the host page may take to leave before the frame leaves by itself, in milliseconds. */
const EXIT_TIMEOUT = 800;

const words = JSON.parse(chatElements.words.textContent ?? '') as ChatPageData;
const { labels } = words;
const hashSettings = new URLSearchParams(location.hash.slice(1));
const embedded = parent !== window;
const base = words.directLine ?? new URL('v3/directline/', location.href).href;
const endpoint = { base, tokens: words.tokens ?? `${base}tokens/generate` };
const chat = new Chat(labels, endpoint, exit);

const say = embedded ? connectFrames(() => parent, hashSettings.get('host') ?? '', onFrameMessage) : () => {};

let farewell = 0;

function onFrameMessage(word: FrameMessage): void {
  if (word === 'open') focusScreen();
  if (word !== 'exit') return;
  clearTimeout(farewell);
  blankAndEnd();
  say('gone');
}

/** When this returns nothing readable is left here, and the server has been asked to delete its copy. */
function blankAndEnd(): void {
  blankPage(labels.both.leaving);
  chat.leave();
  document.body.replaceChildren();
}

function exit(): void {
  blankAndEnd();
  say('exit');
  farewell = window.setTimeout(leavePage, embedded ? EXIT_TIMEOUT : 0);
}

/** Leaves without the help of a host page. */
function leavePage(): void {
  blankPage(labels.both.leaving);
  if (embedded) top?.location.replace(NEUTRAL_PAGE);
  else leave(NEUTRAL_PAGE);
}

/** The loader has checked that white is readable on the accent. In dark mode it is too dark for text. */
function applyAccent(): void {
  const accent = hexColour(hashSettings.get('accent'));
  if (!accent) return;
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const colours = { '--accent': accent, '--on-accent': '#fff', '--accent-ink': dark ? 'var(--ink)' : accent };
  for (const [name, value] of Object.entries(colours))
    document.documentElement.style.setProperty(name, value);
}

/** Clearing asks for confirmation, in the same place. */
function setUpClearing(): void {
  const ask = (asked: boolean) => {
    chatElements.sure.hidden = !asked;
    chatElements.usual.hidden = asked;
    (asked ? chatElements.clearNo : chatElements.clear).focus();
  };
  chatElements.clear.addEventListener('click', () => ask(true));
  chatElements.clearNo.addEventListener('click', () => ask(false));
  chatElements.clearYes.addEventListener('click', () => {
    ask(false);
    chat.forget();
    chatElements.log.focus();
  });
}

/** A long answer continues below the visible part: say so, and offer to scroll. */
function setUpMoreButton(): void {
  new IntersectionObserver(
    ([end]) => {
      chatElements.more.hidden = end?.isIntersecting ?? true;
    },
    { root: chatElements.log, rootMargin: '48px' },
  ).observe(chatElements.end);
  chatElements.more.addEventListener('click', () =>
    chatElements.log.scrollBy({ top: chatElements.log.clientHeight * 0.75 }),
  );
}

function start(): void {
  applyAccent();
  keepAboveKeyboard(document.documentElement);
  for (const place of document.querySelectorAll('.helplines-here'))
    place.append(helplineList(words.helplines));
  document.body.append(shiftDots(labels.both, () => true, exit));
  chatElements.exit.addEventListener('click', exit);
  chatElements.hide.hidden = !embedded;
  chatElements.hide.addEventListener('click', () => say('hide'));
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing) say('hide');
  });
  chatElements.begin.addEventListener('click', () => chat.begin(false));
  chatElements.anew.addEventListener('click', () => chat.begin(false));
  setUpClearing();
  setUpMoreButton();
  if (loadTabSession()) chat.begin(true);
  else showScreen('notice', false);
  say('ready');
}

if (!embedded && returnedAfterExit()) leavePage();
else start();
if (!embedded) onReturnAfterExit(leavePage);
