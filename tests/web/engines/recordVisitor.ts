import { until } from '../browser';
import type { Tab } from './engine';

/** What the page saved last; a browser without a screen has nobody to show it to. */
interface Saving {
  saved?: Blob;
}

/** Somebody who keeps a record, in any engine. */
export class RecordVisitor {
  private constructor(readonly tab: Tab) {}

  /** Opens the chat, says that there is no danger, and begins a record or has the way to open one on the screen. */
  static async come(tab: Tab, url: string): Promise<RecordVisitor> {
    const visitor = new RecordVisitor(tab);
    await tab.goTo(url);
    const isOpened = () => {
      const button = document.querySelector('[data-waymark]')?.shadowRoot?.querySelector<HTMLElement>('button.open');
      button?.click();
      return button !== undefined && button !== null;
    };
    await until(() => tab.run('page', isOpened).catch(() => false), Boolean);
    await visitor.press('Start the chat');
    await visitor.press('No, not right now');
    await visitor.shows('Who is this happening to?');
    await visitor.once(() => {
      const saving = window as Saving;
      // A print window would wait for somebody.
      window.print = () => {};
      URL.createObjectURL = (file) => {
        saving.saved = file as Blob;
        return '#';
      };
      return true;
    });
    await visitor.type('my record');
    await visitor.shows('Before you begin');
    return visitor;
  }

  /** Tells an incident to its end. @param begin the button that begins it */
  async tell(begin: string, words: string): Promise<void> {
    await this.press(begin);
    await this.shows('Skip this one');
    await this.type(words);
    await this.once(() => (document.querySelector<HTMLTextAreaElement>('#box')?.value ?? '') === '');
    await this.press('That is all for this one');
    await this.shows('See, print or save my record');
  }

  /** Shows the record, with the ways to take it along. */
  async show(): Promise<void> {
    const panels = () => document.querySelectorAll('.record .ways').length;
    const before = await this.tab.run('frame', panels);
    await this.press('See, print or save my record');
    await until(
      () => this.tab.run('frame', panels),
      (count) => count > before,
    );
  }

  /** Saves the record to go on with. @returns the file */
  async save(words: string): Promise<string> {
    await this.once((locked) => {
      const panel = [...document.querySelectorAll<HTMLElement>('.keep')].at(-1);
      const box = panel?.querySelector<HTMLInputElement>('input');
      if (!panel || !box) return false;
      delete (window as Saving).saved;
      box.value = locked;
      panel.querySelector<HTMLElement>('button')?.click();
      return true;
    }, words);
    await this.once(() => (window as Saving).saved !== undefined);
    return this.tab.run('frame', () => (window as Saving).saved?.text() as unknown as string);
  }

  /** Opens a file that was saved before. */
  async openNotes(file: string, words: string): Promise<void> {
    await this.once((text) => {
      const input = [...document.querySelectorAll<HTMLInputElement>('.open-notes input[type=file]')].at(-1);
      if (!input) return false;
      const files = new DataTransfer();
      files.items.add(new File([text], 'notes.dat'));
      input.files = files.files;
      input.dispatchEvent(new Event('change'));
      return true;
    }, file);
    if (words !== '') {
      await this.once((said) => {
        const sealed = [...document.querySelectorAll<HTMLElement>('.open-notes .sealed')].at(-1);
        const box = sealed?.querySelector('input');
        if (!sealed || sealed.hidden || !box) return false;
        box.value = said;
        sealed.querySelector('button')?.click();
        return true;
      }, words);
    }
    await this.shows('Your notes are open');
  }

  /** What would be printed; '' until it is there. */
  async printed(): Promise<string> {
    await this.press('Print, or save as a PDF');
    return this.tab.run('frame', () => document.getElementById('paper')?.textContent ?? '');
  }

  press(words: string): Promise<unknown> {
    return this.once((said) => {
      const all = [...document.querySelectorAll<HTMLElement>('button:not([aria-disabled="true"])')];
      const button = all.filter((one) => one.getClientRects().length > 0 && one.textContent?.includes(said)).at(-1);
      button?.click();
      return button !== undefined;
    }, words);
  }

  async type(words: string): Promise<void> {
    await this.once((text) => {
      const box = document.querySelector<HTMLTextAreaElement>('#box');
      if (box) box.value = text;
      box?.dispatchEvent(new Event('input', { bubbles: true }));
      return box !== null;
    }, words);
    await this.press('Send');
  }

  /** Waits for words in what was said last, or on a button that can be pressed. */
  shows(words: string): Promise<unknown> {
    return this.once((said) => {
      const buttons = [...document.querySelectorAll<HTMLElement>('button:not([aria-disabled="true"])')];
      const isOffered = buttons.some((one) => one.getClientRects().length > 0 && one.textContent === said);
      return isOffered || document.querySelector('#log')?.textContent?.includes(said) === true;
    }, words);
  }

  /** Does this until it says that it could be done. */
  once<A extends readonly unknown[]>(work: (...given: A) => boolean, ...given: A): Promise<boolean> {
    return until(() => this.tab.run('frame', work, ...given).catch(() => false), Boolean);
  }
}
