import { readFileSync } from 'node:fs';

/** Of this release, as `package.json` has it; Waymark runs in its own folder. */
export function releaseVersion(): string {
  const { version }: { readonly version?: string } = JSON.parse(readFileSync('package.json', 'utf8'));
  return version ?? 'unknown';
}
