import type { DialogContext } from 'botbuilder-dialogs';
import { withSaved } from '../../diary/diary';
import { withKeptRecord, withPiece } from '../../diary/keptRecord';
import type { Knowledge } from '../../model/knowledge';
import { parseRecordOpened, parseRecordSaved, RECORD_OPENED, RECORD_SAVED } from '../../model/protocol/recordEvents';
import { line, message, say } from '../replies';
import { turnOf } from '../turnInProgress';
import { text } from '../wording';
import { type DiaryCommands, mayBeReadByEmployer } from './diaryCommands';

/** What the widget does with the record by itself, and tells of: that it was saved, and a saved one to go on with. */
export class RecordEvents {
  constructor(
    private readonly knowledge: Knowledge,
    private readonly diary: DiaryCommands,
  ) {}

  async take(dc: DialogContext): Promise<void> {
    const { name, value } = dc.context.activity;
    const turn = turnOf(dc.context);
    if (name === RECORD_SAVED) turn.diary = withSaved(turn.diary, parseRecordSaved(value));
    if (name === RECORD_OPENED) await this.#open(dc, value);
  }

  /** What is opened is read as data: its words ask for nothing, and are no alarm. */
  async #open(dc: DialogContext, value: unknown): Promise<void> {
    if (mayBeReadByEmployer(dc.context)) return;
    const turn = turnOf(dc.context);
    const { opening = [], ...diary } = turn.diary;
    const came = parseRecordOpened(value);
    const pieces = came && withPiece(opening, came.text, came.piece);
    if (came && pieces && pieces.length < came.of) {
      turn.diary = { ...diary, opening: pieces };
      return;
    }
    const opened = pieces && withKeptRecord(diary, pieces.join(''), this.knowledge.diary_fields);
    turn.diary = diary;
    if (opened === undefined || opened === 'full')
      return say(dc.context, line(this.knowledge, opened ? 'record-opened-full' : 'record-not-opened'));
    turn.diary = opened;
    const count = opened.incidents.length;
    const says =
      count === 1 ? text(this.knowledge, 'record-opened-one') : text(this.knowledge, 'record-opened', { count });
    await say(dc.context, message(says, { kind: 'text' }));
    await this.diary.open(dc);
  }
}
