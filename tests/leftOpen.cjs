const { TestEnvironment } = require('jest-environment-node');

/** A worker's own pipes to Jest. */
const OWN = ['PipeWrap', 'TTYWrap'];
/** Milliseconds: a kept-alive connection closes by itself within five seconds, and a browser on a busy machine takes longer to end. */
const PATIENCE = 25_000;

/** Fails a test file that leaves something open: a server, a socket, a process, a timer. A worker could not end. */
module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    this.before = open();
  }

  async teardown() {
    await super.teardown();
    await this.nothingOpen();
  }

  async nothingOpen() {
    // Only in a worker is nothing open that is Jest's own.
    if (process.send === undefined) return;
    let left = without(open(), this.before);
    for (const from = Date.now(); left.length > 0 && Date.now() - from < PATIENCE; ) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      left = without(open(), this.before);
    }
    if (left.length > 0) throw new Error(`Still open after the last test: ${left.join(', ')}.`);
  }
};

function open() {
  return process.getActiveResourcesInfo().filter((one) => !OWN.includes(one));
}

/** What an earlier file left open is that file's fault. */
function without(all, before) {
  const known = [...before];
  return all.filter((one) => {
    const place = known.indexOf(one);
    if (place >= 0) known.splice(place, 1);
    return place < 0;
  });
}
