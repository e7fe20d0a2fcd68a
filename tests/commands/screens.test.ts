import { type ScreenTally, tallyScreens } from '../../commands/screens/measureScreens';
import { BUDGETS } from '../../commands/screens/screen';
import { realKnowledge } from '../realKnowledge';

let tallies: readonly ScreenTally[] = [];
beforeAll(async () => {
  tallies = await tallyScreens(realKnowledge);
}, 60_000);

test.each(Object.entries(BUDGETS))(
  'nobody has to read more than there is room for: “%s”, %i words at most',
  (kind, most) => {
    const tally = tallies.find((one) => one.kind === kind);
    expect(tally?.count).toBeGreaterThan(500);
    expect(tally?.worst && tally.worst.words > most ? tally.worst : undefined).toBeUndefined();
    // Not by showing nothing.
    expect(tally?.worst?.words).toBeGreaterThan(most / 2);
  },
);
