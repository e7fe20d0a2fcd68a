import type { DialogContext } from 'botbuilder-dialogs';
import { FOR_HELPERS, FOR_THE_ACCUSED, isKnownForOther, isOwnStory } from '../language/dialogueAct';
import { DESPAIR, isAccused, isInDanger, withAnswer, YOU } from '../model/answers';
import type { Knowledge, ShortAnswer } from '../model/knowledge';
import type { NamedShortAnswer } from '../model/namedEntries';
import { nextStep } from '../triage/nextStep';
import { servicesNamed } from '../triage/signpost';
import { mayBeReadByEmployer } from './diary/diaryCommands';
import { HELPLINES_TOPIC } from './nextActions';
import { passOn } from './passOn';
import { pendingQuestion } from './questionDialog';
import { say } from './replies';
import { showNamed, showServices } from './serviceCard';
import { isShownAlready, serviceOnOutcome, showAboutOutcome } from './showOutcome';
import { offeredAnswers, showMeant, showShortAnswer, showWhoMayKnow } from './showShortAnswer';
import { SELF_HARM_TOPIC, showTopic, showTopicInShort } from './showTopic';
import { isTold, keepTold } from './told';
import { turnOf } from './turnInProgress';
import type { WaysOn } from './waysOn';

const DOES_IT_COUNT: NamedShortAnswer = 'does-it-count';

/** What is shown to whoever asks something on the way: an answer, a topic, more of the outcome or of its services. */
export class AskedCommands {
  constructor(
    private readonly knowledge: Knowledge,
    private readonly ways: WaysOn,
  ) {}

  /** @param from where a part of the long page begins; without it, only the short answer is shown */
  async topic(dc: DialogContext, id: string, from?: number): Promise<boolean> {
    const topic = this.knowledge.topics.find((one) => one.id === id);
    if (!topic) return false;
    const turn = turnOf(dc.context);
    if (from !== undefined) await this.ways.show(dc, showTopic(this.knowledge, topic, turn, from), topic);
    else {
      keepTold(this.knowledge, turn, topic);
      await say(dc.context, showTopicInShort(this.knowledge, topic, turn));
      await this.ways.backAfterAnswer(dc, topic);
    }
    return true;
  }

  /** Who asks for it again in words gets the long page. */
  async topicInWords(dc: DialogContext, id: string): Promise<boolean> {
    const turn = turnOf(dc.context);
    const topic = this.knowledge.topics.find((one) => one.id === id);
    if (isAccused(turn.answers) && topic && !topic.for_the_accused) return this.leaveUnanswered(dc);
    return this.topic(dc, id, topic && isTold(this.knowledge, turn, topic) ? 0 : undefined);
  }

  /** From here on the crisis lines are in every outcome. */
  async despair(dc: DialogContext): Promise<void> {
    const turn = turnOf(dc.context);
    const { [YOU]: you = [] } = turn.answers;
    turn.answers = withAnswer(turn.answers, YOU, [...new Set([...you, DESPAIR])]);
    await this.topic(dc, SELF_HARM_TOPIC);
  }

  /**
   * The answer to a question that was asked on the way, that to a second one of the same message, and what may be asked in the same
   * breath.
   *
   * @returns false where there is none of that name
   */
  async answer(dc: DialogContext, id: string): Promise<boolean> {
    const answer = this.knowledge.short_answers.find((one) => one.id === id);
    if (!answer) return false;
    const turn = turnOf(dc.context);
    // "Can I change the locks or not", asked in so many words, has that answer and no other.
    if (isTold(this.knowledge, turn, answer) && !turn.reading?.asksInWords) return this.leaveUnanswered(dc, answer);
    // "Not what I asked": the same once more is not it.
    if (turn.reading?.isMisheard && answer.id in turn.told) return this.leaveUnanswered(dc, answer);
    // "Will I get nicked if I go round": no words for victims.
    const isFitting = answer.for_the_accused || answer.in_danger;
    if (isAccused(turn.answers) && !isFitting && turn.reading) return this.leaveUnanswered(dc);
    // "He knows my shifts" is met once the outcome is shown; in a story the questions go on.
    const { asksPlainly, isQuestion, asksInWords } = turn.reading ?? {};
    const isTelling = turn.reading !== undefined && !asksPlainly && !isQuestion && !asksInWords;
    if (isTelling && answer.told_after.length > 0 && !isShownAlready(this.knowledge, turn)) return false;
    // And by the words for it before what it is only like; a count or a day put right beside what is noted asks nothing.
    const fitting = isTelling ? (turn.reading?.fitsAfter ?? []) : [];
    if (fitting[0] !== undefined && !fitting.includes(id)) return this.answer(dc, fitting[0]);
    if (isTelling && turn.reading?.tellsCount && turn.noted.length > 0) return false;
    const { likely = [], asks, asksToo } = turn.reading ?? {};
    const mayHelp = (one: ShortAnswer) => !isInDanger(turn.answers) || turn.isHelpCalled || one.in_danger;
    const [second] = id === asks && asksToo ? offeredAnswers(this.knowledge, turn, [asksToo]).filter(mayHelp) : [];
    const beside = likely.filter((one) => one !== id && one !== second?.id);
    return this.#show(dc, answer, offeredAnswers(this.knowledge, turn, beside), false, second);
  }

  /**
   * To a plain question that nothing here answers for sure, or no more than was said: the likeliest answer, below the
   * question that it answers; or else that it is so, what may be meant, and who may know.
   *
   * @param told what was answered to it before
   */
  async leaveUnanswered(dc: DialogContext, told?: ShortAnswer): Promise<true> {
    const turn = turnOf(dc.context);
    const { likely = [], mayAsk = [] } = turn.reading ?? {};
    // What had to be said at once has answered it.
    if (turn.replies.some(({ channelData }) => mayAsk.includes(channelData?.waymark?.shortAnswer))) {
      await this.ways.backAfterAnswer(dc);
      return true;
    }
    // Until it is known that it happens to somebody else, advice for who stands by them is a button at most.
    const mayHelp = isKnownForOther(turn.answers);
    // What is written for whoever was warned is a button at most to the one it happens to: it would sound like an accusation.
    const mayBeWarned = !isOwnStory(turn.answers);
    const fitting = likely.filter(
      (id) => (mayHelp || !FOR_HELPERS.includes(id)) && (mayBeWarned || !FOR_THE_ACCUSED.includes(id)),
    );
    // Who asks again what was answered is not told the next best in its place: it is a button.
    const [likeliest] = told ? [] : offeredAnswers(this.knowledge, turn, fitting);
    const meant = offeredAnswers(this.knowledge, turn, mayAsk).filter((one) => one !== likeliest);
    if (likeliest) return this.#show(dc, likeliest, meant, true);
    await say(dc.context, showWhoMayKnow(this.knowledge, turn, meant, told));
    await this.ways.backAfterAnswer(dc);
    return true;
  }

  /** To who says that they were misheard: sorry, what their last question may have meant, and what waits once more. */
  async misheard(dc: DialogContext): Promise<void> {
    const turn = turnOf(dc.context);
    const meant = offeredAnswers(this.knowledge, turn, turn.nearest);
    await say(dc.context, showMeant(this.knowledge, turn, meant.length > 0 ? 'misheard-meant' : 'misheard', meant));
    await (pendingQuestion(turn) ? this.ways.askAgain(dc) : this.ways.backAfterAnswer(dc));
  }

  /** @param second the answer to another question, which stands above it, as each does that may not be the one that was meant */
  async #show(
    dc: DialogContext,
    answer: ShortAnswer,
    others: readonly ShortAnswer[],
    isTitled = false,
    second?: ShortAnswer,
  ): Promise<true> {
    const turn = turnOf(dc.context);
    const shown = second ? [answer, second] : [answer];
    for (const one of shown) {
      keepTold(this.knowledge, turn, one);
      const isLast = one === shown.at(-1);
      await say(
        dc.context,
        showShortAnswer(this.knowledge, one, turn, isLast ? others : [], isTitled || one === second),
      );
    }
    await this.ways.backAfterAnswer(dc);
    return true;
  }

  /** @returns false where none of them can be shown */
  async services(dc: DialogContext, ids: readonly string[]): Promise<boolean> {
    const { answers, now } = turnOf(dc.context);
    const named = servicesNamed(this.knowledge, ids, answers, now);
    if (named.length === 0) return false;
    await say(dc.context, showNamed(this.knowledge, named));
    await this.ways.backAfterAnswer(dc);
    return true;
  }

  /** @param from where a further part of the list begins */
  async more(dc: DialogContext, from: number): Promise<unknown> {
    const turn = turnOf(dc.context);
    const step = nextStep(this.knowledge, turn.answers);
    if (step.kind === 'ask') return this.topic(dc, HELPLINES_TOPIC);
    const carded = serviceOnOutcome(this.knowledge, turn);
    const press = (next: number) => ({ kind: 'command', command: 'more', from: next }) as const;
    return this.ways.show(dc, showServices(this.knowledge, step.outcome.help, turn, { carded, from, press }));
  }

  /** A code by which a person at a desk sees what was told here. */
  async passOn(dc: DialogContext): Promise<void> {
    const turn = turnOf(dc.context);
    const from = mayBeReadByEmployer(dc.context) ? 'teams' : 'chat';
    const passing = passOn(this.knowledge, turn, from);
    turn.passOn = passing.passOn;
    if (passing.passOn) turn.codesMade++;
    await this.ways.show(dc, passing.replies);
  }

  async aboutOutcome(dc: DialogContext, from: number): Promise<unknown> {
    const turn = turnOf(dc.context);
    const step = nextStep(this.knowledge, turn.answers);
    // Before there is one: "is it stalking or not".
    if (step.kind === 'ask') return this.answer(dc, turn.reading?.asks ?? DOES_IT_COUNT);
    return this.ways.show(dc, showAboutOutcome(this.knowledge, step, turn, from));
  }
}
