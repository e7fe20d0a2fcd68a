import { type Activity, ActivityTypes } from 'botbuilder';
import { teamsKnowledge } from '../../dialogs/channelKnowledge';
import type { CodeMaker, PassOn } from '../../dialogs/codeMaker';
import { commandChoice, line, message } from '../../dialogs/replies';
import type { BotTurn } from '../../dialogs/turnInProgress';
import { paragraphs, text } from '../../dialogs/wording';
import type { NluPipeline } from '../../language/nluPipeline';
import type { Knowledge } from '../../model/knowledge';
import { TurnAdapter } from '../turnAdapter';
import { WaymarkBot } from '../waymarkBot';
import { isAskedFor, isSummary, isUrgent, withDangerOnly } from './botTurns';
import { extrasOf } from './replyParts';
import { usedCard } from './teamsCards';
import { notRead, press, TeamsHearing, withCard, withPressed } from './teamsHearing';
import { isAgreement, isGroupChat, isLongText, isNothingTicked, isRemoval, withChosenAnswers } from './teamsInput';
import { notice, shortNotice } from './teamsNotice';
import { clearedMemory, type LastingReply, type TeamsMemory, teamsMemory, teamsReplies } from './teamsReplies';
import { typedText } from './typedText';

type TeamsActivity = Partial<Activity>;

/** Milliseconds for which what is said last can be read. */
const READING_TIME = 30_000;

export interface TeamsTurn extends Pick<BotTurn, 'end'>, Partial<Pick<BotTurn, 'reached' | 'outdated' | 'passOn'>> {
  readonly replies: readonly LastingReply[];
  readonly memory: TeamsMemory | undefined;
  /** Whether it is about danger, and goes before whatever still waits to be sent. */
  readonly urgent?: boolean;
}

/** What is said, and the outcomes that it shows. */
type Said = Pick<TeamsTurn, 'replies' | 'reached' | 'passOn'>;

/**
 * The bot for Microsoft Teams, where an employer may read along: it says so before it asks
 * anything, prefers buttons, clears away answered cards, and stays out of group chats.
 */
export class TeamsBot {
  readonly #knowledge: Knowledge;
  readonly #hearing: TeamsHearing;
  readonly #codes: CodeMaker | undefined;

  /** @param web the address of the web version, to be opened on the person's own device */
  constructor(
    knowledge: Knowledge,
    understanding: NluPipeline,
    private readonly web: string | undefined,
    codes?: CodeMaker,
  ) {
    this.#knowledge = teamsKnowledge(knowledge, web);
    this.#hearing = new TeamsHearing(new TurnAdapter(new WaymarkBot(this.#knowledge, understanding), codes));
    this.#codes = codes;
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
        // It may come late. Who took the app away and adds it again was forgotten when they did.
        return activity.action === 'add' ? this.#welcome(before, now) : noReply(before);
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

  /** What is said when the person's code was used. It tells whoever looks on nothing. */
  codeOpened(said: TeamsActivity): readonly Partial<Activity>[] {
    const { replies } = teamsReplies(this.#knowledge, teamsMemory(undefined), [said]);
    return replies.map((reply) => ({ ...reply, id: 'code-opened' }));
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
    const turn = await this.#hearing.turn(heard, before, now);
    if (turn.end === 'exit') return this.#handleMessage(press('forget-now'), before, now);
    if (turn.end === 'forget') return this.#forget(before, turn);
    if (!before.agreed) return this.#beforeAgreement(heard, turn, before, now);
    if (isUrgent(turn)) return this.#reply(before, turn, { talk: turn.memory });
    const reminds = !before.reminded && isLongText(heard);
    const after = { talk: turn.memory, reminded: before.reminded || reminds };
    const notes = [...notRead(this.#knowledge, heard), ...(reminds ? [line(this.#knowledge, 'teams-story')] : [])];
    return this.#reply(before, { ...turn, replies: [...notes, ...turn.replies] }, after);
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
    const replies = [...notRead(this.#knowledge, heard), ...given, ...thanks, asked];
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
    const turn = await this.#hearing.carryOn(before, now);
    return this.#reply(before, turn, { talk: turn.memory, told: true, agreed: true });
  }

  /** An edited message: danger in it is acted on. All else was answered as it was first, and may be no answer to what is asked now. */
  async #handleEdit(activity: TeamsActivity, before: TeamsMemory, now: Date): Promise<TeamsTurn> {
    const heard = { ...activity, type: ActivityTypes.Message, text: typedText(activity), value: undefined };
    const turn = await this.#hearing.readWhole(heard, before, now);
    if (isUrgent(turn)) return this.#reply(before, turn, { talk: turn.memory });
    return this.#reply(before, { replies: [line(this.#knowledge, 'teams-edited')] });
  }

  /** Others read along: one neutral line. Nothing is stored, as the next message may be somebody else's. */
  #inGroup({ type }: TeamsActivity): TeamsTurn {
    const line = { type: ActivityTypes.Message, text: text(this.#knowledge, 'teams-group') };
    return { memory: undefined, replies: type === ActivityTypes.Message ? [line] : [], end: 'no' };
  }

  /** A summary of all answers is nothing for a chat that an employer may keep. */
  #noSummary(): TeamsActivity {
    const { web } = this;
    const where = web === undefined ? '' : text(this.#knowledge, 'teams-web-line', { web });
    const words = paragraphs(text(this.#knowledge, 'teams-no-summary'), where);
    return message(
      words,
      { kind: 'text' },
      this.#codes ? [commandChoice(this.#knowledge, 'choice-pass-on', 'pass-on')] : [],
    );
  }

  #passedOn(passOn: PassOn, memory: TeamsMemory): PassOn {
    return { ...passOn, instead: teamsReplies(this.#knowledge, memory, passOn.instead).replies };
  }

  #reply(before: TeamsMemory, { replies, reached = [], passOn }: Said, change: Partial<TeamsMemory> = {}): TeamsTurn {
    const shown = replies.map((reply) => (isSummary(reply) ? this.#noSummary() : reply));
    const memory = { ...before, ...change };
    const said = teamsReplies(this.#knowledge, memory, shown);
    const passed = passOn && passOn !== 'withdrawn' ? this.#passedOn(passOn, memory) : passOn;
    return {
      ...said,
      end: 'no',
      reached,
      ...(passed && { passOn: passed }),
      ...(isUrgent({ replies }) && { urgent: true }),
    };
  }
}

function noReply(memory: TeamsMemory): TeamsTurn {
  return { memory, replies: [], end: 'no' };
}
