import { hexColour } from '../../model/protocol/scriptAttributes';
import { loadTabSession } from '../direct-line/conversation';
import { byId, onClick } from '../shared/byId';
import { type Helpline, helplineList } from '../shared/helplines';
import type * as ChatScript from './chat';
import type { Greetings } from './chat';
import { setUpEasyRead } from './easyRead';
import { connectFrames, type FrameMessage } from './frameMessages';
import { keepAboveKeyboard } from './keepAboveKeyboard';
import { blankPage, leave, onExitElsewhere, onReturnAfterExit } from './leave';
import { focusScreen, showScreen } from './screens';
import { ShiftDots } from './shiftDots';
import { setUpTextSize } from './textSize';
import type { ChatLabels } from './view/transcript';
import { isStorageBlocked, returnedAfterExit } from './visit';
import { NEUTRAL_PAGE } from './widgetSettings';

/** What the server embeds in the chat page. */
interface ChatPageData extends Greetings {
  readonly labels: ChatLabels;
  readonly helplines: readonly Helpline[];
  /** Another Direct Line endpoint, such as Azure's; by default the server's own, beside the page. */
  readonly directLine?: string;
  /** Where a token for that endpoint comes from, when not from the endpoint itself. */
  readonly tokens?: string;
}

/** How long the host page may take to leave before the frame leaves by itself, in milliseconds. */
const EXIT_TIMEOUT = 800;
const MINUTE = 60_000;

const words = JSON.parse(byId('words').textContent) as ChatPageData;
const { labels } = words;
const hashSettings = new URLSearchParams(location.hash.slice(1));
const embedded = parent !== window;
const base = words.directLine ?? new URL('v3/directline/', location.href).href;
const endpoint = { base, tokens: words.tokens ?? `${base}tokens/generate` };
/** There as soon as its script has been loaded, which goes on while the notice is read. */
let chat: ChatScript.Chat | undefined;
let tries = 0;
let isLeft = false;

// What the host page knows of the exit counts, and in a page of its own what this one knows.
const isForgetful = embedded ? hashSettings.has('blocked') : isStorageBlocked();
const say = embedded ? connectFrames(() => parent, hashSettings.get('host') ?? '', onFrameMessage) : () => {};

const dots = new ShiftDots(labels.both, () => true, say, exit);
let farewell = 0;

function onFrameMessage(word: FrameMessage): void {
  dots.take(word);
  if (word === 'open') focusScreen();
  if (word !== 'exit') return;
  clearTimeout(farewell);
  blankAndEnd();
  say('gone');
}

/** When this returns nothing readable is left here, and the server has been asked to delete its copy. */
function blankAndEnd(): void {
  isLeft = true;
  blankPage(labels.both.leaving);
  chat?.leave();
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
  for (const [name, value] of Object.entries(colours)) document.documentElement.style.setProperty(name, value);
}

/** A browser may keep a failure in mind: each try has an address of its own. */
async function loadChat(): Promise<ChatScript.Chat> {
  const url = new URL(`chat.js?${tries++}`, location.href).href;
  const script: typeof ChatScript = await import(url);
  chat ??= new script.Chat(labels, endpoint, exit, words);
  return chat;
}

/** @param again whether to resume the conversation that this tab had before a reload */
async function begin(again: boolean): Promise<void> {
  showScreen('chat', !again);
  byId('status').classList.add('typing');
  const ready = chat ?? (await loadChat().catch(() => undefined));
  if (isLeft) return;
  if (ready) ready.begin(again);
  else byId('offline').hidden = false;
}

/** Clearing asks for confirmation, in the same place. */
function setUpClearing(): void {
  const ask = (asked: boolean) => {
    byId('sure').hidden = !asked;
    byId('usual').hidden = asked;
    byId(asked ? 'clearNo' : 'clear').focus();
  };
  onClick('clear', () => ask(true));
  onClick('clearNo', () => ask(false));
  onClick('clearYes', () => {
    ask(false);
    chat?.forget();
    byId('log').focus();
  });
}

/** Who is open is told for this minute; the list stays as it is while somebody is at it. */
function showHelplines(): void {
  for (const place of document.querySelectorAll('.helplines-here')) {
    if (place.contains(document.activeElement)) continue;
    place.replaceChildren(helplineList(words.helplines, labels.both['open-now']));
  }
}

function start(): void {
  applyAccent();
  keepAboveKeyboard(document.documentElement);
  showHelplines();
  setInterval(showHelplines, MINUTE);
  document.body.append(dots.element);
  byId('forgetful').hidden = !isForgetful;
  setUpTextSize(labels.page.size);
  setUpEasyRead();
  onClick('exit', exit);
  byId('hide').hidden = !embedded;
  onClick('hide', () => say('hide'));
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing) say('hide');
  });
  onClick('begin', () => begin(false));
  onClick('anew', () => begin(false));
  onClick('retry', () => chat || begin(false));
  setUpClearing();
  if (loadTabSession()) void begin(true);
  else {
    showScreen('notice', false);
    loadChat().catch(() => {});
  }
  say('ready');
}

if (!embedded && returnedAfterExit()) leavePage();
else start();
if (!embedded) {
  onReturnAfterExit(leavePage);
  onExitElsewhere(exit);
}
