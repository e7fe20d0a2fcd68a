import { deskKnowledge } from '../../dialogs/channelKnowledge';
import type { Wording } from '../../model/knowledge';
import { realKnowledge as knowledge } from '../realKnowledge';

const desk = deskKnowledge(knowledge);

/** What is read to a caller, and to one who calls about someone else. */
function spoken({ person, other, handler = person }: Wording) {
  return { person: handler, other: other ?? handler, handler };
}

describe('what a call handler reads aloud', () => {
  test('are the words for a caller, in every question and every answer', () => {
    for (const [at, { id, ask, why, options }] of knowledge.questions.entries()) {
      const read = desk.questions[at];
      expect([read?.id, read?.ask, read?.why]).toEqual([id, spoken(ask), spoken(why)]);
      for (const [place, { label, told, reply }] of options.entries()) {
        const option = read?.options[place];
        expect([option?.label, option?.told, option?.reply]).toEqual([
          spoken(label),
          spoken(told),
          reply && spoken(reply),
        ]);
      }
    }
  });

  test('are the words for a caller in outcomes, signs and advice too', () => {
    const { outcomes, danger_signs, advice } = knowledge;
    expect(desk.outcomes.map(({ title, says }) => [title, says])).toEqual(
      outcomes.map(({ title, says }) => [spoken(title), says.map(spoken)]),
    );
    expect(desk.danger_signs.map(({ says }) => says)).toEqual(danger_signs.map(({ says }) => spoken(says)));
    expect(desk.advice.map(({ title, text }) => [title, text])).toEqual(
      advice.map(({ title, text }) => [spoken(title), spoken(text)]),
    );
  });

  test('leave out the topics that only make sense in a chat', () => {
    const topics = knowledge.topics.filter(({ chat_only }) => !chat_only);
    expect(desk.topics.map(({ id, says }) => [id, says])).toEqual(topics.map(({ id, says }) => [id, says.map(spoken)]));
    expect(desk.topics.length).toBeLessThan(knowledge.topics.length);
  });
});

test('of what is typed at the desk only danger, thoughts of death and plain answers are heard: “stop it” ends no call', () => {
  const heard = ['emergency', 'no', 'self-harm', 'unsure', 'yes'];
  expect([...new Set(desk.phrases.map(({ id }) => id))].sort()).toEqual(heard);
  expect(desk.phrases).toEqual(knowledge.phrases.filter(({ id }) => heard.includes(id)));
});
