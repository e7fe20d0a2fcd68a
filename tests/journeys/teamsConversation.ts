import { randomBytes } from 'node:crypto';
import type { Activity } from 'botbuilder';
import { ChannelBots } from '../../bots/channelBots';
import { takeConnectorTurn } from '../../channels/connector/connector';
import type { Knowledge } from '../../model/knowledge';
import type { Bot } from '../../turns/bot';
import { Turns } from '../../turns/turns';
import { MemoryStore } from '../store/memoryStore';
import { TeamsChat } from './teamsChat';

export const WEB = 'https://www.example.police.uk/help';

/** Any element or action of a card, as far as the tests look at it. */
export interface Part {
  readonly type: string;
  readonly text?: string;
  readonly label?: string;
  readonly style?: string;
  readonly isVisible?: boolean;
  readonly title?: string;
  readonly items?: readonly Part[];
  readonly actions?: readonly Part[];
  readonly choices?: readonly { readonly title: string; readonly value: string }[];
  /** The values that are ticked from the beginning. */
  readonly value?: string;
  readonly data?: { readonly kind?: string; readonly question?: string; readonly answer?: readonly string[] };
  readonly url?: string;
}

export interface Card {
  readonly version: string;
  readonly fallbackText: string;
  readonly body: readonly Part[];
  readonly actions?: readonly Part[];
}

type Shown = Partial<Activity>;

/**
 * A conversation with the real bot as Teams has it: turns are transactions, cards are pressed, replaced and taken back.
 */
export class TeamsConversation {
  readonly #chat = new TeamsChat();
  readonly store: MemoryStore;
  readonly #turns: Turns;
  readonly #secrets = [randomBytes(32)] as const;
  readonly failures: unknown[] = [];
  #before = new Set<string | undefined>();
  #count = 0;
  end = 'no';

  constructor(
    knowledge: Knowledge,
    public now: Date,
    private readonly conversation: Partial<Activity['conversation']> = { conversationType: 'personal' },
  ) {
    const clock = () => this.now;
    const bots = botsFor(knowledge);
    const bot: Bot = {
      turn: async (...given) => {
        const turn = await bots.turn(...given);
        this.end = turn.end;
        return turn;
      },
    };
    this.store = new MemoryStore({ idle: 1_800_000, total: 86_400_000 }, clock);
    this.#turns = new Turns({
      bot,
      errorReply: (activity) => bots.errorReply(activity, clock()),
      store: this.store,
      now: clock,
      random: randomBytes,
      send: this.#chat.send,
      onError: (error) => this.failures.push(error),
    });
  }

  /** The chat is opened for the first time, and the person chooses to go on. */
  async begin(): Promise<void> {
    await this.send({ type: 'installationUpdate', action: 'add' });
    await this.press('Go on in Teams');
    this.#before.clear();
  }

  async type(text: string): Promise<void> {
    await this.send({ type: 'message', text });
  }

  /** Presses the button with these words, or ticks the boxes beside those that are ticked, and presses "Done". */
  async press(...titles: readonly string[]): Promise<void> {
    const card = this.history().findLast((shown) => offers(shown).includes(titles[0] ?? ''));
    if (!card) throw new Error(`Nothing offers "${titles[0]}", only: ${this.offered().join(' | ')}`);
    const value = pressed(card, titles);
    await this.send({ type: 'message', value, ...(card.id && { replyToId: card.id }) });
    // A chat that begins again tells first who may read along; whoever began it goes on.
    if (titles[0] === 'Start again' && this.offered().includes('Go on in Teams')) await this.press('Go on in Teams');
  }

  /** An activity as Teams would send it. */
  async send(activity: Partial<Activity>): Promise<void> {
    this.#before = new Set(this.history().map(({ id }) => id));
    this.#count++;
    const around = {
      id: `in-${this.#count}`,
      channelId: 'msteams',
      serviceUrl: 'https://teams.example/',
      conversation: { id: 'one', isGroup: false, name: '', ...this.conversation },
      from: { id: 'person', name: '' },
      recipient: { id: 'waymark', name: '' },
    };
    await takeConnectorTurn({ turns: this.#turns, secrets: this.#secrets }, { ...around, ...activity } as Activity);
  }

  /** What can be read in the chat of the bot's messages, as they stand now. */
  history(): readonly Shown[] {
    return this.#chat.messages;
  }

  /** What was said in the last turn. */
  get replies(): readonly Shown[] {
    return this.history().filter(({ id }) => !this.#before.has(id));
  }

  offered(): readonly string[] {
    return this.history().flatMap(offers);
  }

  /** On the buttons of the last turn. */
  titles(): readonly string[] {
    return this.replies.flatMap(offers);
  }

  said(): string {
    return this.replies.map(words).join('\n');
  }

  allSaid(): string {
    return this.history().map(words).join('\n');
  }

  services(): readonly string[] {
    const boxes = this.replies.flatMap((shown) => cardOf(shown)?.body ?? []);
    return boxes.flatMap(({ style, items }) => (style === 'emphasis' ? [items?.[0]?.text ?? ''] : []));
  }

  /** The boxes of the last question, in the order of their card; those that are ticked begin with ✓. */
  boxes(): readonly string[] {
    const { choices = [], value = '' } = this.#lastPart('Input.ChoiceSet') ?? {};
    return choices.map((one) => (value.split(',').includes(one.value) ? `✓ ${one.title}` : one.title));
  }

  ticked(): readonly string[] {
    return this.boxes().flatMap((box) => (box.startsWith('✓ ') ? [box.slice(2)] : []));
  }

  #lastPart(type: string): Part | undefined {
    return this.replies.flatMap(partsOf).findLast((part) => part.type === type);
  }

  asked(): string | undefined {
    const questions = this.replies.flatMap((shown) => partsOf(shown).flatMap(({ data }) => data ?? []));
    return questions.findLast(({ kind }) => kind === 'answer')?.question;
  }
}

const known = new Map<Knowledge, ChannelBots>();

function botsFor(knowledge: Knowledge): ChannelBots {
  const bots = known.get(knowledge) ?? new ChannelBots(knowledge, WEB);
  known.set(knowledge, bots);
  return bots;
}

export function cardOf({ attachments }: Shown): Card | undefined {
  return attachments?.[0]?.content;
}

/** Every element and action of a card, however deep. */
export function partsOf(shown: Shown): readonly Part[] {
  const card = cardOf(shown);
  return card ? [...card.body, ...(card.actions ?? [])].flatMap(within) : [];
}

function within(part: Part): readonly Part[] {
  return [part, ...[...(part.items ?? []), ...(part.actions ?? [])].flatMap(within)];
}

function offers(shown: Shown): readonly string[] {
  return partsOf(shown).flatMap(({ type, title, choices }) => [
    ...(type === 'Action.Submit' ? [title ?? ''] : []),
    ...(choices ?? []).map((choice) => choice.title),
  ]);
}

function words(shown: Shown): string {
  const parts = partsOf(shown).flatMap(({ text, label }) => text ?? label ?? []);
  return [shown.text ?? '', ...parts].join('\n');
}

/** What Teams sends: the button's data, and with it what was ticked. */
function pressed(card: Shown, titles: readonly string[]): unknown {
  const parts = partsOf(card);
  const button = parts.find(({ type, title }) => type === 'Action.Submit' && title === titles[0]);
  if (button) return button.data;
  const { choices = [], value: heard = '' } = parts.find(({ type }) => type === 'Input.ChoiceSet') ?? {};
  const already = heard.split(',');
  const isTicked = ({ title, value }: (typeof choices)[number]) => titles.includes(title) || already.includes(value);
  const ticked = choices.filter(isTicked).map(({ value }) => value);
  const done = parts.find(({ type, title }) => type === 'Action.Submit' && title === 'Done');
  return { ...done?.data, chosen: ticked.join(',') };
}
