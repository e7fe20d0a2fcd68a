import type { Activity } from '../direct-line/activity';
import type { Endpoint } from '../direct-line/conversation';
import { DirectLineClient } from '../direct-line/directLineClient';
import { newPost } from '../direct-line/newPost';
import { type DeliveryState, Outbox } from '../direct-line/outbox';
import type { RequestFailure } from '../direct-line/requestFailure';
import type * as RecordScript from '../record/record';
import type { ChatPageData } from './pageData';
import { chatElements, showScreen } from './view/chatElements';
import { ChatLog, type DrawRecord } from './view/chatLog';
import type { ChoiceMessage } from './view/choices';
import { Composer } from './view/composer';
import { ConnectionNotice } from './view/connectionNotice';
import { Status } from './view/status';
import { Transcript } from './view/transcript';

/** The end-of-conversation code when the person asks to leave. */
const USER_LEFT = 'userCancelled';

/** One tab's chat: what is sent and received, and how it is drawn. */
export class Chat {
  readonly #status: Status;
  readonly #connectionNotice: ConnectionNotice;
  readonly #transcript: Transcript;
  readonly #composer: Composer;
  #client: DirectLineClient | undefined;
  #outbox: Outbox | undefined;
  #resolveReady: () => void = () => {};
  /** Whether the next messages were already read before a reload. */
  #replaying = false;

  /** @param exit leaves the page, as the Exit button does */
  constructor(
    private readonly labels: ChatPageData['labels'],
    private readonly endpoint: Endpoint,
    private readonly exit: () => void,
  ) {
    const hint = (text: string) => this.#status.say(text);
    const log = new ChatLog(
      chatElements.log,
      chatElements.offline,
      labels,
      (chosen) => this.#send(chosen),
      (place, record) => this.#drawRecord(place, record),
    );
    this.#status = new Status(chatElements.status, chatElements.statusText, labels);
    this.#connectionNotice = new ConnectionNotice(this.#status, labels);
    this.#transcript = new Transcript(log, this.#status, ({ code }) => this.#end(code));
    this.#composer = new Composer(chatElements, labels, hint, (text) =>
      this.#send({ text, value: undefined }),
    );
    chatElements.retry.addEventListener('click', () => this.#retryNow());
  }

  /** Starts a conversation, or resumes the one that this tab had before a reload. */
  begin(again: boolean): void {
    showScreen('chat', !again);
    this.#clear();
    this.#replaying = again;
    this.#status.awaitAnswer();
    const ready = new Promise<void>((resolve) => {
      this.#resolveReady = resolve;
    });
    const troubled = (trouble: RequestFailure, failures: number) => this.#onFailure(trouble, failures);
    this.#client = new DirectLineClient(this.endpoint, {
      received: (activities) => this.#receive(activities),
      connected: () => this.#onConnected(),
      lost: troubled,
      ended: () => this.#end(),
    });
    this.#outbox = new Outbox(this.#client, ready, troubled);
    void this.#client.run();
  }

  /** Clears the chat at once, and asks the server to delete it. */
  forget(): void {
    this.#clear();
    const value = { kind: 'command', command: 'forget-now' };
    const post = newPost('message', { text: this.labels.page.clear, value });
    this.#outbox?.add({ post, show: (state) => state === 'sent' && this.#onConnected() });
  }

  /** The person leaves: the server is told before this task ends. */
  leave(): void {
    this.#client?.endConversation(newPost('endOfConversation'));
    this.#clear();
  }

  #send(chosen: ChoiceMessage | undefined): void {
    if (!chosen) {
      this.#status.say(this.labels.page['choose-first']);
      return;
    }
    const { text, value } = chosen;
    const post = newPost('message', { text, value, locale: document.documentElement.lang });
    const letter = {
      post,
      show: (state: DeliveryState) => {
        if (state === 'sent') this.#onConnected();
        this.#transcript.showDelivery(bubble, state);
      },
    };
    const { clientActivityID } = post.channelData;
    const bubble = this.#transcript.say(clientActivityID, text, value, () => this.#outbox?.add(letter));
    this.#outbox?.add(letter);
  }

  /** The record's script is loaded only now; without it, only the text is shown. */
  async #drawRecord(...[place, record]: Parameters<DrawRecord>): Promise<void> {
    const url = new URL('record.js', location.href).href;
    const script: typeof RecordScript | undefined = await import(url).catch(() => undefined);
    const saved = () =>
      this.#outbox?.add({ post: newPost('event', { name: 'record-saved' }), show: () => {} });
    script?.draw(place, record, saved);
  }

  #receive(activities: readonly Activity[]): void {
    this.#connectionNotice.connected();
    this.#transcript.receive(activities, this.#replaying);
    this.#replaying = false;
  }

  #onConnected(): void {
    this.#resolveReady();
    this.#outbox?.retryNow();
    this.#connectionNotice.connected();
  }

  #onFailure(trouble: RequestFailure, failures: number): void {
    if (trouble.kind === 'ended') this.#end();
    else this.#connectionNotice.show(trouble, failures);
  }

  #retryNow(): void {
    this.#client?.retryNow();
    this.#outbox?.retryNow();
  }

  /** Someone who writes that they want to leave must leave at once, not read that the chat has ended. */
  #end(code?: string): void {
    if (code === USER_LEFT) {
      this.exit();
      return;
    }
    this.#client?.close();
    this.#clear();
    this.#connectionNotice.hide();
    showScreen('ended', document.hasFocus());
  }

  #clear(): void {
    this.#transcript.clear();
    this.#composer.clear();
    this.#status.clear();
  }
}
