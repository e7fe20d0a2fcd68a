import { FOR_THE_ACCUSED } from '../../language/dialogueAct';
import { FOR_OTHERS, WHO_FOR } from '../../model/answers';
import type { Wording } from '../../model/knowledge';
import { shippedKnowledge as knowledge } from '../realKnowledge';

/** What is said to the one to whom it happens, and to nobody who helps them. */
const AS_IF_THEIR_OWN = [
  /\b(?:happens|happening|happened|done) to you\b/i,
  /\b(?:frightens?|follows?|threatens?|watches|hurts?|contacts?|reach|scares?) you\b/i,
  /\bcosts you\b/i,
  /\b(?:attention|behaviour|contact) you do not want\b/i,
  /\bnot leave you alone\b/i,
  /\byour (?:money|case|landlord|permission|ex|injuries|stalker)\b/i,
  /\bfor you(?:,| too|, too|\.)/i,
  /\btell you a safe way\b/i,
  /\bposts about you\b/i,
];

interface Said {
  readonly id: string;
  readonly words: string;
}

/** All that a short answer says to somebody who helps. What is for other people is never said to them. */
const said: readonly Said[] = [...knowledge.short_answers].flatMap(({ id, says, first }) => {
  const forHelpers = first.filter(({ when }) => when?.[WHO_FOR]?.some((one) => FOR_OTHERS.includes(one)) ?? true);
  const general = first.some(
    ({ when }) =>
      when && Object.keys(when).join() === WHO_FOR && FOR_OTHERS.every((one) => when[WHO_FOR]?.includes(one)),
  );
  return [...(general ? [] : [says]), ...forHelpers.map((one) => one.says)].map((one) => ({ id, words: toOther(one) }));
});

function toOther(says: Wording): string {
  return typeof says === 'string' ? says : (says.other ?? says.person);
}

/** For whoever does it, or for staff to whom it happens, by what they are about. */
const FOR_ONE_ONLY: readonly string[] = [...FOR_THE_ACCUSED, 'my-register'];

test.each(AS_IF_THEIR_OWN.map(String))(
  'no short answer speaks to a helper as if it happened to them: %s',
  (written) => {
    const pattern = AS_IF_THEIR_OWN.find((one) => String(one) === written);
    const wrong = said.filter(({ id, words }) => !FOR_ONE_ONLY.includes(id) && pattern?.test(words));
    expect(wrong).toEqual([]);
  },
);
