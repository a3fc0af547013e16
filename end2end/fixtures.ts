// What every journey starts with: a server of its own worker, on a fresh data folder.
//
// Journeys import `test` and `expect` from here. `test.use({ demo: false })` at the top of a file asks for a server
// as a host starts it: an owner made from the command line, and mails that go out over SMTP to a server of this run.
// `test.use({ database: 'postgres' })` asks for one on PostgreSQL.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { test as base, expect } from '@playwright/test';
import { mailServer, type MailServer } from './smtp';

/** How a file of journeys wants its server. */
export type Options = {
  /** With the demonstration in it; otherwise with one owner and a mail server. */
  demo: boolean;
  /** Which engine keeps the data; `postgres` is the one that `TEST_POSTGRES_URL` names. */
  database: 'sqlite' | 'postgres';
};

/** A running server. */
export type Server = {
  /** Where it answers, without a closing slash. */
  url: string;
  /** Its data folder. */
  data: string;
  /** All it has printed so far. */
  log: () => string;
  /** The mail server that it sends to; a demonstration has none. */
  mail?: MailServer;
};

/** The owner of a server without a demonstration. */
export const OWNER = { email: 'owner@river-crossing.example', password: 'a ferry at low water', coalition: 'river-crossing' };

const STARTS_WITHIN = 60_000;
const STOPS_WITHIN = 10_000;

export const test = base.extend<object, Options & { server: Server }>({
  demo: [true, { option: true, scope: 'worker' }],
  database: ['sqlite', { option: true, scope: 'worker' }],

  server: [
    async ({ demo, database }, use) => {
      const data = await mkdtemp(join(tmpdir(), 'undersigned-journeys-'));
      const url = `http://127.0.0.1:${await freePort()}`;
      const place = ['--data-dir', data];
      if (database === 'postgres') place.push('--database-url', await freshDatabase(basename(data)));
      const mail = demo ? undefined : await mailServer();
      if (mail) await createOwner(place);
      const output: string[] = [];
      const log = () => output.join('');
      const child = start(url, place, mail);
      child.stdout?.on('data', (text: Buffer) => output.push(text.toString()));
      child.stderr?.on('data', (text: Buffer) => output.push(text.toString()));
      try {
        await answers(url, child, log);
        await use({ url, data, log, mail });
      } finally {
        await stop(child);
        await mail?.stop();
        await rm(data, { recursive: true, force: true });
      }
      expect(secretsIn(log()), 'addresses and links in what the server printed').toEqual([]);
    },
    { scope: 'worker', timeout: STARTS_WITHIN + STOPS_WITHIN },
  ],

  baseURL: async ({ server }, use) => {
    await use(server.url);
  },
});

export { expect };

/** Starts the server; it ends with the test runner at the latest. */
function start(url: string, place: string[], mail?: MailServer): ChildProcess {
  const args = ['serve', '--site-dir', setting('UNDERSIGNED_SITE'), ...place, '--listen', new URL(url).host];
  if (!mail) args.push('--demo');
  return spawn(setting('UNDERSIGNED_BIN'), args, { env: environment(mail), stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Makes the owner, as a host does. */
async function createOwner(place: string[]): Promise<void> {
  const args = ['create-organiser', ...place, '--coalition', OWNER.coalition, '--coalition-name', 'River Crossing Network'];
  args.push('--name', 'Ottilie Marchbanks', '--email', OWNER.email, '--password-stdin');
  const made = promisify(execFile)(setting('UNDERSIGNED_BIN'), args, { env: environment() });
  made.child.stdin?.end(`${OWNER.password}\n`);
  await made;
}

/** Our environment without settings of the server's, but for limits (all journeys come from one address) and mail. */
function environment(mail?: MailServer): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('UNDERSIGNED_'));
  const limits = ['SIGN', 'SIGN_IN', 'RESET', 'LINK', 'CALL'].map((what) => `${what}_PER_MINUTE`);
  const set = limits.map((name) => [`UNDERSIGNED_LIMITS__${name}`, '5000']);
  if (mail) {
    const smtp = { HOST: '127.0.0.1', PORT: String(mail.port), TLS: 'none', FROM: 'Letters <letters@river-crossing.example>' };
    for (const [name, value] of Object.entries(smtp)) set.push([`UNDERSIGNED_SMTP__${name}`, value]);
  }
  return Object.fromEntries([...kept, ...set]);
}

/** Mail addresses and links of mails in a log, but for the demonstration's sign-in, which is meant to be read. */
function secretsIn(log: string): string[] {
  const lines = log.split('\n').filter((line) => !line.startsWith('Sign in as '));
  return lines.filter((line) => /[^\s@]@[^\s@]+\.\w|\/l\/[\w-]{20}/.test(line));
}

/** Makes a database on the PostgreSQL of this run; it goes when that PostgreSQL goes. */
async function freshDatabase(name: string): Promise<string> {
  const url = new URL(setting('TEST_POSTGRES_URL'));
  const psql = process.env.PSQL ?? 'psql';
  await promisify(execFile)(psql, ['--quiet', '--dbname', url.href, '--command', `CREATE DATABASE "${name}"`]);
  url.pathname = `/${name}`;
  return url.href;
}

/** Waits for the server's first answer. */
async function answers(url: string, child: ChildProcess, log: () => string): Promise<void> {
  let failure: Error | undefined;
  child.once('error', (error) => (failure = error));
  for (const end = Date.now() + STARTS_WITHIN; Date.now() < end; await sleep(50)) {
    if (failure) throw new Error(`The server cannot be started: ${failure.message}`);
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`The server ended before it answered:\n${log()}`);
    }
    const answer = await fetch(`${url}/healthz`).catch(() => undefined);
    if (answer?.status === 200) return;
  }
  throw new Error(`The server did not answer within ${STARTS_WITHIN / 1000} s:\n${log()}`);
}

/** Ends the server: asked first, made to when it does not answer. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const waiting = new AbortController();
  const inTime = await Promise.race([
    ended.then(() => true),
    sleep(STOPS_WITHIN, false, { signal: waiting.signal }).catch(() => false),
  ]);
  waiting.abort();
  if (!inTime) {
    child.kill('SIGKILL');
    await ended;
  }
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const socket = createServer().listen(0, '127.0.0.1');
  await once(socket, 'listening');
  const address = socket.address();
  socket.close();
  await once(socket, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port of this machine is free');
  return address.port;
}

/** A setting that `cargo xtask test` passes on. */
export function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; run the journeys with: cargo xtask test --browser-only`);
  return value;
}
