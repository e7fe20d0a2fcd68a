import { deskKnowledge } from '../../dialogs/channelKnowledge';
import type { DeskState } from '../../model/protocol/deskActivities';
import { Conversation, realKnowledge as knowledge, MORNING } from '../journeys/conversation';

async function call(): Promise<Conversation> {
  const conversation = new Conversation(knowledge, MORNING, 'desk');
  await conversation.begin();
  return conversation;
}

function state({ replies }: Conversation): DeskState {
  const told = replies.filter(({ name }) => name === 'waymark.desk');
  expect(told).toHaveLength(1);
  expect(replies.at(-1)).toBe(told[0]);
  return told[0]?.value;
}

const answer = (question: string, ...ids: readonly string[]) => ({ kind: 'answer', question, answer: ids });

test('a visitor is never sent what is for the desk, whatever they post', async () => {
  const visitor = new Conversation(knowledge, MORNING, 'directline');
  await visitor.begin();
  expect(visitor.replies.every(({ type }) => type === 'message')).toBe(true);
  await visitor.event('waymark.fault', { service: 'samaritans', fault: 'wrong-number' });
  await visitor.event('waymark.look');
  expect(visitor.replies).toEqual([]);
});

describe('a call handler', () => {
  test('reads the handler’s words, and the words about another when someone else is concerned', async () => {
    const desk = await call();
    expect(state(desk).asking?.ask).toBe(knowledge.questions[0]?.ask.handler);
    await desk.pressValue(answer('danger', 'no'));
    await desk.pressValue(answer('who-for', 'someone-else'));
    expect(state(desk).first).toEqual([
      'Thank you for looking out for them. I will say "they" for the person it is happening to.',
    ]);
    expect(state(desk).asking?.ask).toBe(knowledge.questions[2]?.ask.other);
  });

  test('sees what a story filled in, and is asked only for the rest', async () => {
    const desk = await call();
    await desk.pressValue(answer('danger', 'no'));
    await desk.pressValue(answer('who-for', 'me'));
    await desk.type('my ex keeps turning up at my work i told him to stop');
    const { changed, asking, questions, looks } = state(desk);
    expect(changed).toEqual(expect.arrayContaining(['what', 'unwanted', 'repeated', 'who']));
    expect(asking?.id).toBe('who');
    expect(questions.find(({ id }) => id === 'unwanted')).toMatchObject({
      state: 'done',
      answer: 'Yes, I want it to stop',
    });
    expect(looks).toMatchObject({ kind: 'leaning', title: 'This may be stalking' });
  });

  test('has the whole call on one screen at its end: why, FOUR, flags, and numbers to read out', async () => {
    const desk = await call();
    await desk.pressValue(answer('danger', 'no'));
    await desk.pressValue(answer('who-for', 'me'));
    await desk.pressValue(answer('what', 'following', 'threats'));
    await desk.pressValue(answer('unwanted', 'yes'));
    await desk.pressValue(answer('repeated', 'several'));
    await desk.pressValue(answer('fixated', 'yes'));
    await desk.pressValue(answer('who', 'ex-recent'));
    await desk.pressValue(answer('signs', 'none'));
    await desk.pressValue(answer('where', 'bedfordshire'));
    const { asking, looks, four, flags, services, themes } = state(desk);
    expect(asking).toBeUndefined();
    expect(looks).toMatchObject({ kind: 'sure', title: 'This sounds like stalking' });
    expect(looks.because).toContain('you want it to stop');
    expect(four.map(({ mark }) => mark)).toEqual(['yes', 'not-asked', 'yes', 'yes']);
    expect(flags.map(({ id }) => id)).toEqual(['threats', 'recent-parting', 'full-assessment']);
    expect(themes).toEqual(['threats', 'following', 'separation']);
    expect(services[0]).toMatchObject({
      id: 'national-stalking-helpline',
      open: 'open',
      numbers: ['0808 802 0300'],
      dispositions: ['stalking'],
    });
    expect(services[0]?.says.join(' ')).toMatch(
      /The number is 0808 802 0300\. They are open now, until 4pm\. Those are the usual hours\. Free to call\. We do not know/,
    );
  });

  test('opens and changes any answer at once, and what follows from it changes with it', async () => {
    const desk = await call();
    await desk.pressValue(answer('danger', 'no'));
    await desk.pressValue(answer('who-for', 'me'));
    await desk.pressValue({ kind: 'change', question: 'danger' });
    expect(state(desk).asking).toMatchObject({ id: 'danger', answer: ['no'] });
    await desk.pressValue(answer('danger', 'yes'));
    expect(state(desk)).toMatchObject({ danger: true, looks: { kind: 'sure', title: 'Call 999 now' } });
    expect(state(desk).asking).toBeUndefined();
    expect(state(desk).looks.says.join(' ')).not.toMatch(/software|come back here/);
    await desk.pressValue(answer('danger', 'no'));
    expect(state(desk).asking?.id).toBe('what');
  });

  test('asks again only between the answers that the caller’s words left open, and no skip loses them', async () => {
    const desk = await call();
    await desk.pressValue(answer('danger', 'no'));
    await desk.pressValue(answer('who-for', 'me'));
    await desk.type('my ex keeps turning up at my work i told him to stop');
    const { asking, questions } = state(desk);
    expect(asking).toMatchObject({ ask: 'When did you two split up?', answer: ['ex-recent', 'ex-partner'] });
    expect(asking?.options.map(({ id }) => id)).toEqual(['ex-recent', 'ex-partner']);
    expect(questions.find(({ id }) => id === 'who')).toMatchObject({ state: 'asking', answer: 'it is an ex' });
    await desk.pressValue(answer('who', ...(asking?.skipped ?? [])));
    expect(state(desk).flags.map(({ id }) => id)).toContain('recent-parting');
  });

  test('is led to words of their own for a caller who rings about what they do', async () => {
    const desk = await call();
    await desk.pressValue(answer('danger', 'no'));
    expect(state(desk).steps).toEqual([]);
    await desk.pressValue(answer('who-for', 'own-behaviour'));
    expect(state(desk)).toMatchObject({ steps: ['own-behaviour'], flags: [{ id: 'own-behaviour' }] });
  });

  test('can put every question so that yes or no is enough, and what is asked back in its own words', async () => {
    const desk = await call();
    expect(state(desk).asking?.near).toBe('Are you in danger right now? Just say yes or no.');
    await desk.pressValue(answer('danger', 'no'));
    await desk.pressValue(answer('who-for', 'someone-else'));
    expect(state(desk)).toMatchObject({ audience: 'other', asking: { id: 'what' } });
    await desk.pressValue(answer('what', 'contact'));
    expect(state(desk).asking?.near).toBe('Do they want it to stop? Yes or no.');
    await desk.pressValue(answer('unwanted', 'yes'));
    expect(state(desk).questions.find(({ id }) => id === 'unwanted')?.told).toBe('they want it to stop');
    await desk.pressValue({ kind: 'change', question: 'unwanted' });
    await desk.type('no');
    expect(state(desk).asking?.near).toBe(state(desk).asking?.ask);
  });

  test('asks back what would lower care, in words of its own and with two answers', async () => {
    const desk = await call();
    await desk.pressValue(answer('danger', 'no'));
    await desk.pressValue(answer('who-for', 'me'));
    await desk.pressValue(answer('what', 'contact'));
    await desk.pressValue(answer('unwanted', 'yes'));
    await desk.pressValue({ kind: 'change', question: 'unwanted' });
    await desk.type('no');
    const { asking } = state(desk);
    expect(asking?.ask).toMatch(/^I want to get this right/);
    expect(asking?.options.map(({ id }) => id)).toEqual(['yes', 'no']);
  });

  test('is shown the signs of high risk as a list with what was heard ticked, and “none” only by itself', async () => {
    const desk = await call();
    await desk.pressValue(answer('danger', 'no'));
    await desk.pressValue(answer('who-for', 'me'));
    await desk.type('my husband keeps turning up and last week he had a knife');
    expect(state(desk).questions.find(({ id }) => id === 'signs')).toMatchObject({
      state: 'to-come',
      answer: 'A weapon',
    });
    await desk.pressValue({ kind: 'change', question: 'signs' });
    const { asking } = state(desk);
    expect(asking).toMatchObject({ id: 'signs', answer: ['weapon'], skipped: ['weapon', 'skipped'] });
    expect(asking?.options.filter(({ alone }) => alone).map(({ id }) => id)).toEqual(['none']);
    await desk.pressValue(answer('signs', 'none', 'weapon', 'worse'));
    expect(state(desk).questions.find(({ id }) => id === 'signs')?.answer).toBe(
      'A weapon; It is getting worse or more often',
    );
  });

  test('sees of what is never asked only what the caller told', async () => {
    const told = new Set(knowledge.questions.filter(({ asked }) => !asked).map(({ id }) => id));
    const desk = await call();
    expect(state(desk).questions.filter(({ id }) => told.has(id))).toEqual([]);
    await desk.pressValue(answer('danger', 'no'));
    await desk.type('i am 15 and a lad at school keeps following me');
    expect(state(desk).questions.find(({ id }) => id === 'you')).toMatchObject({ state: 'done', answer: 'Under 18' });
  });

  test('reads out 999 where there may be danger, whatever is asked', async () => {
    const desk = await call();
    await desk.pressValue(answer('danger', 'no'));
    await desk.type('i think he might be coming over tonight');
    expect(state(desk)).toMatchObject({ danger: false, topic: { says: expect.stringContaining('999') } });
  });

  test('asks a caller who may think of ending their life, and has the answer one key away', async () => {
    const desk = await call();
    await desk.pressValue(answer('danger', 'no'));
    await desk.type('nobody would miss me');
    const { says, choices = [] } = state(desk).topic ?? {};
    expect(says).toMatch(/ending your life\?.*116 123/);
    expect(choices.map(({ label }) => label)).toEqual(['Yes', 'No']);
    await desk.pressValue(choices[0]?.press);
    expect(state(desk).topic?.says).toContain('116 123');
  });

  test('has the answer to what the caller asks, and more of it one key away', async () => {
    const desk = await call();
    await desk.pressValue(answer('danger', 'no'));
    await desk.type('am i wasting police time');
    const { says, choices = [] } = state(desk).topic ?? {};
    expect(says).toContain('you are not wasting anyone');
    await desk.pressValue(choices[0]?.press);
    expect(state(desk).topic?.says.length).toBeGreaterThan(says?.length ?? 0);
  });

  test('whose “yes” answers the danger question, though the caller asked something before it', async () => {
    const desk = await call();
    await desk.type('am i wasting police time');
    await desk.type('yes');
    expect(state(desk).danger).toBe(true);
  });

  test('may type whatever a caller says: no word of it ends, forgets or restarts the call', async () => {
    for (const words of ['exit', 'forget this', 'start again', 'go away', 'bye', 'back', 'stop', 'skip']) {
      const desk = await call();
      await desk.pressValue(answer('danger', 'no'));
      await desk.type(words);
      expect([words, desk.end, state(desk).questions[0]?.state]).toEqual([words, 'no', 'done']);
    }
  });

  test('notes what is said while the script is read out, answers no question by it, and hears danger and questions in it', async () => {
    const desk = await call();
    await desk.note('yes');
    expect(state(desk)).toMatchObject({ changed: [], danger: false });
    await desk.note('my ex keeps turning up at my work');
    expect(state(desk).changed).toEqual(expect.arrayContaining(['what', 'who']));
    expect(state(desk).asking?.id).toBe('danger');
    await desk.note('how do i report it to the police');
    expect(state(desk).topic?.says).toContain('101');
    await desk.note('he is outside my house right now with a knife');
    expect(state(desk).danger).toBe(true);
  });

  test('who types a plea has 999 in sight at once', async () => {
    const desk = await call();
    await desk.pressValue(answer('danger', 'no'));
    await desk.type('he is outside my house right now with a knife');
    expect(state(desk).danger).toBe(true);
  });

  test('reports a number, and only the service and the fault come back', async () => {
    const desk = await call();
    await desk.event('waymark.fault', {
      service: 'samaritans',
      fault: 'wrong-number',
      note: 'Sam on 01632 960 123',
    });
    expect(desk.replies[0]).toMatchObject({
      type: 'event',
      name: 'waymark.fault-noted',
      value: { service: 'samaritans', fault: 'wrong-number' },
    });
    expect(JSON.stringify(desk.replies[0])).not.toMatch(/Sam on|01632/);
    await desk.event('waymark.fault', { service: 'Sam’s own number', fault: 'wrong-number' });
    await desk.event('waymark.fault', { service: 'samaritans', fault: 'Sam was rude' });
    expect(desk.replies.map(({ name }) => name)).toEqual(['waymark.desk']);
  });

  test('ends the call, and nothing more is said', async () => {
    const desk = await call();
    await desk.endOfConversation();
    expect(desk.end).toBe('exit');
    expect(desk.replies.every(({ name }) => name !== 'waymark.desk')).toBe(true);
  });
});

test('nothing that is read to a caller speaks of a chat, a button or software', () => {
  const { questions, outcomes, danger_signs, topics, advice } = deskKnowledge(knowledge);
  const asked = questions.flatMap(({ ask, why, options }) => [
    ask,
    why,
    ...options.flatMap(({ reply }) => reply ?? []),
  ]);
  const shown = [...outcomes, ...topics].flatMap(({ says }) => says);
  const read = [...asked, ...shown, ...danger_signs.map(({ says }) => says), ...advice.map(({ text }) => text)];
  const words = read.flatMap(({ person, other }) => [person, other ?? '']);
  const odd = /\bWaymark\b|software|\bbuttons?\b|this chat|the cards|\bbelow\b|\btype\b|come back here/i;
  expect(words.filter((one) => odd.test(one))).toEqual([]);
});
