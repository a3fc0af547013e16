// What an organiser does with an app for one-time codes: the app is a few lines here (RFC 6238).
import { createHmac } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect } from '../fixtures';

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

/** Begins at the account page; answers the secret that the page shows. */
export async function begin(page: Page): Promise<string> {
  await page.goto('/en/account');
  await page.locator('main a[href$="/account/second-factor"]').click();
  await page.locator('form[action$="/account/second-factor"] button').click();
  await expect(page).toHaveURL(/\/account\/second-factor\/new$/);
  return (await page.locator('#secret').innerText()).replaceAll(/\s/g, '');
}

/** Confirms an account's first code, which asks for the password too. */
export async function giveFirstCode(page: Page, password: string, code: string): Promise<void> {
  await page.locator('#password').fill(password);
  await giveCode(page, code);
}

/** Sets it up; answers the secret and the recovery codes. */
export async function setUp(page: Page, password: string): Promise<{ secret: string; recovery: string[] }> {
  const secret = await begin(page);
  await giveFirstCode(page, password, appCode(secret));
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
