import type { ProductionPackage } from './lockFile';

type Severity = 'low' | 'moderate' | 'high' | 'critical';

/** A published flaw of a package, with the ranges of the Open Source Vulnerability format: `fixed` is the first sound version. */
export interface Advisory {
  /** As in the GitHub Advisory Database. */
  readonly id: string;
  readonly package: string;
  readonly severity: Severity;
  readonly summary: string;
  readonly ranges: readonly { readonly introduced: string; readonly fixed: string }[];
}

/** Why a flaw cannot hurt anybody here, and until when that is believed (YYYY-MM-DD). */
export interface Excuse {
  readonly id: string;
  readonly package: string;
  readonly reason: string;
  readonly until: string;
}

export interface AdvisoryList {
  /** The day on which it was last looked through (YYYY-MM-DD). */
  readonly checked: string;
  readonly advisories: readonly Advisory[];
  readonly excused: readonly Excuse[];
}

export type Finding = Omit<Advisory, 'ranges'>;

/** What a finding comes to on a day. */
export type Verdict =
  | { readonly kind: 'fails'; readonly finding: Finding; readonly excuse?: Excuse }
  | { readonly kind: 'excused'; readonly finding: Finding; readonly excuse: Excuse }
  | { readonly kind: 'noted'; readonly finding: Finding };

/** What the list knows of the packages that are locked. */
export function offlineFindings(list: AdvisoryList, packages: readonly ProductionPackage[]): readonly Finding[] {
  return list.advisories.flatMap(({ ranges, ...advisory }) => {
    const hit = ({ name, version }: ProductionPackage) =>
      name === advisory.package &&
      ranges.some(({ introduced, fixed }) => !isBefore(version, introduced) && isBefore(version, fixed));
    const versions = new Set(packages.filter(hit).map(({ version }) => version));
    return [...versions].map((version) => ({ ...advisory, summary: `${version}: ${advisory.summary}` }));
  });
}

/** The answer of `npm audit --json`, of what is used here. `via` names another package where the flaw is in that one. */
export interface AuditAnswer {
  readonly vulnerabilities?: Readonly<Record<string, { readonly via: readonly (string | AuditFlaw)[] }>>;
}

interface AuditFlaw {
  readonly name: string;
  readonly severity: Severity;
  readonly title: string;
  readonly url: string;
}

/** @returns undefined where the registry has not answered the question */
export function auditFindings({ vulnerabilities }: AuditAnswer): readonly Finding[] | undefined {
  if (vulnerabilities === undefined) return undefined;
  const flaws = Object.values(vulnerabilities).flatMap(({ via }) => via.filter((one) => typeof one !== 'string'));
  const findings = flaws.map(({ name, severity, title, url }) => {
    return { id: url.split('/').at(-1) ?? url, package: name, severity, summary: title };
  });
  return [...new Map(findings.map((one) => [`${one.id} ${one.package}`, one])).values()];
}

/** High and critical ones fail, unless they are excused on that day by name. @param today YYYY-MM-DD */
export function verdicts(findings: readonly Finding[], excused: readonly Excuse[], today: string): readonly Verdict[] {
  return findings.map((finding) => {
    const excuse = excused.find((one) => one.id === finding.id && one.package === finding.package);
    if (excuse && today <= excuse.until) return { kind: 'excused', finding, excuse };
    const isGrave = finding.severity === 'high' || finding.severity === 'critical';
    return isGrave ? { kind: 'fails', finding, ...(excuse && { excuse }) } : { kind: 'noted', finding };
  });
}

/** By their numbers; a version before a release (4.0.0-rc.1) counts as that release. */
function isBefore(version: string, other: string): boolean {
  const numbers = (one: string) => one.split(/[-+]/, 1).flatMap((plain) => plain.split('.').map(Number));
  const [mine, theirs] = [numbers(version), numbers(other)];
  const at = [0, 1, 2].find((place) => (mine[place] ?? 0) !== (theirs[place] ?? 0)) ?? 0;
  return (mine[at] ?? 0) < (theirs[at] ?? 0);
}
