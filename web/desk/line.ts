import {
  DESK_FAULT,
  DESK_FAULT_NOTED,
  DESK_LOOK,
  DESK_NOTE,
  DESK_STATE,
  type DeskState,
  type ServiceFault,
} from '../../model/protocol/deskActivities';
import type { Activity, Post, Press } from '../direct-line/activity';
import type { Endpoint } from '../direct-line/conversation';
import { DirectLine } from '../direct-line/directLine';
import { type Letter, Outbox } from '../direct-line/outbox';
import { newPost } from '../direct-line/posts';
import type { Trouble } from '../direct-line/trouble';

/** What the desk hears from the bot, and of the line to it. */
export interface DeskListener {
  /** @param after the post that it answers, if it answers one */
  stood(state: DeskState, after: Post | undefined): void;
  faultNoted(fault: ServiceFault): void;
  connected(): void;
  lost(trouble: Trouble): void;
  /** How many posts have not arrived yet. */
  waiting(count: number): void;
  /** The conversation is no more, and nobody here has ended it. */
  ended(): void;
}

/** One call's line to the bot. Nothing that is sent is lost: what fails goes out again with the next connection. */
export class DeskLine {
  readonly #line: DirectLine;
  readonly #outbox: Outbox;
  readonly #sent = new Map<string, Post>();
  readonly #failed: Letter[] = [];
  #connected: () => void = () => {};
  #waiting = 0;
  #last: Post | undefined;

  constructor(
    endpoint: Endpoint,
    private readonly listener: DeskListener,
  ) {
    const ready = new Promise<void>((resolve) => {
      this.#connected = resolve;
    });
    const lost = (trouble: Trouble) => listener.lost(trouble);
    this.#line = new DirectLine(endpoint, {
      heard: (activities) => {
        for (const one of activities) this.#heard(one);
      },
      connected: () => this.#fine(),
      lost,
      ended: () => listener.ended(),
    });
    this.#outbox = new Outbox(this.#line, ready, lost);
    void this.#line.run();
  }

  press(value: Press, text: string): void {
    this.#post(newPost('message', { text, value }));
  }

  /** The caller's words. @param aside whether the question that waits is not on the screen */
  say(text: string, aside: boolean): void {
    this.#post(newPost('message', { text, ...(aside && { value: { kind: DESK_NOTE } }) }));
  }

  report(value: ServiceFault): void {
    this.#post(newPost('event', { name: DESK_FAULT, value }));
  }

  /** Asks how the call stands at this minute. */
  look(): void {
    this.#post(newPost('event', { name: DESK_LOOK }));
  }

  hurry(): void {
    this.#line.hurry();
    this.#outbox.hurry();
  }

  /** Has the server forget the call, within this very task. */
  end(): void {
    this.#line.leave(newPost('endOfConversation'));
  }

  #post(post: Post): void {
    this.#sent.set(post.channelData.clientActivityID, post);
    this.#count(1);
    const letter: Letter = {
      post,
      show: (state) => {
        if (state === 'sent') this.#fine();
        if (state === 'sent') this.#count(-1);
        if (state === 'failed') this.#failed.push(letter);
      },
    };
    this.#outbox.add(letter);
  }

  #count(more: number): void {
    this.#waiting += more;
    this.listener.waiting(this.#waiting);
  }

  #fine(): void {
    this.#connected();
    this.listener.connected();
    this.#outbox.hurry();
    for (const letter of this.#failed.splice(0)) this.#outbox.add(letter);
  }

  #heard({ type, name, value, channelData }: Activity): void {
    const mine = this.#sent.get(channelData?.clientActivityID ?? '');
    if (mine) this.#last = mine;
    if (type === 'endOfConversation') this.listener.ended();
    if (type !== 'event' || mine) return;
    if (name === DESK_STATE) {
      this.listener.stood(value as DeskState, this.#last);
      this.#last = undefined;
    }
    if (name === DESK_FAULT_NOTED) this.listener.faultNoted(value as ServiceFault);
  }
}
