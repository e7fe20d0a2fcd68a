/** Other processes were quicker every time: nothing was said and nothing kept, and the same message may be sent again. */
export class ConflictError extends Error {
  constructor() {
    super('This conversation is busy elsewhere');
  }
}
