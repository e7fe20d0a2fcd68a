import type { DangerSign, Decision, Outcome } from '../../model/knowledge';
import { listOf, oneOrMore } from './combinators';
import { entry, optional, required, withDefault } from './entry';
import { freeText, yesNo } from './freeText';
import { id } from './textFormats';
import { condition, help, wording, wordings } from './wordings';

const decision = entry<Decision>(
  {
    outcome: required(id, 'The outcome it leads to.'),
    when: withDefault(
      condition,
      {},
      'Question ids with the answers that satisfy them; all must hold. Left out: everyone.',
    ),
    source: required(freeText, 'Where this judgement comes from.'),
  },
  { noun: 'decision', by: 'outcome' },
);

export const decisionsFile = entry<{ readonly decisions: readonly Decision[] }>({
  decisions: required(
    listOf(decision),
    'Read from the top; the first that fits decides. The last fits everyone.',
  ),
});

const outcome = entry<Outcome>(
  {
    id: required(id, 'A word of its own for this outcome; decisions name it.'),
    title: required(wording, 'What it looks like, in a few words.'),
    says: required(
      wordings,
      'What is said, one item for each paragraph. Never that something is not stalking.',
    ),
    at_once: withDefault(yesNo, false, 'yes if nothing more is asked once this is certain, as with danger.'),
    emergency: withDefault(
      yesNo,
      false,
      'yes on the one outcome for people in danger now: it shows the button for 999, and “I am safe now”.',
    ),
    so_far: optional(
      yesNo,
      'yes if the desk may show it before it is certain; only for what leans towards stalking or abuse.',
    ),
    help: required(listOf(help), 'Kinds of help, best first.'),
    topics: withDefault(oneOrMore(id), [], 'Topics offered below the services, best first.'),
  },
  { noun: 'outcome', by: 'id' },
);

export const outcomesFile = entry<{ readonly outcomes: readonly Outcome[] }>({
  outcomes: required(listOf(outcome), 'What the answers can come to, and where each sends people.'),
});

const dangerSign = entry<DangerSign>(
  {
    id: required(id, 'A word of its own for this sign.'),
    when: required(condition, 'Question ids with the answers that show it.'),
    says: required(wording, 'What is said: why to speak to the police today.'),
    source: required(freeText, 'Where this comes from.'),
  },
  { noun: 'danger sign', by: 'id' },
);

export const dangerSignsFile = entry<{ readonly danger_signs: readonly DangerSign[] }>({
  danger_signs: required(listOf(dangerSign), 'Reasons to speak to the police today, whatever the outcome.'),
});
