/** Tests run on the sources as they are; types are checked apart, by `npm run types`. */
module.exports = {
  // A browser on a busy machine takes its time; no test measures any.
  testTimeout: 40_000,
  // The machine is there for the tests. More workers than processors were no faster, and browsers starved.
  maxWorkers: '100%',
  // Jest lists every file below its roots before it begins: with all of node_modules, that took longer than most tests.
  roots: ['<rootDir>/tests'],
  // The knowledge is loaded once, and the widget built, and left there.
  globalSetup: '<rootDir>/tests/runFolder.cjs',
  testSequencer: '<rootDir>/tests/longestFirst.cjs',
  // What stays open keeps a worker from ending by itself; what is pure is loaded once in each (docs/decisions/0075).
  testEnvironment: '<rootDir>/tests/keptEnvironment.cjs',
  runtime: '<rootDir>/tests/keptRuntime.cjs',
  // `npm test -- --coverage` measures it, and prints it by room. What runs in a browser is tested there, and not counted.
  collectCoverageFrom: ['**/*.ts', '!tests/**', '!web/**'],
  coverageReporters: ['json-summary'],
  coverageDirectory: 'dist/coverage',
  coverageThreshold: require('./scripts/coverage.cjs').FLOORS,
  testMatch: ['**/*.test.ts'],
  transform: { '\\.(t|m?j)s$': ['@swc/jest', { jsc: { target: 'es2023' }, module: { type: 'commonjs' } }] },
  // these ship ES modules only
  transformIgnorePatterns: ['/node_modules/(?!(jose|openid-client|oauth4webapi|adaptivecards|swiper)/)'],
};
