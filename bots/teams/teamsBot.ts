import { type Activity, ActivityTypes } from 'botbuilder';
import { message } from '../../dialogs/replies';
import { text } from '../../dialogs/words';
import type { Knowledge } from '../../model/knowledge';
import { type Turn, TurnAdapter } from '../turnAdapter';
import { WaymarkBot } from '../waymarkBot';
import { extrasOf, takeBack } from './teamsCards';
import { isFarewell, isGroup, isStory, isUrgent } from './teamsEvents';
import { teamsKnowledge } from './teamsKnowledge';
import { forgotten, type TeamsMemory, teamsMemory } from './teamsMemory';
import { teamsNotice } from './teamsNotice';
import { isAgreement, isNothingTicked, typedText, withPress } from './teamsPress';
import { said } from './teamsReplies';

type Heard = Partial<Activity>;

/** What a turn in Teams comes to. */
export interface TeamsTurn {
  readonly memory: TeamsMemory | undefined;
  readonly replies: readonly Partial<Activity>[];
  readonly end: Turn['end'];
}

/**
 * The bot as Microsoft Teams needs it, where an employer may read along: it says so before it asks
 * anything, keeps to buttons, clears away what has been answered, and stays out of group chats.
 */
export class TeamsBot {
  readonly #knowledge: Knowledge;
  readonly #bot: TurnAdapter;

  /** @param web where the web version is, for a device of the person's own */
  constructor(
    knowledge: Knowledge,
    private readonly web: string | undefined,
  ) {
    this.#knowledge = teamsKnowledge(knowledge, web);
    this.#bot = new TurnAdapter(new WaymarkBot(this.#knowledge));
  }

  /** @param memory what the last turn returned, passed through JSON; undefined at the beginning */
  async turn(activity: Heard, memory: unknown, now: Date): Promise<TeamsTurn> {
    if (isFarewell(activity)) return { memory: undefined, replies: [], end: 'exit' };
    const before = teamsMemory(memory);
    if (isGroup(activity)) return this.#inGroup(activity);
    switch (activity.type) {
      case ActivityTypes.Message:
        return this.#hear(
          withPress({ ...activity, text: typedText(activity) }),
          withCard(before, activity),
          now,
        );
      case ActivityTypes.MessageUpdate:
        return this.#hearAgain(activity, before, now);
      case ActivityTypes.ConversationUpdate:
        return activity.membersAdded?.length ? this.#welcome(before, now) : silent(before);
      case ActivityTypes.InstallationUpdate:
        return activity.action === 'add' ? this.#welcome(anew(before), now) : silent(before);
      default:
        return silent(before);
    }
  }

  /** What is said when a turn has failed, as Teams needs it: in a group, nothing about why. */
  apology(activity: Heard, apology: readonly Partial<Activity>[]): readonly Partial<Activity>[] {
    if (isGroup(activity)) return this.#inGroup(activity).replies;
    return said(this.#knowledge, teamsMemory(undefined), apology).replies.map((reply) => ({
      ...reply,
      id: 'apology',
    }));
  }

  /** Adding the bot and opening its chat are told apart, and may both come. */
  #welcome(before: TeamsMemory, now: Date): TeamsTurn {
    return before.told ? silent(before) : this.#say(before, [this.#notice(now)], { told: true });
  }

  async #hear(heard: Heard, before: TeamsMemory, now: Date): Promise<TeamsTurn> {
    if (isNothingTicked(heard)) return this.#say(before, [this.#line('teams-choose-first')]);
    if (isAgreement(heard, text(this.#knowledge, 'teams-go-on'))) return this.#agree(before, now);
    const turn = await this.#bot.turn(heard, before.talk, now);
    if (turn.end === 'exit') return this.#hear(FORGET, before, now);
    if (turn.end === 'forget') return this.#forget(before, turn.replies);
    if (isUrgent(turn)) return this.#say(before, turn.replies, { talk: turn.memory });
    if (!before.agreed) return this.#beforeAgreement(heard, turn, before, now);
    const reminds = !before.reminded && isStory(heard);
    const reminder = reminds ? [this.#line('teams-story')] : [];
    const after = { talk: turn.memory, reminded: before.reminded || reminds };
    return this.#say(before, [...reminder, ...turn.replies], after);
  }

  /**
   * Nothing is asked before the person has chosen to go on, and nothing that they type till then is
   * kept. What they ask for themselves, such as the numbers, they get.
   */
  #beforeAgreement(heard: Heard, turn: Turn, before: TeamsMemory, now: Date): TeamsTurn {
    const asks = turn.replies.some((reply) => extrasOf(reply)?.kind === 'question');
    if (asks || turn.replies.length === 0) {
      const talk = heard.value ? turn.memory : before.talk;
      return this.#say(before, [this.#notice(now)], { talk, told: true });
    }
    if (before.told) return this.#say(before, turn.replies, { talk: turn.memory });
    const asked = turn.replies.filter((reply) => extrasOf(reply)?.kind !== 'choices');
    return this.#say(before, [...asked, this.#notice(now)], { talk: turn.memory, told: true });
  }

  #forget(before: TeamsMemory, replies: readonly Partial<Activity>[]): TeamsTurn {
    const { memory, replies: last } = this.#say(forgotten(before), replies);
    return { memory, replies: [...last, takeBack(this.#knowledge)], end: 'forget' };
  }

  async #agree(before: TeamsMemory, now: Date): Promise<TeamsTurn> {
    const { memory, replies } = await this.#bot.turn(CARRY_ON, before.talk, now);
    return this.#say(before, replies, { talk: memory, told: true, agreed: true });
  }

  /** A message that was changed afterwards: danger in it is heard, all else was answered already. */
  async #hearAgain(activity: Heard, before: TeamsMemory, now: Date): Promise<TeamsTurn> {
    const heard = { ...activity, type: ActivityTypes.Message, text: typedText(activity), value: undefined };
    const turn = await this.#bot.turn(heard, before.talk, now);
    return isUrgent(turn) ? this.#say(before, turn.replies, { talk: turn.memory }) : silent(before);
  }

  /** Others read along: one line, about nothing. Nothing is kept, as who wrote it may not be who comes next. */
  #inGroup({ type }: Heard): TeamsTurn {
    const line = { type: ActivityTypes.Message, text: text(this.#knowledge, 'teams-group') };
    return { memory: undefined, replies: type === ActivityTypes.Message ? [line] : [], end: 'no' };
  }

  #notice(now: Date): Partial<Activity> {
    return teamsNotice(this.#knowledge, this.web, now);
  }

  #line(id: 'teams-story' | 'teams-choose-first'): Partial<Activity> {
    return message(text(this.#knowledge, id), { kind: 'text' });
  }

  #say(
    before: TeamsMemory,
    replies: readonly Partial<Activity>[],
    change: Partial<TeamsMemory> = {},
  ): TeamsTurn {
    return { ...said(this.#knowledge, { ...before, ...change }, replies), end: 'no' };
  }
}

const CARRY_ON: Heard = { type: ActivityTypes.Message, value: { kind: 'command', command: 'carry-on' } };
const FORGET: Heard = { type: ActivityTypes.Message, value: { kind: 'command', command: 'forget' } };

function silent(memory: TeamsMemory): TeamsTurn {
  return { memory, replies: [], end: 'no' };
}

/** A card that is pressed after all else was forgotten can still be cleared away. */
function withCard(before: TeamsMemory, { value, replyToId }: Heard): TeamsMemory {
  if (!value || !replyToId || before.open.length > 0) return before;
  return { ...before, open: [{ name: '', replyToId }] };
}

/** Who adds the bot once more begins once more. */
function anew(before: TeamsMemory): TeamsMemory {
  return before.agreed ? forgotten(before) : before;
}
