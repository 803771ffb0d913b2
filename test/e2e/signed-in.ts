import { setTimeout } from 'node:timers/promises';

/** Who is signed in at the servers of this worker: the office, who may do everything. Cookies know no ports, their names do. */
const kept = new Map<string, { name: string; value: string; url: string }>();

const PASSWORD = 'kata sandi untuk uji';
const WAIT_MS = 30_000;

/** Makes the first account of a server with the link that it prints, as an office does; browsers opened later are signed in. */
export async function signInOffice(address: string, said: () => string): Promise<void> {
  const key = await keyOf(said);
  const body = { key, name: 'Kantor Uji', username: 'kantor.uji', password: PASSWORD };
  const answer = await fetch(`${address}/api/setup`, {
    method: 'POST',
    headers: { 'X-Petasos': 'page', 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`no first account: ${answer.status} ${await answer.text()}`);
  for (const cookie of answer.headers.getSetCookie()) {
    const [name = '', value = ''] = cookie.split(';')[0]?.split('=') ?? [];
    if (value !== '') kept.set(`${address} ${name}`, { name, value, url: address });
  }
}

/** What a browser that was signed in has. */
export function officeCookies(): { name: string; value: string; url: string }[] {
  return [...kept.values()];
}

async function keyOf(said: () => string): Promise<string> {
  for (let waited = 0; waited < WAIT_MS; waited += 50) {
    const key = /\/siapkan\?kunci=(\S+)/.exec(said())?.[1];
    if (key !== undefined) return key;
    await setTimeout(50);
  }
  throw new Error(`the server printed no set-up link:\n${said()}`);
}
