import type { Activity } from './line/activity';
import type { Endpoint } from './line/conversation';
import { DirectLine } from './line/directLine';
import { type LetterState, Outbox } from './line/outbox';
import type { PostMaker } from './line/posts';
import type { Trouble } from './line/trouble';
import type { Bubble } from './view/bubble';
import { ChatLog, isForget } from './view/chatLog';
import type { Chosen } from './view/choices';
import { Composer } from './view/composer';
import { parts, showScreen } from './view/parts';
import { Status } from './view/status';
import { TroubleSign } from './view/troubleSign';
import type { PageWords } from './words';

/** One tab's chat: what goes over the line, and what is drawn of it. */
export class Chat {
  private readonly status: Status;
  private readonly sign: TroubleSign;
  private readonly log: ChatLog;
  private readonly composer: Composer;
  private line: DirectLine | undefined;
  private outbox: Outbox | undefined;
  private connected: () => void = () => {};
  private lastMine: HTMLElement | undefined;
  private unanswered = false;
  /** Whether what comes next was read before a reload. */
  private again = false;

  constructor(
    private readonly labels: PageWords['labels'],
    private readonly endpoint: Endpoint,
    private readonly post: PostMaker,
  ) {
    this.status = new Status(parts.status, parts.statusText, labels);
    this.sign = new TroubleSign(this.status, labels);
    this.log = new ChatLog(parts.log, parts.offline, labels, (chosen) => this.chosen(chosen));
    this.composer = new Composer(
      parts,
      labels,
      (text) => this.status.say(text),
      (text) => this.send({ text, value: undefined }),
    );
    parts.retry.addEventListener('click', () => this.hurry());
  }

  /** Begins a conversation, or goes on with the one that this tab had before a reload. */
  begin(again: boolean): void {
    showScreen('chat', !again);
    this.empty();
    this.again = again;
    this.status.awaitAnswer();
    const ready = new Promise<void>((resolve) => {
      this.connected = resolve;
    });
    const troubled = (trouble: Trouble, failures: number) => this.troubled(trouble, failures);
    this.line = new DirectLine(this.endpoint, {
      heard: (activities) => this.heard(activities),
      connected: () => this.fine(),
      lost: troubled,
      ended: () => this.ended(),
    });
    this.outbox = new Outbox(this.line, ready, troubled);
    void this.line.run();
  }

  /** Empties the chat at once, and has the server forget it. */
  forget(): void {
    this.empty();
    const value = { kind: 'command', command: 'forget' };
    const post = this.post('message', { text: this.labels['page-clear'], value });
    this.outbox?.add({ post, show: (state) => state === 'sent' && this.fine() });
  }

  /** The person leaves: the server is told within this very task. */
  leave(): void {
    this.line?.leave(this.post('endOfConversation'));
    this.empty();
  }

  private send({ text, value }: Chosen): void {
    const post = this.post('message', { text, value, locale: document.documentElement.lang });
    const letter = { post, show: (state: LetterState) => this.fate(bubble, state) };
    const bubble = this.log.addMine(post.channelData.clientActivityID, text, () => this.outbox?.add(letter));
    this.lastMine = bubble.element;
    this.log.answered(value);
    this.unanswered = true;
    this.status.awaitAnswer();
    this.outbox?.add(letter);
  }

  private chosen(chosen: Chosen | undefined): void {
    if (chosen) this.send(chosen);
    else this.status.say(this.labels['page-choose-first']);
  }

  private heard(activities: readonly Activity[]): void {
    this.sign.over();
    this.log.quietly(this.again, () => {
      for (const activity of activities) this.draw(activity);
    });
    this.again = false;
    if (this.lastMine) this.log.scrollTo(this.lastMine);
  }

  private draw(activity: Activity): void {
    const id = activity.channelData?.clientActivityID;
    if (activity.type === 'endOfConversation') this.ended();
    if (activity.type !== 'message') return;
    if (id) this.drawMine(id, activity);
    else this.drawTheirs(activity);
  }

  private drawTheirs(activity: Activity): void {
    this.unanswered = false;
    this.status.quiet();
    this.log.add(activity);
  }

  /** The server's echo of what the person said here, before a reload perhaps, or in another tab. */
  private drawMine(id: string, { text = '', value }: Activity): void {
    if (isForget(value)) {
      this.log.clear();
      return;
    }
    const bubble = this.log.addMine(id, text, () => {});
    bubble.show('sent');
    this.lastMine = bubble.element;
    this.log.answered(value);
  }

  private fate(bubble: Bubble, state: LetterState): void {
    bubble.show(state);
    if (state === 'failed') this.status.quiet();
    if (state !== 'sent') return;
    this.fine();
    if (this.unanswered) this.status.awaitAnswer();
  }

  private fine(): void {
    this.connected();
    this.outbox?.hurry();
    this.sign.over();
  }

  private troubled(trouble: Trouble, failures: number): void {
    if (trouble.kind === 'ended') this.ended();
    else this.sign.show(trouble, failures);
  }

  private hurry(): void {
    this.line?.hurry();
    this.outbox?.hurry();
  }

  private ended(): void {
    this.line?.close();
    this.empty();
    this.sign.hide();
    showScreen('ended', document.hasFocus());
  }

  private empty(): void {
    this.log.clear();
    this.composer.clear();
    this.status.quiet();
    this.lastMine = undefined;
  }
}
