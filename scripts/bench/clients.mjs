import WebSocket from 'ws';
import { counted, send } from './requests.mjs';

/** A person's answers on the usual path, as button payloads. After each, another question is open. */
export const ANSWERS = [
  ['danger', 'no'],
  ['who-for', 'me'],
  ['what', 'contact'],
  ['unwanted', 'yes'],
  ['repeated', 'several'],
  ['who', 'ex-recent'],
  ['fixated', 'yes'],
  ['signs', 'none'],
  ['where', 'bedfordshire'],
];

/** Starts a conversation over Direct Line. */
export async function converse(url) {
  const line = `${url}/v3/directline`;
  const bearer = (token) => ({ Origin: url, Authorization: `Bearer ${token}` });
  const { token } = await send('POST', `${line}/tokens/generate`, {}, { Origin: url });
  const began = await send('POST', `${line}/conversations`, {}, bearer(token));
  const activities = `${line}/conversations/${began.conversationId}/activities`;
  const say = (text, value) =>
    send('POST', activities, { type: 'message', from: { id: 'person' }, text, value }, bearer(began.token));
  return { streamUrl: began.streamUrl, say };
}

/** A conversation over Direct Line: a turn ends when its last reply has arrived on the stream. */
export async function waymarkClient(url) {
  const { streamUrl, say } = await converse(url);
  const socket = new WebSocket(streamUrl.replace(/^http/, 'ws'), { headers: { Origin: url } });
  socket.on('upgrade', (answer) => counted(answer.socket));
  let heard = () => {};
  socket.on('message', (data) => {
    const text = data.toString();
    if (text !== '' && JSON.parse(text).activities.some(({ suggestedActions }) => suggestedActions)) heard();
  });
  await new Promise((resolve) => {
    heard = resolve;
  });
  let turn = 0;
  return {
    /** After the last answer, from the beginning again. */
    async turn() {
      const place = turn++ % (ANSWERS.length + 1);
      const [question, answer] = ANSWERS[place] ?? [];
      const value = question
        ? { kind: 'answer', question, answer: [answer] }
        : { kind: 'command', command: 'restart-sure' };
      const replied = new Promise((resolve) => {
        heard = resolve;
      });
      await say('x', value);
      await replied;
    },
    close: () => socket.terminate(),
  };
}

let conversations = 0;

/** A conversation with the stock bot, whose replies are in the HTTP response. */
export async function stockClient(url) {
  const id = `bench-${conversations++}`;
  const activity = {
    type: 'message',
    text: 'Yes',
    channelId: 'emulator',
    serviceUrl: 'http://127.0.0.1:1',
    deliveryMode: 'expectReplies',
    conversation: { id },
    from: { id: 'person' },
    recipient: { id: 'bot' },
  };
  let turn = 0;
  return {
    turn: () => send('POST', `${url}/api/messages`, { ...activity, id: `${id}-${turn++}` }),
    close: () => {},
  };
}
