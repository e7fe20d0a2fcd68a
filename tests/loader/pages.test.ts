import { flowPage, servicesPage } from '../../commands/knowledgePages';
import { realKnowledge } from '../realKnowledge';
import { readWith, told } from './soundKnowledge';

const loaded = readWith({});
if (loaded.kind === 'broken') throw new Error(told(loaded));
const { knowledge } = loaded;

describe('Whoever wants to see the whole in one look', () => {
  test('finds every question, decision and outcome in the drawing', () => {
    const page = flowPage(knowledge);
    for (const { id, title } of knowledge.outcomes) expect(page).toContain(`| ${id} | ${title.person} |`);
    for (const { ask } of knowledge.questions) expect(page).toContain(ask.person);
    expect(page).toContain('Who are you? (only heard)');
    expect(page).toContain('\n  q0 --> q1 --> q2 --> q3\n');
    expect(page).toContain('d1{{"unwanted: yes or unsure"}}\n  d1 -- fits --> o_stalking\n  d1 -- else --> d2');
    expect(page).toContain('d2{{"everyone else"}}\n  d2 -- fits --> o_something_else');
  });

  test('finds every service under its area, with its hours in words', () => {
    const page = servicesPage({ ...knowledge, messages: realKnowledge.messages });
    expect(page.match(/^## .*$/gm)).toEqual(['## The United Kingdom', '## Here']);
    expect(page).toContain(
      '| **Stalking Line** (stalking-line) | stalking | 0808 157 0000; help@example.org.uk; https://www.example.org.uk ' +
        '| Monday to Friday: 9.30am to 5pm. Saturday, Sunday: 10am to 12am. Bank holidays: closed | Free. | not known | A | dialled 2026-01-02 |',
    );
  });
});
