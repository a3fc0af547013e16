// A log for journeys: the golden one of `ledger/tests/vectors/log`, served as the server will serve each letter's.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { setting } from './fixtures';

/** Files of a log by their paths under its prefix. */
export type Log = Map<string, Buffer>;

/** The letter that the golden log is of. */
export const GOLDEN_ID = '00112233445566778899aabbccddeeff';
const GOLDEN = fileURLToPath(new URL('../ledger/tests/vectors/log/', import.meta.url));
const FOLDERS = ['tile', 'records', 'manifest', 'text', 'enclosure'];

/** All files below a folder, by their paths in it. */
function below(folder: string, under = ''): [string, Buffer][] {
  return readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry): [string, Buffer][] => {
    const path = under ? `${under}/${entry.name}` : entry.name;
    return entry.isDirectory() ? below(folder, path) : [[path, readFileSync(join(folder, path))]];
  });
}

function read(folder: string): Log {
  const files = below(folder).filter(([path]) => path === 'checkpoint' || FOLDERS.includes(path.split('/')[0]));
  return new Map([...files, ['policy', readFileSync(join(folder, 'policy.txt'))]]);
}

/** The golden log: 24 entries, one of every kind. */
export const golden = (): Log => read(GOLDEN);

/** A receipt given in the golden log. */
export const goldenReceipt = (): Buffer => readFileSync(join(GOLDEN, 'receipt.tlog-proof'));

/** The log's second key, to which an entry of it leads. */
export const goldenKeys = (): string[] => readFileSync(join(GOLDEN, 'test-keys.txt'), 'utf8').split('\n').filter((line) => line.startsWith('letters.example'));

/** A log of so many signatures, made by an example of `ledger`; the third signatory's name makes a fork of it. */
export function made(signatures: number, third?: string): Log {
  const options = [String(signatures), ...(third ? [third] : [])];
  const folder = mkdtempSync(join(tmpdir(), 'undersigned-log-'));
  try {
    execFileSync(setting('UNDERSIGNED_MAKE_LOG'), [folder, ...options]);
    return read(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same log with one bit of one file changed. */
export function flipped(log: Log, path: string, at?: number): Log {
  const bytes = Buffer.from(log.get(path) ?? Buffer.alloc(0));
  bytes[at ?? bytes.length >> 1] ^= 1;
  return new Map(log).set(path, bytes);
}

/** The hash that the newest manifest of a log has. */
export const manifestHash = async (log: Log): Promise<string> => {
  const newest = [...log.keys()].filter((path) => path.startsWith('manifest/')).sort().at(-1) ?? '';
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(log.get(newest) ?? []));
  return Buffer.from(digest).toString('hex');
};

/** What a page is served; journeys change it as a server would. */
export type Served = { log: Log; asked: string[]; numbers?: Record<string, number> };

/** Lets pages speak of this log, and answers for its files. */
export async function serve(page: Page, log: Log): Promise<Served> {
  const served: Served = { log, asked: [] };
  const manifest = await manifestHash(log);
  // The demonstration's letter has an identifier of its own.
  await page.route(/\/en\/c\/|\/ar\/c\//, async (route) => {
    const answer = await route.fetch();
    const text = await answer.text();
    const body = text.replace(/data-log="[^"]*"/g, `data-log="/log/${GOLDEN_ID}/"`).replace(/data-manifest="[^"]*"/g, `data-manifest="${manifest}"`)
      .replace(/ data-(organisations|people|outdated)="[^"]*"/g, (whole, name: string) => (served.numbers ? ` data-${name}="${served.numbers[name]}"` : ''));
    await route.fulfill({ response: answer, body });
  });
  await page.route(`**/log/${GOLDEN_ID}/**`, async (route) => {
    const path = new URL(route.request().url()).pathname.replace(`/log/${GOLDEN_ID}/`, '');
    served.asked.push(path);
    const body = served.log.get(path);
    // Of the next checkpoint there is none as a rule, and that is no fault.
    const none = path === 'checkpoint.next' && served.log.has('checkpoint') ? 204 : 404;
    await (body ? route.fulfill({ body, contentType: 'application/octet-stream' }) : route.fulfill({ status: none, body: '' }));
  });
  return served;
}

/** An archive of a log by itself. */
export function archive(log: Log): Buffer {
  return zip([...log].map(([path, bytes]): [string, Buffer] => [path === 'policy' ? 'policy.txt' : path, bytes]));
}

/** Whole bundles, made by an example of `verifier`: a good one, one with invented signatories, one that a Mac packed again. */
export function bundles(): Record<'good' | 'invented' | 'mac', Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'undersigned-bundles-'));
  try {
    execFileSync(setting('UNDERSIGNED_MAKE_BUNDLE'), [folder]);
    const one = (name: string): Buffer => readFileSync(join(folder, `${name}.zip`));
    return { good: one('good'), invented: one('invented'), mac: one('mac') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The sum that archives keep of each file. */
function crc(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** A plain archive. */
function zip(files: [string, Buffer][]): Buffer {
  const [body, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, content] of files) {
    const packed = deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const header = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, place, Buffer.from(name)]));
    body.push(header);
    at += header.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...body, entries, end]);
}
