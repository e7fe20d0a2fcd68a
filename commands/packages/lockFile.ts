import { readFileSync } from 'node:fs';

/** What package-lock.json says of one package, of what is used here. */
interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
}

export interface LockFile {
  readonly name: string;
  readonly version: string;
  /** By folder; '' is the project itself. */
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

export interface ProductionPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string | undefined;
  /** Where npm installs it. */
  readonly folder: string;
}

const FOLDER = 'node_modules/';

/** Those of which the lock file forgets it, and that say so in their own pages. */
const LICENCES: Readonly<Record<string, string>> = {
  // In its Readme.md.
  'escape-regexp-component': 'MIT',
  // In its package.json, in the older form (`licenses`).
  cldrjs: 'MIT',
};

export function readLockFile(path = 'package-lock.json'): LockFile {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** What an installation without development packages may hold, those for other kinds of machine included. */
export function productionPackages({ packages }: LockFile): readonly ProductionPackage[] {
  return Object.entries(packages).flatMap(([folder, { version = '', license, dev }]) => {
    if (folder === '' || dev === true) return [];
    const name = folder.slice(folder.lastIndexOf(FOLDER) + FOLDER.length);
    return [{ name, version, licence: license ?? LICENCES[name], folder }];
  });
}
