import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export const CLIENT = { clientId: 'desk', clientSecret: 'what-only-the-desk-knows' };

export interface StartedProvider {
  readonly issuer: string;
  close(): void;
}

/** @param host what browsers call it; on `localhost` it is another site than on 127.0.0.1 */
export async function startProvider(host = '127.0.0.1'): Promise<StartedProvider> {
  const command = [join(__dirname, 'realProvider.mjs'), host];
  const child = spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'ignore'] });
  const issuer = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('The provider has not started.')));
    createInterface(child.stdout).once('line', resolve);
  });
  return { issuer, close: () => void child.kill() };
}
