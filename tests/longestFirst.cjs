const { default: Sequencer } = require('@jest/test-sequencer');

/** The slowest files, the slowest first: begun last, one would keep a worker busy while the other has nothing left to do. */
const SLOW = [
  'chaos',
  'web/engines/firefox',
  'dialogs/promises',
  'web/engines/webKit',
  'web/engines/chromium',
  'web/wholeJourney',
  'web/hostStyles',
  'knowledge/renamed',
  'web/desk',
  'bots/teams/playground',
  'web/looks',
  'web/connection',
  'findings/conversation',
  'traces',
  'web/deskDoor',
  'server',
].map((name) => `/tests/${name}.test.ts`);

/** The order in which test files are begun. Jest goes by its notes of earlier runs, which a fresh clone has not. */
module.exports = class extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => SLOW.findIndex((slow) => path.endsWith(slow));
    const sorted = super.sort(tests);
    const slow = sorted.filter((one) => rank(one) >= 0).sort((one, other) => rank(one) - rank(other));
    return [...slow, ...sorted.filter((one) => rank(one) < 0)];
  }
};
