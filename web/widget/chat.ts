import type { PostExtras, RecordExtras } from '../../model/protocol/activities';
import { type Activity, newPost, type Post } from '../direct-line/activity';
import type { Endpoint } from '../direct-line/conversation';
import { DirectLineClient } from '../direct-line/directLineClient';
import type { DeliveryState } from '../direct-line/outbox';
import { ShownQuestion } from '../direct-line/shownQuestion';
import type * as RecordScript from '../record/record';
import { byId, onClick, setText } from '../shared/byId';
import { isEasy } from './easyRead';
import { IdleWatch } from './idleWatch';
import { showScreen } from './screens';
import type { ChoiceMessage } from './view/choices';
import { Composer } from './view/composer';
import { Status } from './view/status';
import { type ChatLabels, Transcript } from './view/transcript';

/** What the bot says first, as it is and in easy words; and after how many minutes without use a chat is cleared. */
export interface Greetings {
  readonly idleMinutes: number;
  readonly greeting: readonly Activity[];
  readonly easyGreeting: readonly Activity[];
}

/** The end-of-conversation code when the person asks to leave. */
const USER_LEFT = 'userCancelled';
const MINUTE = 60_000;

/** One tab's chat: what is sent and received, and how it is drawn. A script of its own, which the page loads after its first view. */
export class Chat {
  readonly #status: Status;
  readonly #transcript: Transcript;
  readonly #composer: Composer;
  readonly #shown = new ShownQuestion();
  #client: DirectLineClient;
  /** What the bot says first, as far as it was drawn before it has said it. */
  #drawnAhead: readonly Activity[] = [];
  /** Whether the next messages were already read before a reload. */
  #replaying = false;
  /** What was sent and has not arrived, by its id. */
  readonly #undelivered = new Map<string, string>();
  /** What somebody was writing when the chat ended, for the next one. */
  #draft = '';
  #record: typeof RecordScript | undefined;
  readonly #idle: IdleWatch;

  /**
   * @param exit leaves the page, as the Exit button does
   * @param greetings what the bot says first, to stand there before the server has been reached
   */
  constructor(
    private readonly labels: ChatLabels,
    private readonly endpoint: Endpoint,
    private readonly exit: () => void,
    private readonly greetings: Greetings,
  ) {
    this.#status = new Status(labels.page);
    this.#transcript = new Transcript(
      labels,
      this.#status,
      (chosen) => this.#send(chosen),
      (place, record) => this.#drawRecord(place, record),
      (code) => this.#end(code),
    );
    this.#composer = new Composer(
      labels.page,
      this.#status,
      (text) => this.#send({ text }),
      () => this.#idle.typed(),
    );
    this.#idle = new IdleWatch(greetings.idleMinutes * MINUTE, {
      near: () => this.#warnOfEnd(true),
      over: () => this.#warnOfEnd(false),
      renew: () => this.#sendUnseen(newPost('event', { name: 'still-here' })),
    });
    onClick('stay', () => {
      this.#idle.keep();
      byId('box').focus();
    });
    onClick('saveNow', () => this.#send({ text: labels.page['save-now'], value: { kind: 'record', do: 'show' } }));
    onClick('retry', () => this.#client.retryNow());
    this.#client = this.#newClient();
    this.#client.prepare();
  }

  /** Starts a conversation, or resumes the one that this tab had before a reload. */
  begin(again: boolean): void {
    showScreen('chat', !again);
    this.#clear();
    this.#composer.draft = this.#draft;
    this.#draft = '';
    this.#idle.sent();
    this.#replaying = again;
    const { greeting, easyGreeting } = this.greetings;
    this.#drawnAhead = again ? [] : greeting;
    if (again) this.#status.awaitAnswer();
    else this.#draw(isEasy() ? easyGreeting : greeting);
    void this.#client.run();
  }

  #newClient(): DirectLineClient {
    return new DirectLineClient(this.endpoint, {
      received: (activities) => this.#receive(activities),
      connected: () => this.#status.connected(),
      lost: (trouble, failures) => (trouble.kind === 'ended' ? this.#over() : this.#status.lost(trouble, failures)),
      waiting: () => this.#status.waiting(),
      ended: () => this.#end(),
    });
  }

  /** Clears the chat at once, and asks the server to delete it. */
  forget(): void {
    this.#clear();
    const value = { kind: 'command', command: 'forget-now' };
    this.#sendUnseen(newPost('message', { text: this.labels.page.clear, value }));
  }

  /** The person leaves: the server is told before this task ends. */
  leave(): void {
    this.#client.endConversation(newPost('endOfConversation'));
    this.#idle.stop();
    this.#clear();
  }

  #send(chosen: ChoiceMessage | undefined): void {
    if (!chosen) {
      this.#status.say(this.labels.page['choose-first']);
      return;
    }
    const { text, value } = chosen;
    const answering = value === undefined ? this.#shown.answering : undefined;
    const extras: PostExtras = { ...(answering && { answering }), ...(isEasy() && { easy: true }) };
    const post = newPost('message', { text, value, locale: document.documentElement.lang }, extras);
    // In easy read one thing is on the screen.
    for (const said of document.querySelectorAll('.said')) said.classList.add('past');
    const { clientActivityID } = post.channelData;
    const show = (state: DeliveryState) => {
      this.#transcript.showDelivery(bubble, state);
      if (state === 'sent') this.#undelivered.delete(clientActivityID);
    };
    const letter = { post, show };
    if (value === undefined) this.#undelivered.set(clientActivityID, text);
    this.#idle.sent();
    const bubble = this.#transcript.say(clientActivityID, text, value, () => this.#client.send(letter));
    this.#client.send(letter);
  }

  /** The record's script is loaded only now; without it, only the text is shown. */
  async #drawRecord(place: HTMLElement, record: RecordExtras): Promise<void> {
    const url = new URL('record.js', location.href).href;
    const script: typeof RecordScript | undefined = await import(url).catch(() => undefined);
    this.#record = script;
    const tell = (name: string) => (value: unknown) => this.#sendUnseen(newPost('event', { name, value }));
    script?.draw(place, record, { saved: tell('record-saved'), opened: tell('record-opened') });
  }

  #sendUnseen(post: Post): void {
    this.#idle.sent();
    this.#client.send({ post, show: () => {} });
  }

  #receive(activities: readonly Activity[]): void {
    this.#status.connected();
    const news = activities.filter((each) => !this.#isDrawn(each));
    if (news.length > 0) this.#draw(news);
    this.#replaying = false;
  }

  #draw(activities: readonly Activity[]): void {
    this.#shown.drawn(activities);
    this.#transcript.receive(activities, this.#replaying);
    if (activities.some(({ channelData }) => channelData?.waymark?.kind === 'emergency')) this.#composer.makeRoom();
  }

  /** Whether it was drawn ahead. If the server says something else by now, that is drawn too. */
  #isDrawn({ text, replyToId, channelData }: Activity): boolean {
    const [next, ...rest] = this.#drawnAhead;
    if (!next || replyToId || channelData?.clientActivityID || text !== next.text) return false;
    this.#drawnAhead = rest;
    return true;
  }

  /** Someone who writes that they want to leave must leave at once, not read that the chat has ended. */
  #end(code?: string): void {
    if (code === USER_LEFT) {
      this.exit();
      return;
    }
    this.#keepDraft();
    this.#client.close();
    this.#client = this.#newClient();
    this.#idle.stop();
    this.#clear();
    this.#status.hideHelplines();
    // A chat that was over before this page was there leaves no trace in it, not even that there was one.
    showScreen(this.#replaying ? 'notice' : 'ended', document.hasFocus());
  }

  /** The line before the end, and a way to save what is in no file. */
  #warnOfEnd(isNear: boolean): void {
    byId('idle').hidden = !isNear;
    setText('idleText', isNear ? this.labels.page.idle : '');
    byId('saveNow').hidden = !this.#record?.isUnsaved();
  }

  /** Whoever was still writing finds it in the next chat. What was left behind is cleared, and that is said. */
  #keepDraft(): void {
    const written = [...this.#undelivered.values(), this.#composer.draft].filter((one) => one !== '').join('\n');
    this.#draft = this.#idle.isTyping || this.#undelivered.size > 0 ? written : '';
    const { page } = this.labels;
    setText('endedDraft', this.#draft ? page['draft-kept'] : written && page['draft-gone']);
  }

  /** The server knows of no conversation. */
  #over(): void {
    if (this.#client.started) this.#end();
    else this.#refuse();
  }

  /** Nothing had begun: whoever pressed "Start" must not be told that something of theirs has been cleared. */
  #refuse(): void {
    console.error(this.labels.page.refused.replace('{origin}', location.origin));
    this.#client.close();
    this.#clear();
    showScreen('refused', document.hasFocus());
  }

  #clear(): void {
    this.#undelivered.clear();
    this.#shown.clear();
    this.#transcript.clear();
    this.#composer.clear();
    this.#status.clear();
  }
}
