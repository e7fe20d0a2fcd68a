/** What is saved to go on with another day: for Waymark, and in plain text for everybody else, whatever becomes of Waymark. */
interface Notes {
  readonly notes: 1;
  /** What the server reads. */
  readonly keep: string;
  readonly text: string;
}

export function notesFile(keep: string, text: string): string {
  const notes: Notes = { notes: 1, keep, text };
  return JSON.stringify(notes, null, 1);
}

/** @returns undefined where it is no such file */
export function parseNotes(file: string): Pick<Notes, 'keep' | 'text'> | undefined {
  try {
    const { notes, keep, text } = JSON.parse(file) as Partial<Notes>;
    return notes === 1 && typeof keep === 'string' && typeof text === 'string' ? { keep, text } : undefined;
  } catch {
    return undefined;
  }
}
