import type { TurnContext } from 'botbuilder';
import { hasWords, type Incident, withoutHeld } from '../../diary/diary';
import type { NluResult } from '../../language/nluResult';
import type { ButtonPayload } from '../../model/protocol/activities';
import { turnOf } from '../turnInProgress';
import type { IncidentWriter } from './incidentWriter';

type Press = Extract<ButtonPayload, { readonly kind: 'record' }>;

/** What is typed to put a field right, or to say what held words are about: it is done at once, and shown. */
export class TypedChanges {
  constructor(private readonly writer: IncidentWriter) {}

  /** What a field shall say, of the incident that is named, or told, or on the screen; else of the last one. */
  of(context: TurnContext, typed: string, { danger, selfHarm, times }: NluResult): Press | undefined {
    if (danger === 'now' || selfHarm) return undefined;
    const { fieldChanges, wishes } = this.writer.reader;
    const { diary } = turnOf(context);
    const incidents = diary.incidents.filter(hasWords);
    const changed = incidents.length === 0 ? undefined : fieldChanges.of(typed);
    if (!changed) return undefined;
    const named = wishes.named(typed, times, incidents);
    const meant = named.length > 0 ? named : [this.#onScreen(context) ?? incidents.at(-1)];
    const [only] = meant;
    if (!only || meant.length > 1) return { kind: 'record', do: 'pick' };
    this.writer.writeFields(context, only, changed, typed);
    return { kind: 'record', do: 'noted', incident: only.id };
  }

  /** The one that is being told, or the only one that the buttons are about. */
  #onScreen(context: TurnContext): Incident | undefined {
    const { diary, offered } = turnOf(context);
    const ids = new Set(offered.flatMap(({ press }) => (press.kind === 'record' ? (press.incident ?? []) : [])));
    const [id] = diary.telling ? [diary.telling.incident] : ids.size === 1 ? ids : [];
    return diary.incidents.find((one) => one.id === id);
  }

  /**
   * The answer to what held words are about: they are written where they belong, and what else is said is heard for itself.
   *
   * @param hear what the rest of the message asks for
   */
  heldAnswer(
    context: TurnContext,
    typed: string,
    { times }: NluResult,
    hear: (rest: string, reading: NluResult) => ButtonPayload | undefined,
  ): ButtonPayload | undefined {
    const turn = turnOf(context);
    if (!turn.diary.held) return undefined;
    const { reader } = this.writer;
    const [named, ...more] = reader.wishes.namesOnly(typed, times, turn.diary.incidents);
    if (named && more.length === 0) {
      this.writer.writeHeld(context, true, named.id);
      return { kind: 'record', do: 'noted', incident: named.id };
    }
    const answer = reader.heldAnswers.of(typed);
    if (!answer) return undefined;
    const { about, rest } = answer;
    if (rest === '') return { kind: 'record', do: about };
    const id = about === 'held-neither' ? undefined : this.writer.writeHeld(context, about === 'held-last');
    turn.diary = withoutHeld(turn.diary);
    const reading = reader.understand(rest, turn.now);
    const wanted = hear(rest, reading);
    if (wanted) return wanted;
    if (id !== undefined) this.writer.writeRest(context, id, rest);
    else if (reader.messages.tellsOfAnother(rest, reading)) this.writer.writeAnother(context, rest, reading);
    return id === undefined ? { kind: 'record', do: 'show' } : { kind: 'record', do: 'noted', incident: id };
  }
}
