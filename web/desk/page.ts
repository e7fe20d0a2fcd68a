import { MAX_LENGTH } from '../direct-line/activity';
import { byId } from '../shared/byId';
import { askServer } from './askServer';
import { CallKeeper } from './callKeeper';
import { CallSeal } from './callSeal';
import type { CallParts } from './callTurns';
import { Desk } from './desk';
import { DeskConnection } from './deskConnection';
import type { DeskPageData } from './deskPageData';
import { listenToKeys } from './keys';
import { loadBot } from './loadBot';
import { Reporter } from './reporter';
import { singleKeysOn } from './singleKeys';
import { DeskView } from './view/deskView';

const words = JSON.parse(byId('words').textContent) as DeskPageData;
const base = new URL('/v3/directline/', location.href).href;
const endpoint = { base, tokens: new URL('/desk/token', location.href).href, desk: true };
const box = byId<HTMLTextAreaElement>('box');
const path = byId('path');
let draw = () => {};
const parts: CallParts = {
  connect: (listener) => new DeskConnection(endpoint, listener),
  bot: loadBot(words.parts),
  now: () => Date.now(),
  askServer,
};
let keeper: CallKeeper | undefined;
const desk = new Desk(words, parts, () => draw());
const view = new DeskView(desk);

function start(): void {
  const reporter = new Reporter(desk);
  draw = () => {
    view.draw();
    showWhoTypes();
    keep();
    reporter.changed();
  };
  desk.ending = () => reporter.ended();
  box.maxLength = MAX_LENGTH;
  box.addEventListener('input', () => desk.draft(box.value));
  byId('form').addEventListener('submit', (event) => {
    event.preventDefault();
    say();
  });
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.isComposing) return;
    event.preventDefault();
    say();
  });
  for (const type of ['focusin', 'focusout']) addEventListener(type, showWhoTypes);
  listenToKeys(desk, view);
  path.addEventListener('keydown', moveInPath);
  endCallOnUnload();
  tick();
  setInterval(tick, 1000);
  setInterval(keep, 1000);
  draw();
  void signedIn();
}

function keep(): void {
  void keeper?.keep(desk.call, desk.turns);
}

/** The focus stays in the box: the caller goes on talking. */
function say(): void {
  const text = desk.call.draft.trim();
  if (text) desk.say(text);
}

/** While something is typed, or where single keys are off, each key is shown with the Alt that it needs. */
function showWhoTypes(): void {
  const isTyping = document.activeElement?.matches('input,textarea,select') === true;
  document.body.classList.toggle('keys-with-alt', isTyping || !singleKeysOn());
}

/** Up and down in the list of questions. */
function moveInPath(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const rows = [...path.querySelectorAll('button')];
  const place = rows.indexOf(document.activeElement as HTMLButtonElement);
  rows[(place + step + rows.length) % rows.length]?.focus();
  event.preventDefault();
}

/** Closing the page ends the server's copy of the call; the browser asks first when a call is on. */
function endCallOnUnload(): void {
  addEventListener('beforeunload', (event) => {
    if (desk.call.touched && !desk.call.handedOver) event.preventDefault();
  });
  addEventListener('pagehide', () => desk.turns.end());
  addEventListener('pageshow', (event) => event.persisted && location.reload());
}

const clock = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZone: 'Europe/London',
});

function tick(): void {
  byId('clock').textContent = clock.format(new Date());
}

/** Shows who is signed in, and brings their call back if one was on. The desk works without that too. */
async function signedIn(): Promise<void> {
  const answer = await fetch('/desk/session', { cache: 'no-store' }).catch(() => undefined);
  const { name = '', keys }: Session = answer?.ok ? await answer.json() : {};
  desk.handler = name;
  byId('handler').textContent = name;
  if (!keys || !('locks' in navigator)) return;
  const { locks } = navigator;
  keeper = new CallKeeper({ storage: localStorage, locks, now: Date.now }, await CallSeal.with(keys));
  const snapshot = await keeper.takeUp(words);
  if (snapshot && !desk.call.touched) desk.resume(snapshot);
}

/** What the server says of the sign-in. */
interface Session {
  readonly name?: string;
  readonly keys?: readonly string[];
}

start();
