import { parentPort, workerData } from 'node:worker_threads';
import { knowledgeDigest } from './builtKnowledge';
import { loadKnowledge } from './loadKnowledge';

/** Beside the server, which goes on answering: to read and check the knowledge takes seconds of a processor. */
const { folder, today }: { readonly folder: string; readonly today: string } = workerData;
parentPort?.postMessage({ ...loadKnowledge(folder, today), digest: knowledgeDigest(folder) });
