import { DANGER, WHO_FOR } from '../../model/answers';
import { afterTyping, answersOf } from './typed';

test('who is in danger themselves, and asks what to do, is told nothing that is for a helper', async () => {
  const conversation = await afterTyping(
    'no its about my friend. her ex comes round at night',
    'its me. im not asking for a friend. its happening to me and my kids',
    'oh god hes pulled up outside. hes just sitting there in the car with the engine on',
  );
  expect(answersOf(conversation)[WHO_FOR]).toEqual(['us']);
  expect(answersOf(conversation)[DANGER]).toEqual(['yes']);
  await conversation.type('should i go to the window. the kids are asleep upstairs');
  expect(conversation.said()).not.toMatch(/go to them|a bed at yours/);
  expect(conversation.said()).toContain('999');
});

test('whether it was kept is no thought of dying', async () => {
  const conversation = await afterTyping(
    'he is banging on my door',
    'yes im safe. did it keep what i wrote about tonight',
  );
  expect(conversation.said()).not.toContain('ending your life');
});
