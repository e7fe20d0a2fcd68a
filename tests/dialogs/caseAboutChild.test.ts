import { afterTyping, answersOf } from './typed';

const CASE =
  'if i tell police will my wife use this in court. i have case for see my son, he is 9, she say i am crazy already';

describe('a case about a child', () => {
  test.each([
    [CASE],
    [`a man he follow my van. ${CASE}`],
    ['my ex stalks me and we are in court over our daughter, she is 7'],
    ['i am fighting for custody of my son he is 9 and my ex follows me'],
  ])('is no harm to the child, who does nothing either: "%s"', async (text) => {
    const { 'who-for': whoFor, who } = answersOf(await afterTyping('no', text));
    expect(whoFor).toEqual(['me']);
    expect(who ?? []).not.toContain('family');
  });

  test('and who says that it is not their child is believed', async () => {
    const conversation = await afterTyping(
      'no',
      'my son is being bullied he is 9',
      'no no. not my son. it is me. my son is ok. i ask about COURT',
    );
    expect(answersOf(conversation)['who-for']).toEqual(['me']);
  });

  test.each([
    'my son is 9 and a man follows him',
    'i have a case to see my son, he is 9, and his mum hits him',
    'my daughter is 8, his dad hits her, we are in court',
    'a man keeps making contact with my daughter, she is 9',
    'a man comes to school to see my daughter, she is 9',
    'a boy turns up to see my daughter every day, shes 14 and scared',
    'i have a police case for my daughter who was followed home by a man',
    'i have a case about my daughter, a man follows her, she is 9',
  ])('but what is done to a child is: "%s"', async (text) => {
    expect(answersOf(await afterTyping('no', text))['who-for']).toEqual(['child']);
  });

  test.each(['my daughter is ok now, its me thats worried', "my daughter is fine, it's me who is scared for her"])(
    'and who only worries is no one to whom it happens: "%s"',
    async (text) => {
      const conversation = await afterTyping('no', 'my daughter gets messages she is 14', text);
      expect(answersOf(conversation)['who-for']).toEqual(['child']);
    },
  );

  test('and "not my son, my daughter" is still of a child', async () => {
    const conversation = await afterTyping('no', 'my son he is 12 gets messages', 'not my son, my daughter');
    expect(answersOf(conversation)['who-for']).toEqual(['child']);
  });
});
