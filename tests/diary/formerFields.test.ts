import { type Diary, EMPTY_DIARY } from '../../diary/diary';
import { withFieldsRenamed } from '../../diary/formerFields';

const FORMER = [{ was: 'seen-by', now: 'witnesses' }];
const incident = (told: Readonly<Record<string, string>>) => ({ id: 1, written: '2026-11-24T12:00:00Z', told });

function carried(told: Readonly<Record<string, string>>, more: Partial<Diary> = {}): Diary {
  return withFieldsRenamed({ ...EMPTY_DIARY, incidents: [incident(told)], ...more }, FORMER);
}

test('what was written under a field that has another name now stands under that name', () => {
  const said = [{ at: '2026-11-24T12:00:00Z', words: 'Jo', field: 'seen-by' }];
  const diary = withFieldsRenamed(
    {
      ...EMPTY_DIARY,
      incidents: [{ ...incident({ 'seen-by': 'Jo' }), said }],
      telling: { incident: 1, field: 'seen-by' },
    },
    FORMER,
  );
  expect(diary.incidents[0]).toMatchObject({ told: { witnesses: 'Jo' }, said: [{ words: 'Jo', field: 'witnesses' }] });
  expect(diary.telling?.field).toBe('witnesses');
});

test('no word is lost where two fields became one, nor of an incident that was taken out', () => {
  expect(carried({ 'seen-by': 'Jo', witnesses: 'Sam' }).incidents[0]?.told).toEqual({ witnesses: 'Jo\nSam' });
  const { removed } = carried({}, { removed: [incident({ 'seen-by': 'Jo' })] });
  expect(removed?.[0]?.told).toEqual({ witnesses: 'Jo' });
});

test('what nobody here knows stays as it is', () => {
  expect(carried({ weather: 'wet' }).incidents[0]?.told).toEqual({ weather: 'wet' });
});
