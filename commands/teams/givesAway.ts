import type { Settings } from '../../server/settings/readSettings';

/** Words that tell whoever sees them what the app is for. */
const TELLING = /stalk|harass|abus|victim|violen|danger|domestic|crime/i;

/** What the settings give away to whoever sees the app, its "About" or the chat: one sentence for each. */
export function givesAway({ webPage, publicUrl, teamsApp }: Settings): readonly string[] {
  const seen = {
    WAYMARK_WEB_PAGE: webPage ?? publicUrl,
    WAYMARK_TEAMS_ORGANISATION: teamsApp.organisation,
    WAYMARK_TEAMS_WEBSITE: teamsApp.website,
    WAYMARK_TEAMS_PRIVACY_PAGE: teamsApp.privacyPage,
    WAYMARK_TEAMS_TERMS_PAGE: teamsApp.termsPage,
  };
  return Object.entries(seen).flatMap(([name, value = '']) => {
    const [word] = TELLING.exec(value) ?? [];
    return word ? [`${name} has "${word}" in it, which others may see. Use one that gives nothing away.`] : [];
  });
}
