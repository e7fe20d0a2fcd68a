import { afterTyping } from './typed';

/** Said to whoever stands by somebody: to the one whom it happens to, it would be dangerous. */
const FOR_HELPERS = ['I believe you, it is not your fault', 'Tell them that you believe them'];

describe('advice for helpers', () => {
  test.each([
    ['what should i say to her'],
    ['no', 'what should i say to her'],
    ['no', 'what do i say to him'],
    ['no', 'she pushes me away, what do i do'],
  ])('is not given before it is known to whom it happens: "%s", "%s"', async (...lines) => {
    const said = (await afterTyping(...lines)).said();
    for (const advice of FOR_HELPERS) expect(said).not.toContain(advice);
  });

  test.each([
    ['how can i help. my mate is being followed'],
    ['how do i help someone who is being stalked'],
    ['no', 'my sister is being stalked by her ex', 'what should i say to her'],
  ])('is given to who has said that it happens to somebody else: "%s", "%s", "%s"', async (...lines) => {
    const said = (await afterTyping(...lines)).said();
    expect(FOR_HELPERS.some((advice) => said.includes(advice))).toBe(true);
  });
});
