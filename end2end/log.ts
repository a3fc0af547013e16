// A log for journeys: the golden one of `ledger/tests/vectors/log`, served as the server will serve each letter's.
import { execFileSync } from 'node:child_process';
import { createHash, createPrivateKey, sign } from 'node:crypto';
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
const FOLDERS = ['tile', 'records', 'manifest', 'text', 'enclosure', 'policies'];

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

/** The golden log: 25 entries, of almost every kind. */
export const golden = (): Log => read(GOLDEN);

/** A signature by the key that tests make of this seed. */
function signed(seed: number, text: string): Buffer {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seed)]);
  return sign(null, Buffer.from(text), createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
}

/** The root over hashes of leaves. */
function root(hashes: Buffer[]): Buffer {
  if (hashes.length === 1) return hashes[0];
  const half = 2 ** Math.floor(Math.log2(hashes.length - 1));
  return createHash('sha256').update(Buffer.from([1])).update(root(hashes.slice(0, half))).update(root(hashes.slice(half))).digest();
}

/** The golden log while witnesses are away: one signed 14 entries at this time; since then four have left. */
export function away(time: number): Log {
  const log = golden();
  const [text, lines] = (log.get('checkpoint')?.toString() ?? '').split('\n\n');
  const [origin] = text.split('\n');
  // A line of a signature without what follows the key's identifier.
  const [, ofLog, ofWitness] = lines.split('\n').map((line) => ({ name: line.split(' ')[1], id: Buffer.from(line.split(' ')[2] ?? '', 'base64').subarray(0, 4) }));
  const [, tile] = [...log].find(([path]) => path.startsWith('tile/0/')) ?? ['', Buffer.alloc(0)];
  const leaves = Array.from({ length: 14 }, (_, at) => tile.subarray(32 * at, 32 * at + 32));
  const first = `${origin}\n14\n${root(leaves).toString('base64')}\n`;
  const at = Buffer.alloc(8);
  at.writeBigUInt64BE(BigInt(time));
  const line = ({ name, id }: { name: string; id: Buffer }, bytes: Buffer) => `\u2014 ${name} ${Buffer.concat([id, bytes]).toString('base64')}\n`;
  const cosigned = Buffer.concat([at, signed(21, `cosignature/v1\ntime ${time}\n${first}`)]);
  const byLog = lines.split('\n').filter((line) => line.startsWith(`\u2014 ${origin} `));
  log.set('checkpoint.next', Buffer.from(`${text}\n\n${byLog.join('\n')}\n`));
  log.set('checkpoint', Buffer.from(`${first}\n${line(ofLog, signed(11, first))}${line(ofWitness, cosigned)}`));
  return log;
}

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
export type Served = { log: Log; asked: string[]; numbers?: Record<string, number>; manifest?: string };

/** Lets pages speak of this log, and answers for its files. */
export async function serve(page: Page, log: Log): Promise<Served> {
  const served: Served = { log, asked: [] };
  const manifest = await manifestHash(log);
  // The demonstration's letter has an identifier of its own.
  await page.route(/\/en\/c\/|\/ar\/c\//, async (route) => {
    const answer = await route.fetch();
    const text = await answer.text();
    const body = text.replace(/data-log="[^"]*"/g, `data-log="/log/${GOLDEN_ID}/"`).replace(/data-manifest="[^"]*"/g, `data-manifest="${served.manifest ?? manifest}"`)
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
