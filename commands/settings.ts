import { SETTINGS_SCHEMA } from '../server/settings/schema';

/** As many words as a line of 110 columns holds after its `# `. */
const COMMENT_LINE = /(.{1,108})(?: |$)/g;

type Setting = ReturnType<typeof settings>[number];

function settings() {
  return Object.entries(SETTINGS_SCHEMA.shape).map(([name, field]) => {
    const { description = '', example = '' } = field.meta() ?? {};
    // Its value when it is not set, if it has one then.
    const { data } = field.safeParse(undefined);
    const value = typeof data === 'string' || typeof data === 'number' ? `${data}` : undefined;
    return { name, description, value, example: `${example}` };
  });
}

/** What operators read of the settings, from the schema by which they are read. */
export function settingsFiles() {
  return [
    { path: '.env.example', text: `${[ENV_HEAD, ...settings().map(envPart)].join('\n\n')}\n` },
    { path: 'docs/settings.md', text: `${[TABLE_HEAD, ...settings().map(row)].join('\n')}\n` },
  ];
}

const ENV_HEAD = `# Settings of Waymark, by environment variables. None is needed to try it out.
# A value that is wrong stops the start, with a sentence that says what is allowed.
# Written by npm run settings from server/settings/schema.ts: edit a copy.`;

function envPart({ name, description, value, example }: Setting): string {
  const comment = description.replace(COMMENT_LINE, '# $1\n');
  return comment + (value === undefined ? `# ${name}=${example}` : `${name}=${value}`);
}

const TABLE_HEAD = `# Settings

Written by \`npm run settings\` from \`server/settings/schema.ts\`; do not edit by hand. By environment variables:
\`.env.example\` has them all, ready to copy. None is needed to try it out.

| setting | when not set | what it does |
| --- | --- | --- |`;

function row({ name, description, value }: Setting): string {
  const linked = description.replace(/docs\/([\w-]+\.md)/g, '[$1]($1)');
  return `| \`${name}\` | ${value === undefined ? '' : `\`${value}\``} | ${linked} |`;
}
