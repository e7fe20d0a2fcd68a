import type { Knowledge } from '../../model/knowledge';
import { escapeHtml } from './builtPages';
import { mainHelplines } from './helplines';
import { serviceList } from './serviceList';

/**
 * What the proxy shows in place of a page while it makes people wait, or nothing is there that could answer. It is a file
 * of the proxy's own, so it says nothing that changes by the hour, and its policy lets no style in.
 */
export function laterPage(knowledge: Knowledge): string {
  const label = (group: string, id: string) => escapeHtml(knowledge.labels[group]?.[id] ?? '');
  // Which services there are does not hang on the hour.
  const services = serviceList(knowledge, mainHelplines(knowledge, new Date(0)));
  return `<!doctype html>
<html lang="${label('both', 'lang')}" dir="${label('both', 'dir')}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${label('frame', 'title')}</title>
</head>
<body>
<p><a href="https://www.bbc.co.uk/weather" target="_top" rel="noreferrer">${label('both', 'exit')}</a></p>
<h1>${label('frame', 'danger')}</h1>
<p><a href="tel:999">${label('both', 'call-999')}</a></p>
<p>${label('frame', 'silent')}</p>
<p>${label('plain', 'text-999')}</p>
<p>${label('host', 'unreachable')}</p>
<p>${label('plain', 'calls')}</p>
${services.replaceAll('<li>', '\n<li>')}
</body>
</html>
`;
}
