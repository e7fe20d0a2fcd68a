const LeftOpen = require('./leftOpen.cjs');

/** One for all files of a worker, as what they share belongs to it. */
let kept;

/** A file finds the globals, the settings and the timers as the first one did, whatever those before it did to them. */
class KeptEnvironment extends LeftOpen {
  constructor(...all) {
    super(...all);
    this.first = Object.getOwnPropertyDescriptors(this.global);
    this.firstProcess = { ...this.global.process, env: { ...this.global.process.env } };
  }

  async teardown() {
    try {
      await this.nothingOpen();
    } finally {
      this.fakeTimersModern.useRealTimers();
      this.restore();
    }
  }

  restore() {
    const { global, first, firstProcess } = this;
    for (const key of Reflect.ownKeys(global)) {
      const before = first[key];
      // What is kept goes on counting there what is covered.
      if (key === '__coverage__') continue;
      if (!before) Reflect.deleteProperty(global, key);
      else if (before.configurable) Object.defineProperty(global, key, before);
    }
    const { env } = global.process;
    for (const name of Object.keys(env)) if (!(name in firstProcess.env)) delete env[name];
    Object.assign(env, firstProcess.env);
    global.process.exit = firstProcess.exit;
  }
}

module.exports = function environment(...all) {
  kept ??= new KeptEnvironment(...all);
  return kept;
};
