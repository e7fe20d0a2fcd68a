import { type Activity, ActivityTypes } from 'botbuilder';
import { teamsKnowledge } from '../../dialogs/channelKnowledge';
import { line } from '../../dialogs/replies';
import type { BotTurn, ConversationMemory } from '../../dialogs/turnInProgress';
import { text } from '../../dialogs/wording';
import type { NluPipeline } from '../../language/nluPipeline';
import { DANGER, withAnswer } from '../../model/answers';
import type { Knowledge } from '../../model/knowledge';
import { TurnAdapter } from '../turnAdapter';
import { WaymarkBot } from '../waymarkBot';
import { extrasOf, usedCard } from './teamsCards';
import { isAgreement, isGroupChat, isLongText, isNothingTicked, isRemoval, withChosenAnswers } from './teamsInput';
import { notice, shortNotice } from './teamsNotice';
import { clearedMemory, type LastingReply, type TeamsMemory, teamsMemory, teamsReplies } from './teamsReplies';
import { hasMedia, piecesOf, takenIn, typedText } from './typedText';

type TeamsActivity = Partial<Activity>;

/** Milliseconds for which what is said last can be read. */
const READING_TIME = 30_000;
/** Milliseconds in which the same press twice is a slip of the finger. */
const TWICE_WITHIN = 3000;

export interface TeamsTurn extends Pick<BotTurn, 'end'>, Partial<Pick<BotTurn, 'reached'>> {
  readonly replies: readonly LastingReply[];
  readonly memory: TeamsMemory | undefined;
  /** Whether it is about danger, and goes before whatever still waits to be sent. */
  readonly urgent?: boolean;
}

/** What is said, and the outcomes that it shows. */
type Said = Pick<TeamsTurn, 'replies' | 'reached'>;

/**
 * The bot for Microsoft Teams, where an employer may read along: it says so before it asks
 * anything, prefers buttons, clears away answered cards, and stays out of group chats.
 */
export class TeamsBot {
  readonly #knowledge: Knowledge;
  readonly #bot: TurnAdapter;

  /** @param web the address of the web version, to be opened on the person's own device */
  constructor(
    knowledge: Knowledge,
    understanding: NluPipeline,
    private readonly web: string | undefined,
  ) {
    this.#knowledge = teamsKnowledge(knowledge, web);
    this.#bot = new TurnAdapter(new WaymarkBot(this.#knowledge, understanding));
  }

  /** @param memory what the last turn returned, passed through JSON; undefined at the beginning */
  async turn(activity: TeamsActivity, memory: unknown, now: Date): Promise<TeamsTurn> {
    if (isRemoval(activity)) return { memory: undefined, replies: [], end: 'exit' };
    const before = teamsMemory(memory);
    if (isGroupChat(activity)) return this.#inGroup(activity);
    switch (activity.type) {
      case ActivityTypes.Message: {
        const heard = withChosenAnswers({ ...activity, text: typedText(activity) });
        return withPressed(await this.#handleMessage(heard, withCard(before, activity), now), heard, now);
      }
      case ActivityTypes.MessageUpdate:
        return this.#handleEdit(activity, before, now);
      case ActivityTypes.ConversationUpdate:
        return activity.membersAdded?.length ? this.#welcome(before, now) : noReply(before);
      case ActivityTypes.InstallationUpdate:
        // Whoever adds the bot again starts again.
        return activity.action === 'add'
          ? this.#welcome(before.agreed ? clearedMemory(before) : before, now)
          : noReply(before);
      default:
        return noReply(before);
    }
  }

  /** The reply in Teams when a turn has failed: in a group chat, nothing about why. */
  errorReply(activity: TeamsActivity, apology: readonly Partial<Activity>[]): readonly Partial<Activity>[] {
    if (isGroupChat(activity)) return this.#inGroup(activity).replies;
    const { replies } = teamsReplies(this.#knowledge, teamsMemory(undefined), apology);
    return replies.map((reply) => ({ ...reply, id: 'apology' }));
  }

  /** Adding the bot and opening its chat are separate events, and both may arrive. */
  #welcome(before: TeamsMemory, now: Date): TeamsTurn {
    return before.told
      ? noReply(before)
      : this.#reply(before, { replies: [notice(this.#knowledge, this.web, now)] }, { told: true });
  }

  async #handleMessage(heard: TeamsActivity, before: TeamsMemory, now: Date): Promise<TeamsTurn> {
    if (isNothingTicked(heard)) return this.#reply(before, { replies: [line(this.#knowledge, 'teams-choose-first')] });
    if (isAgreement(heard, text(this.#knowledge, 'teams-go-on'))) return this.#agree(before, now);
    const turn = await this.#answeredTurn(heard, before, now);
    if (turn.end === 'exit') return this.#handleMessage(press('forget-now'), before, now);
    if (turn.end === 'forget') return this.#forget(before, turn);
    if (!before.agreed) return this.#beforeAgreement(heard, turn, before, now);
    if (isUrgent(turn)) return this.#reply(before, turn, { talk: turn.memory });
    const reminds = !before.reminded && isLongText(heard);
    const after = { talk: turn.memory, reminded: before.reminded || reminds };
    const notes = [...this.#notRead(heard), ...(reminds ? [line(this.#knowledge, 'teams-story')] : [])];
    return this.#reply(before, { ...turn, replies: [...notes, ...turn.replies] }, after);
  }

  /** What is said of what could not be read: pictures and the like, and what is too long. */
  #notRead(heard: TeamsActivity): readonly TeamsActivity[] {
    return [
      ...(hasMedia(heard) ? [line(this.#knowledge, 'teams-no-media')] : []),
      ...(takenIn(heard.text ?? '') !== heard.text ? [line(this.#knowledge, 'teams-too-long')] : []),
    ];
  }

  /** Of a message that is too long to be taken in, the first part is; but danger is heard in all of it. */
  async #readWhole(heard: TeamsActivity, before: TeamsMemory, now: Date): Promise<BotTurn> {
    const { text: typed = '' } = heard;
    let turn = await this.#bot.turn({ ...heard, text: takenIn(typed) }, before.talk, now);
    for (const piece of piecesOf(typed)) {
      if (isInDanger(turn)) return turn;
      const later = await this.#bot.turn({ ...heard, text: piece }, turn.memory, now);
      if (isUrgent(later)) turn = later;
    }
    return turn;
  }

  /**
   * A press that says nothing new is answered with where the person is, as they may never have got the answer to the first.
   * Only who presses twice in a moment is not answered twice, save in danger. Nor is there anything to read in a picture.
   */
  async #answeredTurn(heard: TeamsActivity, before: TeamsMemory, now: Date): Promise<BotTurn> {
    if (!heard.value && heard.text === '') return this.#bot.turn(press('carry-on'), before.talk, now);
    const turn = await this.#readWhole(heard, before, now);
    if (turn.replies.length > 0 || !heard.value || !before.agreed) return turn;
    const [last, at] = before.pressed ?? ['', 0];
    const isTwice = last === pressOf(heard) && now.getTime() - at < TWICE_WITHIN;
    return isTwice && !isInDanger(turn) ? turn : this.#bot.turn(press('carry-on'), before.talk, now);
  }

  /**
   * Nothing is asked before the person has chosen to go on. Of a story that they type before, what it tells is kept, and
   * answered when they go on; of anything else, whether there is danger. What they ask for, such as the numbers, they get.
   */
  #beforeAgreement(heard: TeamsActivity, turn: BotTurn, before: TeamsMemory, now: Date): TeamsTurn {
    const isStory = isLongText(heard);
    const talk = heard.value || isStory ? turn.memory : withDangerOnly(turn.memory, before.talk);
    const asks = turn.replies.some((reply) => extrasOf(reply)?.kind === 'question');
    const isAnswered = !asks && !isStory && turn.replies.length > 0;
    if (isUrgent(turn) || (isAnswered && before.told)) return this.#reply(before, turn, { talk });
    const given = turn.replies.filter((reply) =>
      asks || isStory ? isAskedFor(reply) : extrasOf(reply)?.kind !== 'choices',
    );
    const thanks = isStory ? [line(this.#knowledge, 'teams-story-before')] : [];
    const asked = before.told ? shortNotice(this.#knowledge) : notice(this.#knowledge, this.web, now);
    const replies = [...this.#notRead(heard), ...given, ...thanks, asked];
    // A yes or no that was asked with the rest is not on the screen.
    const { confirming: _hidden, ...kept } = talk;
    return this.#reply(before, { ...turn, replies }, { talk: kept, told: true });
  }

  /**
   * Takes back all earlier messages; where Teams does not allow that, a short line replaces each. What says so is itself
   * replaced, when it could be read, by a line that tells nobody anything.
   */
  #forget(before: TeamsMemory, said: Said): TeamsTurn {
    const { memory, replies } = this.#reply(clearedMemory(before), said);
    const all = { ...usedCard(this.#knowledge, 'teams-taken-back'), type: ActivityTypes.MessageDelete };
    const name = replies.at(-1)?.id ?? '';
    const done: LastingReply = {
      ...usedCard(this.#knowledge, 'teams-all-taken-back'),
      type: ActivityTypes.MessageUpdate,
      id: name,
      delay: READING_TIME,
      instead: usedCard(this.#knowledge, 'teams-some-left'),
    };
    return { memory, replies: [...replies, all, done], end: 'forget' };
  }

  async #agree(before: TeamsMemory, now: Date): Promise<TeamsTurn> {
    const turn = await this.#bot.turn(press('carry-on'), before.talk, now);
    return this.#reply(before, turn, { talk: turn.memory, told: true, agreed: true });
  }

  /** An edited message: danger in it is acted on, everything else has been answered already. */
  async #handleEdit(activity: TeamsActivity, before: TeamsMemory, now: Date): Promise<TeamsTurn> {
    const heard = { ...activity, type: ActivityTypes.Message, text: typedText(activity), value: undefined };
    const turn = await this.#readWhole(heard, before, now);
    return isUrgent(turn) ? this.#reply(before, turn, { talk: turn.memory }) : noReply(before);
  }

  /** Others read along: one neutral line. Nothing is stored, as the next message may be somebody else's. */
  #inGroup({ type }: TeamsActivity): TeamsTurn {
    const line = { type: ActivityTypes.Message, text: text(this.#knowledge, 'teams-group') };
    return { memory: undefined, replies: type === ActivityTypes.Message ? [line] : [], end: 'no' };
  }

  #reply(before: TeamsMemory, { replies, reached = [] }: Said, change: Partial<TeamsMemory> = {}): TeamsTurn {
    const said = teamsReplies(this.#knowledge, { ...before, ...change }, replies);
    return { ...said, end: 'no', reached, ...(isUrgent({ replies }) && { urgent: true }) };
  }
}

function press(command: string): TeamsActivity {
  return { type: ActivityTypes.Message, value: { kind: 'command', command } };
}

function pressOf({ value }: TeamsActivity): string {
  return JSON.stringify(value) ?? '';
}

function isInDanger({ memory }: BotTurn): boolean {
  return memory.answers[DANGER]?.includes('yes') === true;
}

function isUrgent({ replies }: Pick<BotTurn, 'replies'>): boolean {
  return replies.some((reply) => extrasOf(reply)?.kind === 'emergency');
}

/** What is said about danger, or is an answer to the person's own question. */
function isAskedFor(reply: TeamsActivity): boolean {
  const { kind, topic, shortAnswer } = extrasOf(reply) ?? {};
  return kind === 'emergency' || topic !== undefined || shortAnswer !== undefined;
}

/** Of what was typed, only whether there is danger. */
function withDangerOnly(memory: ConversationMemory, before: ConversationMemory | undefined): ConversationMemory {
  const { answers = {} } = before ?? {};
  const danger = memory.answers[DANGER];
  return { ...memory, answers: danger ? withAnswer(answers, DANGER, danger) : answers };
}

function noReply(memory: TeamsMemory): TeamsTurn {
  return { memory, replies: [], end: 'no' };
}

/** A card whose button is pressed after the memory was cleared can still be cleared away. */
function withCard(before: TeamsMemory, { value, replyToId }: TeamsActivity): TeamsMemory {
  if (!value || !replyToId || before.open.length > 0) return before;
  return { ...before, open: [{ name: '', replyToId }] };
}

function withPressed(turn: TeamsTurn, heard: TeamsActivity, now: Date): TeamsTurn {
  if (!heard.value || turn.memory === undefined) return turn;
  return { ...turn, memory: { ...turn.memory, pressed: [pressOf(heard), now.getTime()] } };
}
