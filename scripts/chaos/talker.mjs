import { send } from '../bench/requests.mjs';

const PRESSES = [
  { kind: 'answer', question: 'danger', answer: ['no'] },
  { kind: 'answer', question: 'who-for', answer: ['me'] },
  { kind: 'answer', question: 'what', answer: ['contact', 'following'] },
  { kind: 'answer', question: 'unwanted', answer: ['yes'] },
  { kind: 'command', command: 'why' },
  { kind: 'command', command: 'back' },
  { kind: 'command', command: 'restart' },
  { kind: 'command', command: 'restart-sure' },
];
const PAUSE = 100;
/** The id of the first entry that there ever was. */
const FIRST = /\|0*$/;

/** A simulated person who keeps pressing buttons, and sends the same press again whenever no answer comes. */
export class Talker {
  acknowledged = [];
  #turn = 0;

  /**
   * @param url gives the address to try next
   * @param presses what is pressed, round and round
   */
  constructor(url, name, presses = PRESSES) {
    this.presses = presses;
    this.url = url;
    this.name = name;
  }

  async begin() {
    const { token } = await this.#untilDone('POST', '/tokens/generate', {}, (base) => ({ Origin: base }));
    const began = await this.#untilDone('POST', '/conversations', {}, () => bearer(token));
    this.token = began.token;
    this.path = `/conversations/${began.conversationId}/activities`;
  }

  async turn() {
    const id = `${this.name}-${this.#turn}`;
    const value = this.presses[this.#turn++ % this.presses.length];
    const activity = {
      type: 'message',
      from: { id: 'person' },
      text: id,
      value,
      channelData: { clientActivityID: id },
    };
    await this.#untilDone('POST', this.path, activity, () => bearer(this.token));
    this.acknowledged.push(id);
  }

  /** The ids of the turns that the server has, in order. */
  async said() {
    const { activities } = await this.#untilDone('GET', this.path, undefined, () => bearer(this.token));
    return activities.filter(({ from }) => from.role === 'user').map(({ text }) => text);
  }

  /** What was said after each turn. */
  async replies() {
    const { activities } = await this.#untilDone('GET', this.path, undefined, () => bearer(this.token));
    const replies = [];
    for (const { from, text = '' } of activities) {
      if (from.role === 'user') replies.push('');
      else if (replies.length > 0) replies[replies.length - 1] += `${text}\n`;
    }
    return replies;
  }

  /** What is wrong with the server's copy of the conversation; an empty list if all is well. */
  async faults() {
    const { activities } = await this.#untilDone('GET', this.path, undefined, () => bearer(this.token));
    const said = activities.filter(({ from }) => from.role === 'user').map(({ text }) => text);
    const faults = [];
    // Of a very long conversation the older half goes.
    const isWhole = FIRST.test(activities[0]?.id);
    const acknowledged = isWhole ? this.acknowledged : this.acknowledged.slice(-said.length);
    if (said.join() !== acknowledged.join()) faults.push(`said ${said.join()}, acknowledged ${acknowledged.join()}`);
    // The beginning may be gone, the greeting with it.
    let replies = isWhole ? [] : ['gone'];
    for (const { from, text } of [...activities, { from: { role: 'user' } }]) {
      if (from.role !== 'user') {
        replies.push(text);
        continue;
      }
      if (replies.length === 0 || new Set(replies).size < replies.length)
        faults.push(`replies: ${JSON.stringify(replies)}`);
      replies = [];
    }
    return faults;
  }

  async #untilDone(method, path, body, headers) {
    for (;;) {
      try {
        const base = this.url();
        return await send(method, `${base}/v3/directline${path}`, body, headers(base));
      } catch (error) {
        // A permanent rejection is a fault; anything else means that the server is down.
        if (/^(400|401|403|404) /.test(error.message)) throw error;
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
    }
  }
}

function bearer(token) {
  return { Authorization: `Bearer ${token}` };
}
