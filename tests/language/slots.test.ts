import { NluPipeline } from '../../language/nluPipeline';
import { likeliestOption, optionsTold, type SlotValue } from '../../language/slots';
import type { Question } from '../../model/knowledge';
import { MORNING, realKnowledge } from '../realKnowledge';

const understanding = new NluPipeline(realKnowledge);
const question = (id: string): Question => {
  const found = realKnowledge.questions.find((one) => one.id === id);
  if (!found) throw new Error(`There is no question “${id}”.`);
  return found;
};

/** What a story tells of some questions. */
function story(text: string, ...questions: readonly string[]) {
  const { slots } = understanding.understand(text, undefined, MORNING);
  return Object.fromEntries(questions.map((id) => [id, optionsTold(question(id), slots)]));
}

describe('a story answers what it tells of, and nothing that it leaves open', () => {
  test('who it is about, behaviours, repetition and that it is unwanted, all at once', () => {
    const told = story('my ex keeps turning up at my work i told him to stop', 'what', 'unwanted', 'repeated', 'who');
    expect(told).toEqual({
      what: ['following'],
      unwanted: ['yes'],
      repeated: ['several'],
      who: ['ex-recent', 'ex-partner'],
    });
  });
  test('an ex, without a word of when they split up, is one of two', () => {
    expect(story('my ex', 'who')).toEqual({ who: ['ex-recent', 'ex-partner'] });
    expect(story('my ex wont leave me alone, we split up three weeks ago', 'who')).toEqual({ who: ['ex-recent'] });
    expect(story('my ex wont leave me alone, we split up three years ago', 'who')).toEqual({ who: ['ex-partner'] });
  });
  test('two people in it: it is the one who does it', () => {
    expect(story('my husband laughs but a customer leaves me notes', 'who')).toEqual({ who: ['colleague'] });
  });
  test('words that can mean nothing else count in a story too', () => {
    expect(story('i am 15 and a man at the gym keeps following me home', 'who-for')).toEqual({
      'who-for': ['me-under-18'],
    });
  });
  test('what it denies it does not tell', () => {
    expect(story('not my ex, a neighbour', 'who')).toEqual({ who: ['neighbour'] });
  });
});

/** Who somebody is, told in answer to the question, with little or nothing around it. */
function answered(text: string) {
  return understanding.understand(text, 'who', MORNING).answer?.options.join(' ');
}

describe('whoever is told by whose they are, by what they were or by what they do is none of those that lead there', () => {
  test.each([
    ["my landlord's brother", 'acquaintance'],
    ['its my landlords brother', 'acquaintance'],
    ["a deacon's son-in-law", 'acquaintance'],
    ["my carer's boyfriend", 'acquaintance'],
    ["my mum's carer's boyfriend", 'acquaintance'],
    ["my boss's wife", 'acquaintance'],
    ["patient's son", 'acquaintance'],
    ["ex's new girlfriend", 'acquaintance'],
    ['my exs new bird', 'acquaintance'],
    ["my brother's mate", 'acquaintance'],
    ["my late husband's brother", 'family'],
    ["my late wife's sister", 'family'],
    ["my husband's nephew", 'family'],
    ["my ex-husband's mother", 'family'],
    ['my ex mother in law', 'family'],
    ["my daughter's ex-husband", 'someones-ex'],
    ["my granddaughter's ex boyfriend", 'someones-ex'],
    ["my colleague's ex", 'someones-ex'],
    ["my neighbour's son", 'neighbour'],
  ])('whose: %s is %s', (text, who) => {
    expect(answered(text)).toBe(who);
  });
  test.each([
    ['former tenant', 'in-my-care'],
    ['my ex-tenant', 'in-my-care'],
    ['a former pupil', 'in-my-care'],
    ['my ex landlord', 'landlord'],
    ['an ex-colleague', 'colleague'],
    ['my previous manager', 'colleague'],
    ['my ex neighbour', 'neighbour'],
    ['my ex carer', 'carer'],
    ['ex flatmate', 'acquaintance'],
    ['my old headteacher', 'acquaintance'],
    ['a lad I taught', 'in-my-care'],
    ['someone I used to nurse', 'in-my-care'],
    ['bloke who fixed my boiler', 'acquaintance'],
    ['the woman that does my nails', 'acquaintance'],
  ])('what they were, or do: %s is %s', (text, who) => {
    expect(answered(text)).toBe(who);
  });
  test('in a story too, where whose they are counts for nothing', () => {
    expect(story("my landlord's brother keeps following me home and sending messages", 'who')).toEqual({
      who: ['acquaintance'],
    });
    expect(story("my carer's boyfriend keeps following me home and sending messages", 'who')).toEqual({
      who: ['acquaintance'],
    });
    expect(story('my ex landlord keeps following me home and sending messages', 'who')).toEqual({ who: ['landlord'] });
    expect(story("my daughter's ex-husband keeps following me home", 'who')).toEqual({ who: ['someones-ex'] });
  });
  test('but whoever is only mentioned in a longer story does nothing', () => {
    expect(
      story('he waits for me every night and my boss’s wife saw him twice and told me to ring you', 'who'),
    ).toEqual({
      who: [],
    });
  });
  test('and who is meant by name of what they are to the person still is', () => {
    expect(answered('my landlord')).toBe('landlord');
    expect(answered('my carer')).toBe('carer');
    expect(answered('my ex')).toBe('ex-recent ex-partner');
    expect(answered('the brother of nobody, my landlord')).toBe('landlord');
    expect(story("my ex, not my ex's brother, keeps following me home", 'who')).toEqual({
      who: ['ex-recent', 'ex-partner'],
    });
  });
});

const slot = (option: string, sureness: number, isPlain = false): SlotValue => ({
  question: 'who',
  option,
  sureness,
  isPlain,
});

describe('of two answers where only one can be right', () => {
  const who = question('who');
  test('the surer is taken if it is much surer, and else neither', () => {
    expect(optionsTold(who, [slot('neighbour', 2), slot('colleague', 1.2)])).toEqual(['neighbour']);
    expect(optionsTold(who, [slot('neighbour', 1.3), slot('colleague', 1.2)])).toEqual([]);
  });
  test('the narrower is taken of two that do not contradict each other', () => {
    expect(optionsTold(who, [slot('ex', 2), slot('ex-partner', 1)])).toEqual(['ex-partner']);
    expect(optionsTold(who, [slot('ex', 2)])).toEqual(['ex-recent', 'ex-partner']);
  });
  test('what words say beyond doubt is taken', () => {
    expect(optionsTold(who, [slot('neighbour', 2.5), slot('colleague', 2, true)])).toEqual(['colleague']);
  });
  test('of a list, all are taken', () => {
    const heard = ['contact', 'gifts'].map((option) => ({ question: 'what', option, sureness: 1 }));
    expect(optionsTold(question('what'), heard)).toEqual(['contact', 'gifts']);
  });
});

describe('in the reply to a question less is enough', () => {
  const who = question('who');
  const fact = (option: string, sureness: number) => ({ label: `who:${option}`, sureness });
  test('unless two are about as likely, or nothing is half sure', () => {
    expect(likeliestOption(who, [fact('neighbour', 0.6)])).toEqual(['neighbour']);
    expect(likeliestOption(who, [fact('neighbour', 0.4)])).toBeUndefined();
    expect(likeliestOption(who, [fact('neighbour', 0.7), fact('family', 0.6)])).toBeUndefined();
    expect(likeliestOption(who, [fact('ex', 0.9), fact('family', 0.6)])).toEqual(['ex-recent', 'ex-partner']);
  });
});
