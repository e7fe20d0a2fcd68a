/** The rooms that are mutated, and the tests that must notice: none needs a browser or Redis. */
exports.ROOMS = {
  triage: { mutate: ['triage/**/*.ts'], tests: ['tests/triage/*', 'tests/knowledge/areas*'] },
  diary: { mutate: ['diary/**/*.ts'], tests: ['tests/diary/*'] },
  model: { mutate: ['model/**/*.ts'], tests: ['tests/model/*', 'tests/loader/*', 'tests/triage/openHours*'] },
  turns: { mutate: ['turns/**/*.ts'], tests: ['tests/turns/*'] },
  language: {
    mutate: ['language/*.ts', 'language/classifier/**/*.ts', 'language/text/**/*.ts'],
    tests: ['tests/language/*', 'tests/language/text/*'],
  },
  times: { mutate: ['language/times/**/*.ts'], tests: ['tests/language/times/*'] },
};
