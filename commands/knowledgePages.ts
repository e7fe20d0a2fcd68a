import { hoursWords } from '../dialogs/openWords';
import type { Area, Knowledge, Phone, Service } from '../model/knowledge';
import type { Condition } from '../model/questions';
import { laterPage } from '../server/pages/laterPage';

export function flowFile(knowledge: Knowledge) {
  return { path: 'docs/flow.md', text: flowPage(knowledge) };
}

export function servicesFile(knowledge: Knowledge) {
  return { path: 'docs/services.md', text: servicesPage(knowledge) };
}

export function laterFile(knowledge: Knowledge) {
  return { path: 'deploy/nginx/later.html', text: laterPage(knowledge) };
}

/** Questions, decisions and outcomes as one Markdown page with diagrams. */
export function flowPage(knowledge: Knowledge): string {
  return `${[
    '# From the questions to the outcomes',
    'Drawn by `npm run flow` from `knowledge/`; do not edit by hand.',
    'A question is asked only if its answer can still change the outcome or the services. Whoever would rather not say counts as unsure. What is “only heard” is never asked: people tell it by themselves.',
    '## Questions, in the order of asking',
    mermaid(questionLines(knowledge)),
    '## Decisions',
    'Read from the top; the first that fits decides.',
    mermaid(decisionLines(knowledge)),
    '## Outcomes, and where they send people',
    outcomeTable(knowledge),
  ].join('\n\n')}\n`;
}

function mermaid(lines: readonly string[]): string {
  return ['```mermaid', 'flowchart TD', ...lines.map((line) => `  ${line}`), '```'].join('\n');
}

function questionLines({ questions }: Knowledge): readonly string[] {
  const boxes = questions.map(({ id, ask, options, choose, asked }, place) => {
    const answers = options.map(({ label }) => label.person).join(' · ');
    const wording = `${label(ask.person)}${asked ? '' : ' (only heard)'}`;
    return `q${place}["<b>${label(id)}</b><br/>${wording}<br/><i>${label(answers)}${choose === 'many' ? ' (any)' : ''}</i>"]`;
  });
  const order = questions.flatMap(({ asked }, place) => (asked ? [`q${place}`] : []));
  return [...boxes, order.join(' --> ')];
}

function decisionLines({ decisions, outcomes }: Knowledge): readonly string[] {
  const named = outcomes.map(({ id, title }) => `${key(id)}(["${label(title.person)}"])`);
  const read = decisions.flatMap(({ outcome, when }, place) => {
    const box = `d${place}{{"${conditionLabel(when)}"}}`;
    const fits = `d${place} -- fits --> ${key(outcome)}`;
    return place + 1 < decisions.length ? [box, fits, `d${place} -- else --> d${place + 1}`] : [box, fits];
  });
  return [...named, ...read];
}

function conditionLabel(when: Condition): string {
  return conditionParts(when).map(label).join('<br/>') || 'everyone else';
}

function conditionParts(when: Condition): readonly string[] {
  return Object.entries(when).map(([question, answers]) => `${question}: ${answers.join(' or ')}`);
}

function outcomeTable({ outcomes }: Knowledge): string {
  const rows = outcomes.map(({ id, title, help, topics }) => {
    const kinds = help.map(({ kind, when }) => {
      const only = conditionParts(when).join(', ');
      return only ? `${kind} (${only})` : kind;
    });
    return tableRow([id, title.person, kinds.join(', '), topics.join(', ')]);
  });
  return ['| Outcome | Says | Kinds of help, best first | Topics |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** Escapes quotes and brackets, which are Mermaid's syntax. A keyword such as "end" cannot be a node's name. */
function label(text: string): string {
  return text.replace(/["#<>]/g, (sign) => `#${sign.charCodeAt(0)};`);
}

function key(id: string): string {
  return `o_${id.replaceAll('-', '_')}`;
}

const TABLE_HEAD = `| Service | Kinds of help | How to reach it | Hours | Cost | On the bill | Sure | Checked |
| --- | --- | --- | --- | --- | --- | --- | --- |`;

/** Every service at a glance, area by area, for authors. */
export function servicesPage(knowledge: Knowledge): string {
  const areas = knowledge.areas.flatMap((area) => areaPart(area, knowledge));
  return `${[
    '# The services',
    'Written by `npm run services` from `knowledge/services/`; do not edit by hand.',
    'Checked: **dialled** or **page opened** on that day, a **document** of that date, copied from the **owner’s page**, or **undated**. How sure: **owner** stated by the project’s owner, **A** the operator’s own words seen, **B** two sources agree, **C** one source, shown with “check first”, **X** sources differ, shown with “usually”, **N** not verified, no number is shown.',
    ...areas,
  ].join('\n\n')}\n`;
}

function areaPart({ id, name }: Area, knowledge: Knowledge): readonly string[] {
  const rows = knowledge.services.filter(({ area }) => area === id).map((one) => serviceRow(one, knowledge));
  if (rows.length === 0) return [];
  return [`## ${name}`, [TABLE_HEAD, ...rows].join('\n')];
}

function serviceRow(service: Service, knowledge: Knowledge): string {
  const { hours } = service;
  const holidays = hours.kind === 'weekly' ? `. Bank holidays: ${hours.bank_holidays.replace('-', ' ')}` : '';
  const reach = [...service.phones.map(phone), service.text, service.chat, service.email, service.url];
  return tableRow([
    `**${service.name}** (${service.id})`,
    service.help.join(', '),
    reach.filter((way) => way !== undefined).join('; '),
    `${hoursWords(knowledge, hours)}${holidays}`,
    service.fees_description,
    service.on_bill.replaceAll('-', ' '),
    sureness(service),
    checked(service),
  ]);
}

/** The grade of the whole, and of what differs from it. */
function sureness({ confidence, grades }: Service): string {
  const others = Object.entries(grades).map(([field, grade]) => `${field.replaceAll('_', ' ')} ${grade}`);
  return [confidence, ...others].join(', ');
}

function checked({ assured_how: how, assured_date: date, source_date: source }: Service): string {
  if (how === 'dialled' || how === 'page-opened') return `${how.replace('-', ' ')} ${date}`;
  return source === undefined ? `${how.replace('owners-page', 'owner’s page')}, read ${date}` : `document of ${source}`;
}

function phone({ number, description, confidence }: Phone): string {
  return `${number}${description === undefined ? '' : ` ${description}`}${confidence === 'C' ? ' (check first)' : ''}`;
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}
