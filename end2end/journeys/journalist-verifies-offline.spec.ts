// A journalist keeps verify.html and a bundle, and verifies without a network.
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, setting, test } from '../fixtures';
import { archive, away, bundles, flipped, golden, goldenReceipt, type Log } from '../log';

test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, 'the file verifies with a script');

const FINGERPRINT = '1a18b9a80ec7edb85b4014f1f6bc8d43509e49cd916e4966cb268876e4be75d4';
let stick: string | undefined;

test.beforeEach(async ({ page, context }) => {
  stick = await mkdtemp(join(tmpdir(), 'undersigned-stick-'));
  await copyFile(join(setting('UNDERSIGNED_SITE'), 'verify.html'), join(stick, 'verify.html'));
  await context.setOffline(true);
  await page.goto(pathToFileURL(join(stick, 'verify.html')).href);
});

test.afterEach(async () => {
  if (stick) await rm(stick, { recursive: true, force: true });
});

/** Gives the page a bundle, and waits for what it says. */
async function verify(page: Page, log: Log | Buffer): Promise<string> {
  const buffer = log instanceof Map ? archive(log) : log;
  await page.locator('#bundle').setInputFiles({ name: 'bundle.zip', mimeType: 'application/zip', buffer });
  await page.locator('form button[type=submit]').click();
  const ended = page.locator('.verify-panel:is([data-state=verified], [data-state=failed], [data-state=alarm]):not([hidden]), .fault:not(:empty)');
  await expect(ended.first()).toBeVisible();
  if (await page.locator('.fault:not(:empty)').count()) return 'refused';
  return (await page.locator('.verify-panel').getAttribute('data-state')) ?? '';
}

const step = (page: Page, id: string) => page.locator(`.verify-steps > [data-step=${id}]`);

test('a bundle verifies from a file, without a network', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  expect(await verify(page, golden())).toBe('verified');
  await expect(page.locator('.verify-headline')).toContainText(/^The 1 organisation in this evidence matches its public log, checked today .*2 independent witnesses/);
  await expect(step(page, 'entries')).toContainText('25 of 25 verified');
  await expect(page.locator('.verify-compare')).toContainText('It came with the evidence, so it proves nothing by itself');
  await expect(step(page, 'earlier')).toHaveCount(0);

  await page.locator('#fingerprint').fill(FINGERPRINT.replace(/.{4}/g, '$& ').toUpperCase());
  await page.locator('#receipts').setInputFiles({ name: 'mine.tlog-proof', mimeType: 'text/plain', buffer: goldenReceipt() });
  expect(await verify(page, golden())).toBe('verified');
  await expect(page.locator('.verify-compare')).toContainText('The same as the one that you typed.');
  await expect(step(page, 'receipts')).toHaveAttribute('data-state', 'done');
  await expect(page.locator('.verify-verdict')).toContainText('Receipt 1: its entry, no. 1, is in this log');
  expect(asked.filter((url) => !url.startsWith('blob:'))).toEqual([]);
});

test('a log that witnesses have left says since when', async ({ page }) => {
  expect(await verify(page, away(Math.floor(Date.now() / 1000)))).toBe('verified');
  await expect(page.locator('.verify-headline')).toContainText(/ 4 records deleted since a witness last signed, /);
  await expect(page.locator('.verify-panel')).toHaveAttribute('data-tone', 'amber');
});

test('the bundle that the server makes verifies', async ({ page, server }) => {
  const logs = async () => (await fetch(`${server.url}/log/`)).text();
  await expect.poll(logs, { message: 'logs that are published' }).toContain('no-one-returned');
  const id = (await logs()).split('\n').find((line) => line.includes('no-one-returned'))?.split(' ')[0];
  const answer = await fetch(`${server.url}/log/${id}/bundle.zip`);
  expect(answer.status).toBe(200);
  expect(await verify(page, Buffer.from(await answer.arrayBuffer()))).toBe('verified');
  await expect(page.locator('.verify-headline')).toContainText(/ match(es)? its public log, checked today .* No independent witness has signed it yet\.$/);
  await expect(page.locator('.verify-panel')).toHaveAttribute('data-tone', 'amber');
});

test('tampered bundles are refused, and what is wrong is named', async ({ page }) => {
  const good = golden();
  for (const path of [...good.keys()].filter((path) => path !== 'policy' && path !== 'checkpoint')) {
    // Of an earlier policy its text counts; of the checkpoint beside it, as many lines as its quorum needs.
    const at = path.startsWith('policies/') ? 60 : undefined;
    expect(await verify(page, flipped(good, path, at)), path).toBe('failed');
    await expect(page.locator('.verify-panel .findings li').first(), path).toBeVisible();
    const without = new Map(good);
    without.delete(path);
    expect(await verify(page, without), `without ${path}`).toBe('failed');
    await expect(page.locator('.verify-panel'), path).toContainText(path);
  }
  expect(await verify(page, flipped(good, 'checkpoint', 60))).toBe('failed');

  await page.locator('#fingerprint').fill(FINGERPRINT.replace('1a', '1b'));
  expect(await verify(page, good), 'another fingerprint').toBe('alarm');
  await expect(page.locator('.verify-alarm')).toContainText('The fingerprint is another');
  await page.locator('#fingerprint').fill('1a18');
  expect(await verify(page, good)).toBe('refused');
  await page.locator('#fingerprint').fill('');
  expect(await verify(page, archive(good).subarray(0, 2000)), 'cut off').toBe('refused');
  await expect(page.locator('.fault')).toContainText('no .zip archive');
  const damaged = archive(good);
  damaged[200] ^= 1;
  expect(await verify(page, damaged), 'damaged').toBe('refused');
  await page.locator('#receipts').setInputFiles({ name: 'not-one.tlog-proof', mimeType: 'text/plain', buffer: Buffer.from('no receipt') });
  expect(await verify(page, good)).toBe('refused');
  await expect(page.locator('.fault')).toContainText('not-one.tlog-proof');
});

test('a bundle is verified down to its list of signatories', async ({ page }) => {
  const { good, invented, mac } = bundles();
  await page.locator('#fingerprint').fill(FINGERPRINT);
  expect(await verify(page, good)).toBe('verified');
  expect(await verify(page, mac)).toBe('verified');
  await expect(step(page, 'files')).toContainText('files that a Mac added, not checked: 2');

  // The holder of the log's key names ministries that the log has not, and signs everything anew.
  expect(await verify(page, invented)).toBe('failed');
  for (const file of ['signatories.csv', 'signatories.json']) await expect(step(page, 'files')).toContainText(file);
  await expect(step(page, 'files')).toContainText('The file does not say what the log says.');

  // Two archives in one file: programs differ on which of them counts.
  for (const both of [Buffer.concat([good, invented]), Buffer.concat([invented, good])]) {
    expect(await verify(page, both)).toBe('refused');
    await expect(page.locator('.fault')).toContainText('Programs may read this archive differently');
  }
});

test('the file may ask nobody, speaks three languages and has no faults', async ({ page, context }) => {
  await context.setOffline(false);
  const blocked = await page.evaluate(() => fetch('http://127.0.0.1:9/').then(() => 'answered', () => 'blocked'));
  expect(blocked).toBe('blocked');
  const policy = await page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content');
  expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[^']+' 'wasm-unsafe-eval'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'$/);
  for (const [language, title] of Object.entries({ en: 'without a network', fr: 'sans réseau', ar: 'دون شبكة' })) {
    await page.locator(`.langs [lang=${language}]`).click();
    await expect(page.locator('h1')).toContainText(title);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    expect(await verify(page, golden())).toBe('verified');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${language}: ${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
  }
});
