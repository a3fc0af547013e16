// What an organiser does with an app for one-time codes: the app is a few lines here (RFC 6238).
import { createHmac } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect } from '../fixtures';
import type { MailServer } from '../smtp';

/** Whose account it is. */
type Owner = { email: string; password: string };

/** What an app shows for a secret in base32, so many half minutes from now. */
export function appCode(secret: string, later = 0): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(Array.from({ length: Math.floor(bits.length / 8) }, (_, at) => parseInt(bits.slice(8 * at, 8 * at + 8), 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later));
  const mac = createHmac('sha1', key).update(step).digest();
  const number = mac.readUInt32BE(mac[mac.length - 1] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** Types a code into the page's field for one, and sends it. */
export async function giveCode(page: Page, code: string): Promise<void> {
  await page.locator('#code').fill(code);
  await page.locator('form:has(#code) button[type=submit]').click();
}

/** Opens the link that proves the mailbox, in the same browser, and confirms there. */
export async function proveMailbox(page: Page, mail: MailServer, address: string): Promise<void> {
  await expect(page).toHaveURL(/\/account\/code/);
  // An earlier session's link does nothing here; this one's is on its way.
  await expect(async () => {
    const newest = mail.mailsTo(address).findLast(({ subject }) => subject?.startsWith('Confirm it'));
    const path = /\/l\/[\w-]+/.exec(newest?.text ?? '')?.[0];
    await page.goto(path ?? 'about:blank');
    await expect(page.locator('form[action$="/account/confirm"] button')).toBeVisible({ timeout: 200 });
  }).toPass({ timeout: 20_000 });
  await page.locator('form[action$="/account/confirm"] button').click();
  await expect(page.locator('h1')).toContainText('Confirmed');
}

/** Begins at the account page, with the mailbox proven; answers the secret that the page shows. */
export async function begin(page: Page, mail: MailServer | undefined, address: string): Promise<string> {
  await page.goto('/en/account');
  await page.locator('main a[href$="/account/second-factor"]').click();
  const button = page.locator('form[action$="/account/second-factor"] button');
  await button.click();
  if (mail && /\/account\/code/.test(page.url())) {
    await proveMailbox(page, mail, address);
    await page.goto('/en/account/second-factor');
    await button.click();
  }
  await expect(page).toHaveURL(/\/account\/second-factor\/new$/);
  return (await page.locator('#secret').innerText()).replaceAll(/\s/g, '');
}

/** Confirms an account's first code, which asks for the password too. */
export async function giveFirstCode(page: Page, password: string, code: string): Promise<void> {
  await page.locator('#password').fill(password);
  await giveCode(page, code);
}

/** Sets it up; answers the secret and the recovery codes. */
export async function setUp(page: Page, mail: MailServer | undefined, owner: Owner): Promise<{ secret: string; recovery: string[] }> {
  const secret = await begin(page, mail, owner.email);
  await giveFirstCode(page, owner.password, appCode(secret));
  await expect(page.locator('.recovery-codes li')).toHaveCount(10);
  return { secret, recovery: await page.locator('.recovery-codes code').allInnerTexts() };
}

/** Takes it away again. */
export async function takeAway(page: Page, password: string, code: string): Promise<void> {
  await page.goto('/en/account/second-factor');
  await page.locator('details:has(#password) summary').click();
  await page.locator('#password').fill(password);
  await giveCode(page, code);
  await expect(page.locator('form[action$="/account/second-factor"] button')).toBeVisible();
}
