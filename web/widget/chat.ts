import type { Activity } from '../direct-line/activity';
import type { Endpoint } from '../direct-line/conversation';
import { DirectLine } from '../direct-line/directLine';
import { type LetterState, Outbox } from '../direct-line/outbox';
import { newPost } from '../direct-line/posts';
import type { Trouble } from '../direct-line/trouble';
import type * as RecordScript from '../record/record';
import { ChatLog, type DrawRecord } from './view/chatLog';
import type { Chosen } from './view/choices';
import { Composer } from './view/composer';
import { parts, showScreen } from './view/parts';
import { Status } from './view/status';
import { Transcript } from './view/transcript';
import { TroubleSign } from './view/troubleSign';
import type { PageWords } from './words';

/** Why a conversation ends when the person asks for the way out. */
const LEAVES = 'userCancelled';

/** One tab's chat: what goes over the line, and what is drawn of it. */
export class Chat {
  readonly #status: Status;
  readonly #sign: TroubleSign;
  readonly #transcript: Transcript;
  readonly #composer: Composer;
  #line: DirectLine | undefined;
  #outbox: Outbox | undefined;
  #connected: () => void = () => {};
  /** Whether what comes next was read before a reload. */
  #again = false;

  /** @param exit leaves the page, as the Exit button does */
  constructor(
    private readonly labels: PageWords['labels'],
    private readonly endpoint: Endpoint,
    private readonly exit: () => void,
  ) {
    const hint = (text: string) => this.#status.say(text);
    const log = new ChatLog(
      parts.log,
      parts.offline,
      labels,
      (chosen) => this.#chosen(chosen),
      (place, record) => this.#draw(place, record),
    );
    this.#status = new Status(parts.status, parts.statusText, labels);
    this.#sign = new TroubleSign(this.#status, labels);
    this.#transcript = new Transcript(log, this.#status, ({ code }) => this.#ended(code));
    this.#composer = new Composer(parts, labels, hint, (text) => this.#chosen({ text, value: undefined }));
    parts.retry.addEventListener('click', () => this.#hurry());
  }

  /** Begins a conversation, or goes on with the one that this tab had before a reload. */
  begin(again: boolean): void {
    showScreen('chat', !again);
    this.#empty();
    this.#again = again;
    this.#status.awaitAnswer();
    const ready = new Promise<void>((resolve) => {
      this.#connected = resolve;
    });
    const troubled = (trouble: Trouble, failures: number) => this.#troubled(trouble, failures);
    this.#line = new DirectLine(this.endpoint, {
      heard: (activities) => this.#heard(activities),
      connected: () => this.#fine(),
      lost: troubled,
      ended: () => this.#ended(),
    });
    this.#outbox = new Outbox(this.#line, ready, troubled);
    void this.#line.run();
  }

  /** Empties the chat at once, and has the server forget it. */
  forget(): void {
    this.#empty();
    const value = { kind: 'command', command: 'forget-now' };
    const post = newPost('message', { text: this.labels['page-clear'], value });
    this.#outbox?.add({ post, show: (state) => state === 'sent' && this.#fine() });
  }

  /** The person leaves: the server is told within this very task. */
  leave(): void {
    this.#line?.leave(newPost('endOfConversation'));
    this.#empty();
  }

  #chosen(chosen: Chosen | undefined): void {
    if (!chosen) {
      this.#status.say(this.labels['page-choose-first']);
      return;
    }
    const { text, value } = chosen;
    const post = newPost('message', { text, value, locale: document.documentElement.lang });
    const letter = {
      post,
      show: (state: LetterState) => {
        if (state === 'sent') this.#fine();
        this.#transcript.fate(bubble, state);
      },
    };
    const { clientActivityID } = post.channelData;
    const bubble = this.#transcript.say(clientActivityID, text, value, () => this.#outbox?.add(letter));
    this.#outbox?.add(letter);
  }

  /** The script for it is fetched only now; without it, the words alone are shown. */
  async #draw(...[place, record]: Parameters<DrawRecord>): Promise<void> {
    const url = new URL('record.js', location.href).href;
    const script: typeof RecordScript | undefined = await import(url).catch(() => undefined);
    const saved = () =>
      this.#outbox?.add({ post: newPost('event', { name: 'record-saved' }), show: () => {} });
    script?.draw(place, record, saved);
  }

  #heard(activities: readonly Activity[]): void {
    this.#sign.over();
    this.#transcript.heard(activities, this.#again);
    this.#again = false;
  }

  #fine(): void {
    this.#connected();
    this.#outbox?.hurry();
    this.#sign.over();
  }

  #troubled(trouble: Trouble, failures: number): void {
    if (trouble.kind === 'ended') this.#ended();
    else this.#sign.show(trouble, failures);
  }

  #hurry(): void {
    this.#line?.hurry();
    this.#outbox?.hurry();
  }

  /** Someone who writes that they want out is to be out, not to read that the chat has ended. */
  #ended(code?: string): void {
    if (code === LEAVES) {
      this.exit();
      return;
    }
    this.#line?.close();
    this.#empty();
    this.#sign.hide();
    showScreen('ended', document.hasFocus());
  }

  #empty(): void {
    this.#transcript.clear();
    this.#composer.clear();
    this.#status.quiet();
  }
}
