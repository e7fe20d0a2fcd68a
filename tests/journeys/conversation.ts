import type { Activity, CardAction } from 'botbuilder';
import { ChannelBots } from '../../bots/channelBots';
import type { Knowledge } from '../../model/knowledge';

export { MORNING, realKnowledge, sound } from '../realKnowledge';

export type Replies = readonly Partial<Activity>[];

/** A conversation with the real bot, as any channel has it: memory goes through JSON between turns. */
export class Conversation {
  #memory: unknown;
  readonly #adapter: ChannelBots;
  /** What was said in the last turn. */
  replies: Replies = [];
  /** The outcomes that it showed. */
  reached: readonly string[] = [];
  end = 'no';

  constructor(
    private readonly knowledge: Knowledge,
    public now: Date,
    private readonly channelId = 'test',
  ) {
    this.#adapter = adapterFor(knowledge);
  }

  /** The same conversation at the same point, to go on in another way. */
  fork(): Conversation {
    const other = new Conversation(this.knowledge, this.now, this.channelId);
    other.#memory = this.#memory;
    other.replies = this.replies;
    other.reached = this.reached;
    return other;
  }

  async begin(): Promise<void> {
    await this.#turn({ type: 'conversationUpdate', membersAdded: [{ id: 'person', name: '' }] });
  }

  async type(text: string): Promise<void> {
    await this.#turn({ type: 'message', text });
  }

  /** Presses the button with these words; several for a question that takes several. */
  async press(...titles: readonly string[]): Promise<void> {
    const actions = titles.map((title) => this.button(title));
    const [first] = actions;
    const value =
      actions.length < 2 ? first?.value : { ...first?.value, answer: actions.flatMap(({ value }) => value.answer) };
    await this.#turn({ type: 'message', text: titles.join(', '), value });
  }

  async pressValue(value: unknown): Promise<void> {
    await this.#turn({ type: 'message', text: '', value });
  }

  /** Presses the button of a command, and then for each further part of what it shows. */
  async pressAll(command: string): Promise<void> {
    const replies: Partial<Activity>[] = [];
    const isFurther = ({ value }: CardAction) => value?.command === command && value.from !== undefined;
    let value: unknown = { kind: 'command', command };
    while (value) {
      await this.pressValue(value);
      replies.push(...this.replies);
      value = this.buttons().find(isFurther)?.value;
    }
    this.replies = replies;
  }

  async event(name: string, value?: unknown): Promise<void> {
    await this.#turn({ type: 'event', name, ...(value !== undefined && { value }) });
  }

  /** As the desk sends what is typed while something else is read out. */
  async note(text: string): Promise<void> {
    await this.#turn({ type: 'message', text, value: { kind: 'note' } });
  }

  async endOfConversation(): Promise<void> {
    await this.#turn({ type: 'endOfConversation' });
  }

  buttons(): readonly CardAction[] {
    return this.replies.flatMap(({ suggestedActions }) => suggestedActions?.actions ?? []);
  }

  titles(): readonly string[] {
    return this.buttons().map(({ title }) => title);
  }

  button(title: string): CardAction {
    const found = this.buttons().find((button) => button.title === title);
    const there = this.buttons().map((button) => button.title);
    if (!found) throw new Error(`There is no button "${title}", only: ${there.join(' | ')}`);
    return found;
  }

  /** All that the person could read in the last turn. */
  said(): string {
    return this.replies
      .flatMap(({ text, attachments }) => [text ?? '', ...(attachments ?? []).map(cardText)])
      .join('\n');
  }

  /** Names on the service cards of the last turn, in order. */
  services(): readonly string[] {
    return this.replies.flatMap(({ attachments }) => (attachments ?? []).map(({ content }) => content.title));
  }

  /** The question that waits, if the last turn asked one. */
  asked(): string | undefined {
    return this.replies.findLast(({ channelData }) => channelData?.waymark?.question)?.channelData.waymark.question;
  }

  /** Of a list to tick, what is ticked already when it is asked. */
  ticked(): readonly string[] {
    const { suggestedActions, channelData } = this.replies.findLast((one) => one.channelData?.waymark?.question) ?? {};
    const chosen: readonly string[] = channelData?.waymark.chosen ?? [];
    const isTicked = ({ value, channelData: extras }: CardAction) =>
      value.kind === 'answer' && chosen.includes(value.answer[0]) && extras?.minor !== true;
    return (suggestedActions?.actions ?? []).filter(isTicked).map(({ title }) => title);
  }

  async #turn(activity: Partial<Activity>): Promise<void> {
    const addressed = {
      channelId: this.channelId,
      conversation: { id: 'one', isGroup: false, conversationType: '', name: '' },
      from: { id: 'person', name: '' },
      recipient: { id: 'waymark', name: '' },
      ...activity,
    };
    const turn = await this.#adapter.turn(addressed, throughJson(this.#memory), this.now);
    this.#memory = throughJson(turn.memory);
    this.replies = turn.replies;
    this.reached = turn.reached ?? [];
    this.end = turn.end;
  }

  /** What is remembered; for promises about what is not. */
  get memory(): unknown {
    return this.#memory;
  }
}

function throughJson(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

interface Card {
  readonly title: string;
  readonly subtitle: string;
  readonly text: string;
  readonly buttons?: readonly CardAction[];
}

function cardText({ content }: { content?: Card }): string {
  if (!content) return '';
  const { title, subtitle, text, buttons = [] } = content;
  return [title, subtitle, text, ...buttons.map((button) => `${button.title} ${button.value}`)].join('\n');
}

const adapters = new Map<Knowledge, ChannelBots>();

function adapterFor(knowledge: Knowledge): ChannelBots {
  const adapter = adapters.get(knowledge) ?? new ChannelBots(knowledge, undefined);
  adapters.set(knowledge, adapter);
  return adapter;
}
