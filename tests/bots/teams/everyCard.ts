import type { Activity } from 'botbuilder';
import { nextStep } from '../../../triage/nextStep';
import { TeamsConversation } from '../../journeys/teamsConversation';
import { realKnowledge } from '../../realKnowledge';

/** Every card that a walk through all questions, outcomes' topics and services brings up. */
export async function everyCard(): Promise<readonly Partial<Activity>[]> {
  const cards: Partial<Activity>[] = [];
  const talk = new TeamsConversation(realKnowledge, new Date('2026-11-24T12:00:00Z'));
  const see = () => cards.push(...talk.history());
  const send = async (activity: Partial<Activity>) => {
    await talk.send(activity);
    see();
  };
  await send({ type: 'installationUpdate', action: 'add' });
  await talk.press('Go on in Teams');
  for (
    let step = nextStep(realKnowledge, {}), answers = {};
    step.kind === 'ask';
    step = nextStep(realKnowledge, answers)
  ) {
    const { id, options } = step.question;
    const answer = [options[0]?.id ?? ''];
    answers = { ...answers, [id]: answer };
    await send({ type: 'message', text: 'why' });
    await send({ type: 'message', value: { kind: 'answer', question: id, answer } });
  }
  await send({ type: 'message', value: { kind: 'command', command: 'more' } });
  await send({ type: 'message', value: { kind: 'command', command: 'change' } });
  for (const { id } of realKnowledge.topics) {
    await send({ type: 'message', value: { kind: 'topic', topic: id } });
    await send({ type: 'message', value: { kind: 'topic', topic: id, from: 5 } });
  }
  for (const { id } of realKnowledge.questions)
    await send({ type: 'message', value: { kind: 'change', question: id } });
  await send({ type: 'message', text: 'nobody would miss me' });
  await send({ type: 'message', text: 'hes outside now please help' });
  await send({ type: 'message', text: 'forget this' });
  await send({ type: 'message', text: 'yes' });
  return [...new Map(cards.map((card) => [JSON.stringify(card.attachments), card])).values()];
}
