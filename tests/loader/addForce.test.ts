import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadKnowledge } from '../../loader/loadKnowledge';
import { WHERE } from '../../model/answers';
import type { Knowledge } from '../../model/knowledge';
import { signpost } from '../../triage/signpost';
import { ANY_DAY } from '../anyDay';
import { told } from './soundKnowledge';

const monday = new Date('2026-11-23T11:00:00Z');

const AREA = `  - id: dales
    name: The Dales
    within: all-england
`;

const SERVICES = `area: dales
services:
  - id: dales-stalking-service
    name: Dales Stalking Service
    description: Help for people who are stalked in the Dales.
    eligibility_description: Anyone in the Dales.
    help: [stalking]
    phones: [{ number: 01632 960 000, again: '01632960000' }]
    hours:
      open: { days: mon-sun, opens: "08:00", closes: "20:00" }
      bank_holidays: open
    fees_description: Free.
    on_bill: not-known
    assured_how: page-opened
    assured_by: the force's web team
    assured_date: 2026-11-01
    review_days: 30
    assured_from: An example for this test; the number is one of those kept for stories.
    confidence: A
`;

describe('A police force that wants Waymark for its people', () => {
  let folder: string;
  let knowledge: Knowledge;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'waymark-'));
    cpSync(join(__dirname, '../../knowledge'), folder, { recursive: true });
    const areas = join(folder, 'areas.yaml');
    const written = readFileSync(areas, 'utf8');
    expect(written).toMatch(/^place_names:/m);
    writeFileSync(areas, written.replace(/^place_names:/m, `${AREA}$&`));
    writeFileSync(join(folder, 'services', 'dales.yaml'), SERVICES);
    const loaded = loadKnowledge(folder, ANY_DAY);
    if (loaded.kind === 'broken') throw new Error(told(loaded));
    knowledge = loaded.knowledge;
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  test('adds its area and its services in YAML, and people can say that they are there', () => {
    const where = knowledge.questions.find(({ id }) => id === WHERE);
    expect(where?.options.map(({ id }) => id)).toContain('dales');
  });

  test('has its own service come first for its own people, and for nobody else', () => {
    expect(shown('dales')[0]).toBe('dales-stalking-service');
    expect(shown('bedfordshire')).not.toContain('dales-stalking-service');
  });

  test('has the same national services below its own as everyone else', () => {
    const national = (area: string) => shown(area).filter((id) => areaOf(id) !== area);
    expect(national('dales').length).toBeGreaterThan(3);
    expect(national('dales').sort()).toEqual(national('bedfordshire').sort());
  });

  /** The services that someone who is stalked is shown there, best first. */
  function shown(area: string): string[] {
    const stalking = knowledge.outcomes.find(({ id }) => id === 'stalking');
    if (!stalking) throw new Error('There is no outcome “stalking”.');
    const { best, more } = signpost(knowledge, stalking, { [WHERE]: [area] }, monday);
    return [...best, ...more].map(({ service }) => service.id);
  }

  function areaOf(service: string): string | undefined {
    return knowledge.services.find(({ id }) => id === service)?.area;
  }
});
