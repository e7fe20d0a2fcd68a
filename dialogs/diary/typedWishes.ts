import type { TurnContext } from 'botbuilder';
import { hasWords, type Incident } from '../../diary/diary';
import type { RecordWish } from '../../diary/recordWishes';
import type { NluResult } from '../../language/nluResult';
import type { ButtonPayload } from '../../model/protocol/activities';
import { turnOf } from '../turnInProgress';
import type { IncidentWriter } from './incidentWriter';

type Press = Extract<ButtonPayload, { readonly kind: 'record' }>;

/** What is typed to have something done with the record, as the button that does it. */
export class TypedWishes {
  constructor(private readonly writer: IncidentWriter) {}

  /** Undefined where nothing is wished, or it may be a cry for help. */
  of(context: TurnContext, typed: string, { danger, selfHarm, times }: NluResult): Press | undefined {
    const { diary, offered } = turnOf(context);
    const incidents = diary.incidents.filter(hasWords);
    if (danger === 'now' || selfHarm === 'sure') return undefined;
    const { wishes } = this.writer.reader;
    const asked = offered.flatMap(({ press }) =>
      press.kind === 'record' && press.do === 'remove-sure' ? [press] : [],
    );
    const mayBeNamed =
      asked.length > 0 || offered.some(({ press }) => press.kind === 'record' && press.do === 'put-back');
    const named = mayBeNamed ? wishes.namesOnly(typed, times, incidents) : [];
    if (named.length > 0) return removal(named);
    // "That was about number 1" tells nothing: it is shown.
    const [shown, ...others] = diary.telling || diary.held ? [] : wishes.namesOnly(typed, times, incidents);
    if (shown && others.length === 0) return { kind: 'record', do: 'change', incident: shown.id };
    // What is told next is told next, and the heading is no part of it.
    if (!danger && this.#isHeading(typed, times)) return { kind: 'record', do: 'begin' };
    return this.#wished(context, typed, { danger, selfHarm, times });
  }

  #wished(
    context: TurnContext,
    typed: string,
    { danger, selfHarm, times }: Pick<NluResult, 'danger' | 'selfHarm' | 'times'>,
  ): Press | undefined {
    const { diary } = turnOf(context);
    const incidents = diary.incidents.filter(hasWords);
    const wish = this.writer.reader.wishes.of(typed, times, incidents);
    if (!wish || danger === 'now' || selfHarm === 'sure' || danger === 'perhaps') return undefined;
    // "Done for now. I want to print this" ends what is being told.
    if (wish.wants !== 'remove' && this.writer.reader.requests.saysEnough(typed)) return undefined;
    if (wish.rest !== '' && !this.#restKept(context, wish)) return undefined;
    const last = incidents.find(({ id }) => id === diary.telling?.incident) ?? incidents.at(-1);
    const [first] = wish.incidents;
    const only = wish.incidents.length === 1 ? first : undefined;
    switch (wish.wants) {
      case 'read':
        return { kind: 'record', do: 'read', ...(only && { incident: only.id }) };
      case 'keep':
        return { kind: 'record', do: wish.isHidden ? 'keep-hidden' : 'keep-how' };
      case 'split': {
        const meant = only ?? last;
        return meant && { kind: 'record', do: 'split-ask', incident: meant.id };
      }
      case 'nothing':
        return diary.telling && last
          ? { kind: 'record', do: 'noted', incident: last.id }
          : { kind: 'record', do: 'show' };
      case 'paste':
        if (diary.telling || !last) return undefined;
        return { kind: 'record', do: 'field', incident: last.id, field: this.writer.reader.pastedField };
      default:
        return removal(wish.incidents);
    }
  }

  /** The same outside the record, where it is named: "can I see my record again". */
  outside(context: TurnContext, typed: string, reading: NluResult): Press | undefined {
    const isNamed = this.writer.reader.wishes.namesRecord(typed);
    return isNamed && turnOf(context).diary.incidents.some(hasWords)
      ? this.#wished(context, typed, reading)
      : undefined;
  }

  /** What is told beside a wish is written in what is being told. @returns whether nothing would be lost by what was wished */
  #restKept(context: TurnContext, { wants, rest }: RecordWish): boolean {
    const { telling } = turnOf(context).diary;
    if (telling && (wants === 'read' || wants === 'keep')) {
      this.writer.writeRest(context, telling.incident, rest);
      return true;
    }
    // Who asks for an account to be taken apart says why.
    const { reader } = this.writer;
    if (wants === 'split') return !reader.requests.tellsOfThem(rest);
    return wants === 'nothing' || !reader.tellsSomething(rest, turnOf(context).now);
  }

  #isHeading(typed: string, times: NluResult['times']): boolean {
    const { wishes, requests } = this.writer.reader;
    return wishes.isHeading(typed, times) || wishes.isHeading(requests.behindEnough(typed), times);
  }
}

function removal(incidents: readonly Incident[]): Press {
  const [first, ...more] = incidents;
  if (!first) return { kind: 'record', do: 'pick' };
  if (more.length === 0) return { kind: 'record', do: 'remove', incident: first.id };
  return { kind: 'record', do: 'remove', incidents: incidents.map(({ id }) => id) };
}
