const { join } = require('node:path');
// Each mutant is loaded anew, and nothing kept of the one before.
const { runtime: _kept, ...whole } = require('../../jest.config.cjs');
const { ROOMS } = require('./rooms.cjs');

const { tests } = ROOMS[process.env.MUTANTS_ROOM ?? 'triage'];

/** The tests of the room that is mutated and no others: every one of their files is loaded for each mutant. */
module.exports = {
  ...whole,
  // Stryker puts its own around it, to see which test meets which mutant.
  testEnvironment: 'node',
  rootDir: join(__dirname, '..', '..'),
  testMatch: tests.map((files) => `<rootDir>/${files}.test.ts`),
};
