import { ROOMS } from './scripts/mutants/rooms.cjs';

/**
 * Mutation testing, one room at a time: `npm run mutants -- triage`. Every small change that Stryker makes to the
 * code and no test notices is a promise that no test holds.
 */
const room = process.env.MUTANTS_ROOM ?? 'triage';

export default {
  testRunner: 'jest',
  jest: { configFile: 'scripts/mutants/jest.config.cjs', enableFindRelatedTests: false },
  plugins: ['@stryker-mutator/jest-runner', './scripts/mutants/errorTexts.mjs'],
  mutate: ROOMS[room].mutate,
  ignorers: ['error-texts'],
  // What is set while a file loads is in every test's path: such mutants are tried against all of the room's tests.
  coverageAnalysis: 'perTest',
  incremental: true,
  incrementalFile: `dist/mutants/${room}.json`,
  tempDirName: 'dist/mutants/sandbox',
  ignorePatterns: ['dist', 'deploy', 'web', '.ci', '.github'],
  concurrency: Number(process.env.MUTANTS_AT_ONCE ?? 2),
  // Stryker would rewrite it with the TypeScript library, which TypeScript 7 has no more. Nothing here reads it.
  tsconfigFile: 'none',
  // A busy machine is no reason to call a mutant killed.
  timeoutMS: 25_000,
  reporters: ['progress-append-only', 'clear-text'],
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false, reportScoreTable: false },
  allowEmpty: true,
};
