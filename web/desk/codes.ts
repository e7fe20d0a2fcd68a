import { parseCode } from '../../model/passOnCode';
import { MAKE_CODE_PATH, OPEN_CODE_PATH, type PassedOn, type ShownCode } from '../../model/protocol/passOn';
import type { AskServer } from './askServer';
import type { Call } from './call';
import type { DeskLabel } from './deskPageData';

/** Characters of the caller's words: a request to the server may hold no more than a few times as many bytes. */
const MOST_WORDS = 8000;

const REFUSED: Readonly<Record<number, DeskLabel>> = {
  401: 'code-signed-out',
  404: 'code-wrong',
  429: 'code-limited',
  503: 'code-busy',
};

/** What the codes need of the desk that they belong to. */
interface CodesDesk {
  readonly call: Pick<Call, 'state' | 'events' | 'practice'>;
  readonly redraw: () => void;
  label(id: DeskLabel): string;
  takeOver(opened: PassedOn): void;
}

/** The code that a caller reads out, and the one that they are given should the line drop. Both need the server. */
export class Codes {
  /** What became of the last try, in words. */
  says = '';
  made: ShownCode | undefined;
  #isAsking = false;

  constructor(
    private readonly desk: CodesDesk,
    private readonly askServer: AskServer,
  ) {}

  /**
   * @param typed the eight signs, with or without what may stand between them
   * @returns whether it opened
   */
  async open(typed: string): Promise<boolean> {
    const code = parseCode(typed);
    if (code === undefined) this.#tell('code-not-a-code');
    const opened = code && (await this.#ask<PassedOn>(OPEN_CODE_PATH, { code }, 'code-asking'));
    if (!opened) return false;
    this.#tell(undefined);
    this.desk.takeOver(opened);
    return true;
  }

  /** All that was told in this call, for whoever takes the next one. */
  async make(): Promise<void> {
    const { state, events } = this.desk.call;
    const words = events.filter(({ kind }) => kind === 'said' || kind === 'told').map(({ what }) => what);
    const notes = newest(words);
    const made = await this.#ask<ShownCode>(MAKE_CODE_PATH, { answers: state?.answers ?? {}, notes }, 'code-making');
    if (!made) return;
    this.made = made;
    this.#tell(undefined);
  }

  /** @returns undefined where it was refused, which is told, or the call has ended meanwhile */
  async #ask<T>(path: string, body: object, meanwhile: DeskLabel): Promise<T | undefined> {
    const { call } = this.desk;
    if (call.practice) this.#tell('code-practice');
    if (call.practice || this.#isAsking) return undefined;
    this.#isAsking = true;
    this.#tell(meanwhile);
    const answer = await this.askServer(path, body);
    this.#isAsking = false;
    if (call !== this.desk.call) return undefined;
    if (answer?.status === 200) return answer.json as T;
    const label = answer ? REFUSED[answer.status] : undefined;
    this.#tell(label ?? 'code-no-server', Math.ceil((answer?.wait ?? 0) / 60));
    return undefined;
  }

  #tell(label: DeskLabel | undefined, minutes = 0): void {
    this.says = label === undefined ? '' : this.desk.label(label).replace('{minutes}', String(minutes));
    this.desk.redraw();
  }
}

/** As many of the latest as there is room for, in order. */
function newest(words: readonly string[]): readonly string[] {
  let left = MOST_WORDS;
  return [...words]
    .reverse()
    .filter(({ length }) => {
      left -= length;
      return left >= 0;
    })
    .reverse();
}
