import type { Activity } from '../direct-line/activity';
import type { Endpoint } from '../direct-line/conversation';
import { DirectLineClient } from '../direct-line/directLineClient';
import { newPost } from '../direct-line/newPost';
import type { DeliveryState } from '../direct-line/outbox';
import type { RequestFailure } from '../direct-line/requestFailure';
import type * as RecordScript from '../record/record';
import type { ChatPageData } from './pageData';
import { chatElements, showScreen } from './view/chatElements';
import type { ChoiceMessage } from './view/choices';
import { Composer } from './view/composer';
import { ConnectionNotice } from './view/connectionNotice';
import { Status } from './view/status';
import { Transcript, type TranscriptListener } from './view/transcript';

/** The end-of-conversation code when the person asks to leave. */
const USER_LEFT = 'userCancelled';

/** One tab's chat: what is sent and received, and how it is drawn. */
export class Chat {
  readonly #status: Status;
  readonly #connectionNotice: ConnectionNotice;
  readonly #transcript: Transcript;
  readonly #composer: Composer;
  #client: DirectLineClient | undefined;
  /** Whether the next messages were already read before a reload. */
  #replaying = false;

  /** @param exit leaves the page, as the Exit button does */
  constructor(
    private readonly labels: ChatPageData['labels'],
    private readonly endpoint: Endpoint,
    private readonly exit: () => void,
  ) {
    const hint = (text: string) => this.#status.say(text);
    const { log, offline } = chatElements;
    this.#status = new Status(chatElements.status, chatElements.statusText, labels);
    this.#connectionNotice = new ConnectionNotice(this.#status, labels);
    this.#transcript = new Transcript(log, offline, labels, this.#status, {
      choose: (chosen) => this.#send(chosen),
      drawRecord: (place, record) => this.#drawRecord(place, record),
      ended: ({ code }) => this.#end(code),
    });
    this.#composer = new Composer(chatElements, labels, hint, (text) =>
      this.#send({ text, value: undefined }),
    );
    chatElements.retry.addEventListener('click', () => this.#client?.retryNow());
  }

  /** Starts a conversation, or resumes the one that this tab had before a reload. */
  begin(again: boolean): void {
    showScreen('chat', !again);
    this.#clear();
    this.#replaying = again;
    this.#status.awaitAnswer();
    this.#client = new DirectLineClient(this.endpoint, {
      received: (activities) => this.#receive(activities),
      connected: () => this.#connectionNotice.connected(),
      lost: (trouble, failures) => this.#onFailure(trouble, failures),
      ended: () => this.#end(),
    });
    void this.#client.run();
  }

  /** Clears the chat at once, and asks the server to delete it. */
  forget(): void {
    this.#clear();
    const value = { kind: 'command', command: 'forget-now' };
    const post = newPost('message', { text: this.labels.page.clear, value });
    this.#client?.send({ post, show: () => {} });
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
      show: (state: DeliveryState) => this.#transcript.showDelivery(bubble, state),
    };
    const { clientActivityID } = post.channelData;
    const bubble = this.#transcript.say(clientActivityID, text, value, () => this.#client?.send(letter));
    this.#client?.send(letter);
  }

  /** The record's script is loaded only now; without it, only the text is shown. */
  async #drawRecord(...[place, record]: Parameters<TranscriptListener['drawRecord']>): Promise<void> {
    const url = new URL('record.js', location.href).href;
    const script: typeof RecordScript | undefined = await import(url).catch(() => undefined);
    const saved = () =>
      this.#client?.send({ post: newPost('event', { name: 'record-saved' }), show: () => {} });
    script?.draw(place, record, saved);
  }

  #receive(activities: readonly Activity[]): void {
    this.#connectionNotice.connected();
    this.#transcript.receive(activities, this.#replaying);
    this.#replaying = false;
  }

  #onFailure(trouble: RequestFailure, failures: number): void {
    if (trouble.kind === 'ended') this.#end();
    else this.#connectionNotice.show(trouble, failures);
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
