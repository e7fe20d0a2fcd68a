import { MAX_LENGTH } from '../direct-line/activity';
import { byId } from '../shared/byId';
import { Desk } from './desk';
import type { DeskPageData } from './deskPageData';
import { listenToKeys } from './keys';
import { Reporter } from './reporter';
import { DeskView } from './view/deskView';

const words = JSON.parse(byId('words').textContent) as DeskPageData;
const base = new URL('/v3/directline/', location.href).href;
const endpoint = { base, tokens: new URL('/desk/token', location.href).href, desk: true };
const box = byId<HTMLTextAreaElement>('box');
const path = byId('path');
let draw = () => {};
const desk = new Desk(words, endpoint, () => draw());
const view = new DeskView(desk);

function start(): void {
  const reporter = new Reporter(desk);
  draw = () => {
    view.draw();
    reporter.changed();
  };
  desk.ending = () => reporter.ended();
  box.maxLength = MAX_LENGTH;
  byId('form').addEventListener('submit', (event) => {
    event.preventDefault();
    say(false);
  });
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    say(event.ctrlKey);
  });
  listenToKeys(desk, view);
  path.addEventListener('keydown', moveInPath);
  endCallOnUnload();
  tick();
  setInterval(tick, 1000);
  draw();
  void showHandler();
}

/** @param stay whether the focus stays in the text box */
function say(stay: boolean): void {
  const text = box.value.trim();
  if (!text) {
    view.focusSpoken();
    // Enter in an empty box does the same as Enter outside it.
    if (desk.call.unconfirmed.size > 0) desk.confirm();
    else if (desk.call.selectedOptions.size > 0) view.screen.next?.act();
    return;
  }
  box.value = '';
  if (!stay) view.focusSpoken();
  desk.say(text);
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

/** Closing the page ends the call; the browser asks first when there is something to lose. */
function endCallOnUnload(): void {
  addEventListener('beforeunload', (event) => {
    if (desk.call.touched && !desk.call.handedOver) event.preventDefault();
  });
  addEventListener('pagehide', () => desk.connection.end());
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

/** Shows who is signed in. The desk works without it too. */
async function showHandler(): Promise<void> {
  const answer = await fetch('/desk/session', { cache: 'no-store' }).catch(() => undefined);
  const session: unknown = answer?.ok ? await answer.json() : undefined;
  const { name } = (session ?? {}) as { readonly name?: string };
  desk.handler = name ?? '';
  byId('handler').textContent = desk.handler;
}

start();
