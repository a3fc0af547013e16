import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { confirmFromMail, done, fillPerson, follow, LETTER, mailedLink, openList, press, send, toForm } from './steps';

/** Signs, and comes to the page that takes a key's signature. */
async function toKeyPage(page: Page, scripts: boolean, person: { name: string; country: string; email: string }): Promise<string> {
  await toForm(page, 'person', scripts);
  await fillPerson(page, person);
  await send(page, [person.name]);
  await confirmFromMail(page, person.email);
  await expect(async () => {
    await page.reload();
    await expect(page.locator('#recorded-title')).toBeVisible({ timeout: 500 });
  }).toPass();
  await press(page, '/link');
  await follow(page, await mailedLink(page, person.email, 3));
  const own = page.url();
  const statement = await (await page.request.get(`${own}/statement.txt`)).text();
  await page.locator('a[href$="/key"]').click();
  await expect(page.locator('form.ssh pre').first()).toHaveText(statement);
  return statement;
}

/** What the list says of a name, once it is recorded. */
async function expectKey(page: Page, name: string, query: string): Promise<void> {
  await expect(async () => {
    await openList(page, query, LETTER);
    await expect(page.locator('ul.people li', { hasText: name }).locator('.seal')).toContainText('key', { timeout: 500 });
  }).toPass();
}

/** Stock OpenSSH checks a signature over a statement, and refuses it over another. */
function sshVerifies(proof: string, signature: string, statement: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'undersigned-key-'));
  writeFileSync(join(folder, 'signature'), signature);
  writeFileSync(join(folder, 'allowed'), `signatory ${proof}\n`);
  const check = (text: string) =>
    execFileSync('ssh-keygen', ['-Y', 'verify', '-n', 'undersigned', '-f', join(folder, 'allowed'), '-I', 'signatory', '-s', join(folder, 'signature')], { input: text, stdio: 'pipe' }).toString();
  expect(check(statement)).toContain('Good "undersigned" signature');
  expect(() => check(statement.replace('/v1', '/v2'))).toThrow();
}

test('a signatory signs their statement with a passkey, and stock OpenSSH checks it', async ({ page, server, javaScriptEnabled }, info) => {
  test.skip(info.project.name !== 'wide-js', 'a passkey needs scripts, and no width');
  test.slow();
  // A passkey is bound to a name, and a number is none.
  const local = new URL(server.url);
  local.hostname = 'localhost';
  const context = await page.context().browser()!.newContext({ baseURL: local.origin, locale: 'en-GB' });
  const own = await context.newPage();
  const devtools = await context.newCDPSession(own);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  const statement = await toKeyPage(own, javaScriptEnabled ?? true, { name: 'Isolde Farrow', country: 'CH', email: 'farrow@ferry-house.example' });
  await own.locator('#passkey button').click();
  await done(own);
  await expectKey(own, 'Isolde Farrow', 'farrow');

  // The signature is in the public records, in the form that OpenSSH reads.
  const log = /\/log\/([0-9a-f]{32})/.exec(statement)?.[1];
  const size = (await (await own.request.get(`/log/${log}/checkpoint`)).text()).split('\n')[1];
  const records = await (await own.request.get(`/log/${log}/records/000.p/${size}`)).body();
  const encoded = /kind key\nsignature (\S+)\n/.exec(records.toString('latin1'))?.[1] ?? '';
  const blob = Buffer.from(encoded, 'base64');
  const armour = `-----BEGIN SSH SIGNATURE-----\n${encoded.replace(/(.{70})/g, '$1\n')}\n-----END SSH SIGNATURE-----\n`;
  const length = blob.readUInt32BE(10);
  sshVerifies(`sk-ecdsa-sha2-nistp256@openssh.com ${blob.subarray(14, 14 + length).toString('base64')}`, armour, statement);
  await context.close();
});

test('a signatory signs their statement with an SSH key', async ({ page, javaScriptEnabled }, info) => {
  test.skip(!['wide-js', 'phone-plain'].includes(info.project.name), 'once with scripts and once without is enough');
  test.slow();
  const folder = mkdtempSync(join(tmpdir(), 'undersigned-key-'));
  const key = join(folder, 'key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'nobody', '-f', key]);
  const statement = await toKeyPage(page, javaScriptEnabled ?? true, { name: 'Peregrine Lumley', country: 'GB', email: 'peregrine@post-office.example' });
  const take = async (text: string) => {
    writeFileSync(join(folder, 'statement.txt'), text);
    execFileSync('ssh-keygen', ['-Y', 'sign', '-n', 'undersigned', '-f', key, join(folder, 'statement.txt')], { stdio: 'pipe' });
    const signature = readFileSync(join(folder, 'statement.txt.sig'), 'utf8');
    await page.locator('#ssh').fill(signature);
    await page.locator('form.ssh button[type=submit]').click();
    return signature;
  };
  const wrong = await take(statement.replace('/v1', '/v2'));
  await expect(page.locator('#error-summary')).toBeVisible();
  await expect(page.locator('#ssh')).toHaveValue(wrong);
  execFileSync('rm', [join(folder, 'statement.txt.sig')]);
  const signature = await take(statement);
  await done(page);
  await expectKey(page, 'Peregrine Lumley', 'lumley');
  sshVerifies(readFileSync(`${key}.pub`, 'utf8').split(' ').slice(0, 2).join(' '), signature, statement);
});
