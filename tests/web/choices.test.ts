import type { Frame } from 'playwright-core';
import { write } from './browser';
import { useStage } from './stage';

const stage = useStage();

const press = (chat: Frame, name: string) => chat.getByRole('button', { name, exact: true }).last().click();
const box = (chat: Frame, name: string) => chat.getByLabel(name, { exact: true });
const ticked = (chat: Frame) => chat.locator('label:has(:checked)').allInnerTexts();
const sent = () => stage.server.directLine.posts.at(-1)?.value;

/** The question whose list comes with one thing ticked. */
async function atSigns(): Promise<Frame> {
  const tab = await stage.visit();
  const chat = await tab.begin();
  await write(chat, 'signs');
  await box(chat, 'A weapon').waitFor();
  return chat;
}

describe('a question with several answers', () => {
  test('comes with what was heard ticked, and “Done” sends that and nothing else', async () => {
    const chat = await atSigns();
    expect(await ticked(chat)).toEqual(['A weapon']);
    await press(chat, 'Done');
    await chat.locator('.card').first().waitFor();
    expect(sent()).toEqual({ kind: 'answer', question: 'signs', answer: ['weapon'] });
    expect(await chat.locator('.mine').last().innerText()).toContain('A weapon');
  });

  test('sends what the person ticks beside it, and not what they take back', async () => {
    const chat = await atSigns();
    await box(chat, 'It is getting worse').check();
    await box(chat, 'A weapon').uncheck();
    await press(chat, 'Done');
    await chat.locator('.card').first().waitFor();
    expect(sent()).toEqual({ kind: 'answer', question: 'signs', answer: ['worse'] });
    expect(await chat.locator('.mine').last().innerText()).toContain('It is getting worse');
  });

  test('lets “None of these” and all others take each other back', async () => {
    const chat = await atSigns();
    await box(chat, 'Getting into my home').check();
    await box(chat, 'None of these').check();
    expect(await ticked(chat)).toEqual(['None of these']);
    await box(chat, 'A weapon').check();
    await box(chat, 'Getting into my home').check();
    expect(await ticked(chat)).toEqual(['A weapon', 'Getting into my home']);
    await box(chat, 'A weapon').uncheck();
    expect(await ticked(chat)).toEqual(['Getting into my home']);
  });

  test('has what was noted below it in small buttons, side by side, on a small phone too', async () => {
    const tab = await stage.visit({ viewport: { width: 320, height: 568 } });
    const chat = await tab.begin();
    await write(chat, 'signs');
    await box(chat, 'A weapon').waitFor();
    const small = chat.locator('.minor').last().getByRole('button');
    const places = await small.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
    const widest = Math.max(...places.map(({ right }) => right));
    expect(places).toHaveLength(9);
    expect(widest).toBeLessThanOrEqual(320);
    expect(new Set(places.map(({ top }) => top)).size).toBeLessThan(9);
    expect(Math.min(...places.map(({ height }) => height))).toBeGreaterThanOrEqual(44);
    expect(Math.max(...places.map(({ height }) => height))).toBeLessThan(60);
  });
});

describe('an answer to what the person asks, and the question again below it', () => {
  test.each(['More about this', 'No'])('can both be used: “%s”', async (name) => {
    const tab = await stage.visit();
    const chat = await tab.begin();
    await write(chat, 'do i have to give a name');
    await chat.getByText('No, you do not have to').waitFor();
    await press(chat, name);
    await chat.locator('.mine').nth(1).waitFor();
    if (name === 'No') await chat.getByLabel('Following me').waitFor();
    // What was offered before is gone, so that nobody presses what is no longer asked.
    await expect(chat.locator('.choices').count()).resolves.toBe(name === 'No' ? 1 : 0);
    await expect(chat.locator('.mine').last().innerText()).resolves.toContain(name);
  });

  test('take the place of what the turn before had offered, and are as they were after a reload', async () => {
    const tab = await stage.visit();
    const chat = await tab.begin();
    await write(chat, 'do i have to give a name');
    await chat.getByText('No, you do not have to').waitFor();
    const offered = async (frame: Frame) => frame.locator('.choices').count();
    expect(await offered(chat)).toBe(2);
    await tab.page.reload();
    await tab.page.locator('dialog.ready').waitFor();
    const again = tab.chat();
    await again.getByText('No, you do not have to').waitFor();
    expect(await offered(again)).toBe(2);
  });
});

test('a person who would have all forgotten keeps it on the screen until they are sure', async () => {
  const chat = await atSigns();
  await press(chat, 'Done');
  await press(chat, 'Forget all this');
  await chat.getByText('Shall I delete it all?').waitFor();
  await expect(chat.locator('.mine').count()).resolves.toBe(3);
  await press(chat, 'Forget it all');
  await chat.getByText('It is forgotten.').waitFor();
  await expect(chat.locator('.mine').count()).resolves.toBe(0);
});

test('more than eight answers stand two by two, and below each other for who has chosen easy read', async () => {
  const tab = await stage.visit({ viewport: { width: 390, height: 664 } });
  const chat = await tab.begin();
  const actions = [...'abcdefghi'].map((one) => {
    const value = { kind: 'answer', question: 'who', answer: [one] };
    return { type: 'messageBack', title: `Person ${one}`, text: one, value };
  });
  const channelData = { waymark: { kind: 'question', question: 'who', choose: 'one' } };
  const asked = { type: 'message', text: 'Who?', channelData, suggestedActions: { actions } };
  stage.server.directLine.says.set('who', [asked]);
  await write(chat, 'who');
  await chat.getByText('Person i').waitFor();
  const columns = async () => {
    const lefts = await chat
      .locator('.choice', { hasText: 'Person' })
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
    return new Set(lefts).size;
  };
  expect(await columns()).toBe(2);
  await chat.locator('#usual .easy').click();
  expect(await columns()).toBe(1);
});
