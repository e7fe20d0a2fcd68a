import type { HostPage } from './hostSite';
import { untilNeutral } from './leaving';
import { canBePressed, PRESSABLE } from './pressable';
import { useStage } from './stage';

const stage = useStage();

const style = (css: string): HostPage => ({ before: `<style>${css}</style>` });

/** What other people's style sheets do. */
const STYLES: Readonly<Record<string, HostPage>> = {
  'the example in docs/web-masters.md': style(':root { --waymark-bottom: 5rem; --waymark-end: 2rem; }'),
  'small letters at the root': style('html { font-size: 62.5%; }'),
  'large letters at the root': style('html { font-size: 150%; }'),
  'a rule for empty elements': style('div:empty { display: none; }'),
  'a reset of everything': style('* { all: unset; }'),
  'a reset that is important': style(
    '* { all: unset !important; opacity: 0.4 !important; font-size: 9px !important; }',
  ),
  'a body that is moved': style('body { transform: translateZ(0); filter: none; perspective: 1px; overflow: hidden; }'),
  'a root that is moved': style('html { transform: translateZ(0); }'),
  'a dark backdrop for every dialog': style('::backdrop { background: #000c; pointer-events: auto !important; }'),
  'a cookie bar above all': {
    ...style('.bar { position: fixed; inset: 60% 0 0; z-index: 2147483647; background: #ccc; }'),
    body: '<div class="bar">We use cookies</div>',
  },
  'words from right to left': style(':root { direction: rtl; }'),
};

const SIZES = [
  [320, 568],
  [844, 390],
  [1280, 720],
] as const;

/** Whether the widget, or the backdrop that browsers give to what is in their top layer, lies over the page. */
function coversPage(): boolean {
  const { left, top, height } = document.querySelector('h1')?.getBoundingClientRect() ?? new DOMRect();
  const widget = document.querySelector('[data-waymark]');
  const hasBackdrop = widget !== null && getComputedStyle(widget, '::backdrop').display !== 'none';
  return hasBackdrop || document.elementFromPoint(left + 4, top + height / 2) === widget;
}

describe.each(Object.entries(STYLES))('on a page with %s', (_name, page) => {
  test.each(SIZES)('everyone can open the chat and press Exit, at %d by %d', async (width, height) => {
    stage.server.hostPages.set('/styled', page);
    const tab = await stage.visit({ viewport: { width, height } }, stage.server.url('police', '/styled'));
    await tab.page.locator('button.open').waitFor();
    expect(await tab.page.evaluate(canBePressed, 'button.open')).toEqual(PRESSABLE);
    expect(await tab.page.evaluate(canBePressed, '.bar .exit')).toEqual(PRESSABLE);
    expect(await tab.page.evaluate(coversPage)).toBe(false);
    const chat = await tab.open();
    expect(await tab.page.evaluate(canBePressed, 'iframe')).toEqual(PRESSABLE);
    const exit = await chat.locator('#exit').boundingBox();
    expect(exit?.y).toBeGreaterThanOrEqual(0);
    expect((exit?.y ?? 0) + (exit?.height ?? 0)).toBeLessThanOrEqual(height);
    await chat.locator('#exit').click({ noWaitAfter: true });
    await untilNeutral(stage);
  });
});
