import { WHO_FOR, YOU } from '../../model/answers';
import { afterTyping, answersOf } from './typed';

describe('an age that is told in passing is heard', () => {
  test.each([
    "I'm 16 and this lad follows me home",
    'im in year 10 and a girl keeps messaging me',
    'im in y10, he waits for me',
    'I turned 17 in june and my ex keeps messaging me',
    'i am sixteen. a man waits for me',
    "i'll be 16 next month, a man waits for me",
    'me and my friend are both 14 and this man messages us',
    'aged 15. he messages me',
    'i am doing my gcses and a man follows me home',
    'my stalker is 79, im only 15',
    'i will be 18 in march, he texts me',
    'as a 15 year old i dont know who to tell, he texts me',
    'im a 17 year old lad and she follows me',
  ])('of somebody under 18: "%s"', async (text) => {
    expect(answersOf(await afterTyping('no', text))[WHO_FOR]).toEqual(['me-under-18']);
  });

  test.each(['me, 15 yrs', '15. me', "it's me. year 9", 'its me n im in s3 so 14 yeah', 'me 14', 'im in s4, so me'])(
    'of somebody under 18 who is asked to whom it happens: "%s"',
    async (text) => {
      expect(answersOf(await afterTyping('no', 'skip', text))[WHO_FOR]).toEqual(['me-under-18']);
    },
  );

  test.each(['me, flat 13', 'me 10 times', 'me, for 16 weeks', 'me and the other 12', 'me, 25 yrs'])(
    'and of nobody under 18: "%s"',
    async (text) => {
      expect(answersOf(await afterTyping('no', 'he follows me', text))[WHO_FOR]).not.toEqual(['me-under-18']);
    },
  );

  test.each([
    'he keeps ringing me. at my age, 79, you dont expect it',
    'in my eighties now and he rings all night',
    'im 82 this year and he rings all night',
    'I turned 61 in may and a man from the club follows me',
    'i am seventy nine and he rings all night',
    'I am eighty-one and a gentleman from the bowls club rings me morning and night',
    'im eighty and he rings all night',
    'im a 68 year old woman and he follows me',
    'aged 71, living alone. he bangs on my door',
  ])('of somebody over 60: "%s"', async (text) => {
    expect(answersOf(await afterTyping('no', text))[YOU]).toContain('older');
  });

  test.each([
    'hes 16 and follows me home',
    'ive just turned 18 and he still texts me',
    'it started when i was in year 10, he still texts me now',
    'I was 16 when it started and I am 30 now. he still rings',
    'i am 16 weeks pregnant and he follows me',
    'i am 15 minutes away from him and he still turns up',
    'i get it, im 60 miles away but he still rings me',
    'the lad is 17 and he texts me',
    'he keeps writing to me. my mum is 80 and she lives with me',
    'he follows me and my daughter is 12, she sees it all',
    'i live at number 16 and he knocks every night',
  ])('but not that of anybody else, or of another time: "%s"', async (text) => {
    const answers = answersOf(await afterTyping('no', 'it is happening to me', text));
    expect(answers[WHO_FOR]).not.toEqual(['me-under-18']);
    expect(answers[YOU] ?? []).not.toContain('under-18');
    expect(answers[YOU] ?? []).not.toContain('older');
  });
});

test('an age that is told of whoever somebody writes for makes nobody younger', async () => {
  const answers = answersOf(await afterTyping('no', 'my mum is 80 and a man keeps ringing her, i am 45'));
  expect(answers[WHO_FOR]).toEqual(['someone-else']);
  expect(answers[YOU] ?? []).not.toContain('under-18');
});
