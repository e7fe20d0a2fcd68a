import { cardOf, TeamsConversation } from '../../journeys/teamsConversation';
import { realKnowledge } from '../../realKnowledge';
import { openBrowser } from '../../web/browser';

/** Where the picture is written, if anywhere: `WAYMARK_PICTURES=docs npx jest tests/bots/teams/cardSheet.test.ts`. */
const FOLDER = process.env.WAYMARK_PICTURES;
const RENDERER = require.resolve('adaptivecards/dist/adaptivecards.min.js');

/** Beside each other, as wide as on a phone, in colours like those of Teams. */
const PAGE = `<style>
  body { display: flex; flex-wrap: wrap; gap: 24px; align-items: flex-start; width: 1572px; margin: 24px;
    background: #f5f5f5; font: 14px/20px 'Segoe UI', sans-serif }
  section { width: 375px; display: grid; gap: 8px }
  h2 { margin: 0; font: 14px sans-serif; color: #555 }
  section > div { background: #fff; border: 1px solid #ddd; border-radius: 6px }
  button { min-height: 32px; background: #fff; border: 1px solid #bbb; border-radius: 4px; font-weight: 600 }
</style>`;
const LOOK = {
  fontFamily: "'Segoe UI', sans-serif",
  spacing: { small: 8, default: 8, medium: 12, large: 16, extraLarge: 20, padding: 12 },
  actions: { actionAlignment: 'stretch', maxActions: 6 },
  containerStyles: {
    emphasis: { backgroundColor: '#f0f0f0' },
    attention: { backgroundColor: '#fdf3f4', foregroundColors: { default: { default: '#b10e1c' } } },
  },
};

/** What a person does, and what the chat is called then; the last of it is drawn, or all that stands in it. */
type Scene = readonly [title: string, act: (teams: TeamsConversation) => Promise<void>, whole?: 'whole'];

const STORY = 'my ex follows me to work every day, i told him to stop, it is getting worse';
const SCENES: readonly Scene[] = [
  ['The notice', (teams) => teams.send({ type: 'installationUpdate', action: 'add' })],
  ['A question', (teams) => teams.press('Go on in Teams')],
  ['Danger', (teams) => teams.type('hes outside now please help')],
  ['After a story', (teams) => teams.press('I am safe now').then(() => teams.type(STORY))],
  ['The outcome', skipAll],
  ['Services', (teams) => teams.press('More services')],
  ['Thoughts of suicide', (teams) => teams.type('i want to kill myself')],
  ['“Forget this”, for half a minute', (teams) => teams.type('exit'), 'whole'],
];

async function skipAll(teams: TeamsConversation): Promise<void> {
  while (!teams.titles().includes('More services')) await teams.press('Skip this one');
}

test('all cards that a person comes by can be drawn side by side, as a picture of how they look on a phone', async () => {
  const browser = await openBrowser();
  const page = await browser.newPage({ viewport: { width: 1620, height: 900 } });
  await page.setContent(PAGE);
  await page.addScriptTag({ path: RENDERER });
  const teams = new TeamsConversation(realKnowledge, new Date('2026-11-24T12:00:00Z'));
  for (const [title, act, whole] of SCENES) {
    await act(teams);
    const cards = (whole ? teams.history() : teams.replies).map((shown) => cardOf(shown));
    expect(cards.length).toBeGreaterThan(0);
    await page.evaluate(draw, { title, cards: JSON.stringify(cards), look: LOOK });
  }
  expect(await page.locator('section').count()).toBe(SCENES.length);
  if (FOLDER) await page.screenshot({ path: `${FOLDER}/teams-cards.png`, fullPage: true });
  await browser.close();
});

/** In the page. Only Teams itself draws bold words in a text. */
function draw({ title, cards, look }: { readonly title: string; readonly cards: string; readonly look: object }): void {
  const { AdaptiveCards } = globalThis as unknown as { AdaptiveCards: typeof import('adaptivecards') };
  const section = document.createElement('section');
  section.append(Object.assign(document.createElement('h2'), { textContent: title }));
  for (const json of JSON.parse(cards.replaceAll('**', ''))) {
    const card = new AdaptiveCards.AdaptiveCard();
    card.hostConfig = new AdaptiveCards.HostConfig(look);
    card.parse(json);
    section.append(card.render() ?? '');
  }
  document.body.append(section);
}
