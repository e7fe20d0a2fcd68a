import type { Answers } from '../../model/answers';
import { parseButtonPayload } from '../../model/protocol/activities';
import { Conversation, MORNING, type Replies, realKnowledge } from '../journeys/conversation';
import { CONFIRMATIONS, listed, type Options, type Row } from './row';

/** What the person typed or pressed, and what came of it. */
export interface Turn {
  readonly person: string;
  readonly replies: Replies;
  readonly said: string;
  readonly asked: string | undefined;
  readonly reached: readonly string[];
  readonly end: string;
  readonly answers: Answers;
}

export interface PlayedRow {
  readonly isWhole: boolean;
  /** One for each line of the row; in a whole conversation, all turns. */
  readonly turns: readonly Turn[];
  /** From there to the outcome, by the usual answers. */
  readonly rest: readonly Turn[];
  /** All services of the outcome. */
  readonly more: Turn | undefined;
}

/** Who has no outcome by then is going round in circles. */
const MOST_TURNS = 20;

/** Answered where nothing else was told: somebody whom a stranger stalks, in London. */
const USUAL: Options = {
  danger: 'no',
  'who-for': 'me',
  what: 'contact',
  unwanted: 'yes',
  repeated: 'several',
  who: 'stranger',
  fixated: 'yes',
  about: 'person',
  obsessive: 'yes',
  signs: 'none',
  where: 'england',
  effect: 'serious-distress',
};

export async function playRow(row: Row): Promise<PlayedRow> {
  const player = new RowPlayer(row);
  await player.leadUp();
  const lines: Turn[] = [];
  for (const line of [row.text, ...(row.then ?? [])]) lines.push(await player.take(line));
  const rest = await player.goOn();
  const more = await player.allServices();
  const isWhole = row.asked === 'whole conversation';
  return { isWhole, more, ...(isWhole ? { turns: [...lines, ...rest], rest: [] } : { turns: lines, rest }) };
}

class RowPlayer {
  readonly #conversation = new Conversation(realKnowledge, MORNING);
  #last: Turn | undefined;
  #hasOutcome = false;

  constructor(private readonly row: Row) {}

  /** To the point at which the row's text is typed. */
  async leadUp(): Promise<void> {
    const { asked, before = {} } = this.row;
    await this.#conversation.begin();
    if (['first message', 'danger', 'whole conversation'].includes(asked)) return;
    if (asked === 'after the outcome') {
      await this.goOn();
      return;
    }
    const first = asked === 'who-for' ? { danger: 'no' } : { danger: 'no', 'who-for': 'me' };
    for (const [question, answer] of Object.entries({ ...first, ...before })) await this.#answer(question, answer);
    await this.#conversation.pressValue({ kind: 'change', question: asked });
  }

  /** What lowers care may be asked back once; then the same is pressed again. */
  async #answer(question: string, answer: Options[string]): Promise<void> {
    const press = { kind: 'answer', question, answer: listed(answer) };
    await this.#conversation.pressValue(press);
    if (!answersOf(this.#conversation)[question]) await this.#conversation.pressValue(press);
  }

  /** A button that is not there leaves everything as it was. */
  async take(line: string): Promise<Turn> {
    if (line.startsWith('#')) {
      return this.#took((await this.#pressCommand(line.slice(1))) ? line : `${line}, which is not offered`);
    }
    await this.#conversation.type(line);
    return this.#took(line);
  }

  #took(person: string): Turn {
    const { replies, reached, end } = this.#conversation;
    const asked = this.#conversation.asked();
    const said = this.#conversation.said();
    const turn = { person, replies, said, asked, reached, end, answers: answersOf(this.#conversation) };
    this.#hasOutcome ||= isOutcome(turn);
    this.#last = turn;
    return turn;
  }

  async goOn(): Promise<readonly Turn[]> {
    const turns: Turn[] = [];
    const isDone = () => this.#last !== undefined && (this.#last.end !== 'no' || isOutcome(this.#last));
    while (!isDone() && turns.length < MOST_TURNS) {
      const person = await this.#next();
      if (person === undefined) break;
      turns.push(this.#took(person));
    }
    return turns;
  }

  /** @returns what was typed or pressed; undefined where there is nothing to answer */
  async #next(): Promise<string | undefined> {
    const asked = this.#conversation.asked();
    if (asked) return this.#answerUsual(asked);
    for (const command of ['carry-on', 'safe-now']) if (await this.#pressCommand(command)) return `#${command}`;
    const confirms = Object.values(CONFIRMATIONS).map((id) => realKnowledge.messages[id]);
    if (!confirms.some((words) => words && this.#conversation.said().includes(words))) return undefined;
    await this.#conversation.type('no');
    return 'no';
  }

  /** The row's own answer, or what was heard of several, or the usual one; else the first that is offered. */
  async #answerUsual(question: string): Promise<string> {
    const { with: given, before } = this.row;
    const own = { ...before, ...given }[question];
    const offered = this.#offered(question);
    const known = realKnowledge.questions.find(({ id }) => id === question)?.options ?? [];
    if (typeof own === 'string' && own !== 'skipped' && !known.some(({ id }) => id === own)) {
      await this.#conversation.type(own);
      return own;
    }
    const isMany = realKnowledge.questions.some(({ id, choose }) => id === question && choose === 'many');
    const kept = isMany ? (answersOf(this.#conversation)[question] ?? []) : [];
    const heard = kept.filter((id) => offered.includes(id));
    const usual = heard.length > 0 ? [] : listed(USUAL[question] ?? []);
    const wanted = [...new Set([...heard, ...listed(own ?? usual)])].filter((id) => offered.includes(id));
    const answer = wanted.length > 0 ? wanted : offered.slice(0, 1);
    await this.#conversation.pressValue({ kind: 'answer', question, answer });
    return `#${question} ${answer.join(' ')}`;
  }

  #offered(question: string): readonly string[] {
    return this.#conversation.buttons().flatMap(({ value }) => {
      const press = parseButtonPayload(value);
      return press?.kind === 'answer' && press.question === question ? press.answer : [];
    });
  }

  async #pressCommand(command: string): Promise<boolean> {
    const button = this.#conversation.buttons().find(({ value }) => {
      const press = parseButtonPayload(value);
      return press?.kind === 'command' && press.command === command;
    });
    if (button) await this.#conversation.pressValue(button.value);
    return button !== undefined;
  }

  async allServices(): Promise<Turn | undefined> {
    if (!this.#hasOutcome || this.#last?.end !== 'no') return undefined;
    await this.#conversation.pressAll('more');
    return this.#took('#more');
  }
}

/** Whether it showed where the answers lead; the screen for danger now is no end. */
export function isOutcome({ reached }: Turn): boolean {
  return reached.some((id) => realKnowledge.outcomes.some((one) => one.id === id && !one.emergency));
}

function answersOf({ memory }: Conversation): Answers {
  const { answers } = memory as { readonly answers: Answers };
  return answers;
}
