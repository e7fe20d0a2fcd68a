const { sep } = require('node:path');
const { default: Runtime } = require('jest-runtime');

/**
 * What a worker loads once for all its test files: packages, and the rooms that are pure by the rules of imports
 * (no clock, no chance, no files but in `loader/`), so that no test can change them for another. With them the knowledge,
 * and what it takes to read messages, which was three seconds of each file.
 */
const KEPT = ['node_modules', 'model', 'triage', 'language', 'diary', 'loader'];
const KEPT_FILES = ['realKnowledge', 'anyDay', 'wording/recordedWording'].map((name) => `tests/${name}.ts`);

/** It counts how often each line is run, which V8 does not do well for lines that ran before it was asked to. */
const LOADS_ALL_ANEW = 'tests/language/longText.test.ts'.split('/').join(sep);

/** The one that has loaded what is kept; it ends with the worker. */
let keeper;

module.exports = class KeptRuntime extends Runtime {
  constructor(...all) {
    super(...all);
    this.keptOf = () => {
      keeper ??= new Runtime(...all);
      return keeper;
    };
  }

  requireModule(from, name, options, isActual) {
    const isInternal = options?.isInternalModule ?? false;
    if (isInternal || !name || this._resolution.isCoreModule(name))
      return super.requireModule(from, name, options, isActual);
    const path = this._resolution.resolveCjs(from, name);
    if (this._testPath.endsWith(LOADS_ALL_ANEW)) return super.requireModule(from, name, options, isActual);
    return isKept(this._config.rootDir, path)
      ? this.keptOf().requireModule(path)
      : super.requireModule(from, name, options, isActual);
  }

  /** Where a failed test shows a line of either. */
  getSourceMaps() {
    const own = super.getSourceMaps();
    const kept = () => keeper?.getSourceMaps() ?? new Map();
    return {
      get: (path) => own.get(path) ?? kept().get(path),
      [Symbol.iterator]: () => [...kept(), ...own][Symbol.iterator](),
    };
  }
};
module.exports.default = module.exports;

function isKept(root, path) {
  if (!path.startsWith(root + sep)) return false;
  const within = path.slice(root.length + 1).split(sep);
  return KEPT.includes(within[0]) || KEPT_FILES.includes(within.join('/'));
}
