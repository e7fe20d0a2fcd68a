import { Desk } from './desk';
import { listenToKeys } from './keys';
import { parts } from './view/parts';
import { Screen } from './view/screen';
import type { DeskWords } from './words';

/** How many characters the server takes at once. */
const LONGEST = 4000;

const words = JSON.parse(parts.words.textContent ?? '') as DeskWords;
const base = new URL('/v3/directline/', location.href).href;
const endpoint = { base, tokens: new URL('/desk/token', location.href).href, desk: true };
let draw = () => {};
const desk = new Desk(words, endpoint, () => draw());
const screen = new Screen(desk);

function start(): void {
  draw = () => screen.draw();
  parts.box.maxLength = LONGEST;
  parts.form.addEventListener('submit', (event) => {
    event.preventDefault();
    say(false);
  });
  parts.box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    say(event.ctrlKey);
  });
  listenToKeys({
    desk,
    scene: () => screen.scene,
    panel: () => screen.panel,
    box: parts.box,
    focusPath: () => screen.focusPath(),
    focusSay: () => screen.focusSay(),
  });
  parts.path.addEventListener('keydown', walk);
  keepLeaving();
  tick();
  setInterval(tick, 1000);
  draw();
  void whoIsHere();
}

/** @param stay whether more is to be typed at once */
function say(stay: boolean): void {
  const text = parts.box.value.trim();
  if (!text) {
    screen.focusSay();
    // An empty Enter is the same as one outside the box.
    if (desk.call.unconfirmed.size > 0) desk.confirm();
    else if (desk.call.choosing.size > 0) screen.scene.onward?.act();
    return;
  }
  parts.box.value = '';
  if (!stay) screen.focusSay();
  desk.say(text);
}

/** Up and down in the list of questions. */
function walk(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const rows = [...parts.path.querySelectorAll('button')];
  const place = rows.indexOf(document.activeElement as HTMLButtonElement);
  rows[(place + step + rows.length) % rows.length]?.focus();
  event.preventDefault();
}

/** Closing the page ends the call, and asks first when there is something to lose. */
function keepLeaving(): void {
  addEventListener('beforeunload', (event) => {
    if (desk.call.touched && !desk.call.handedOver) event.preventDefault();
  });
  addEventListener('pagehide', () => desk.leave());
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
  parts.clock.textContent = clock.format(new Date());
}

/** Who is signed in. Without an answer the desk works all the same. */
async function whoIsHere(): Promise<void> {
  const answer = await fetch('/desk/session', { cache: 'no-store' }).catch(() => undefined);
  const session: unknown = answer?.ok ? await answer.json() : undefined;
  const { name } = (session ?? {}) as { readonly name?: string };
  desk.handler = name ?? '';
  parts.handler.textContent = desk.handler;
}

start();
