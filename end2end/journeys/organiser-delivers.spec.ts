// A letter is closed, handed over with a receipt, signed late, answered and put away; its page tells all of it.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { confirmFromMail, counts, done, fillPerson, inMinutes, openLetter, press, send, signIn, toForm } from './steps';

const LETTER = '/en/c/safe-passage/handed-over';
const DESK_LETTER = '/en/desk/safe-passage/letters/handed-over';
const AFTERWARDS = `${DESK_LETTER}/afterwards`;
/** A picture of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const early = { name: 'Bruno In-Time', country: 'PT', email: 'bruno@people.example' };
const late = { name: 'Ines Late-Comer', country: 'PT', email: 'ines@people.example' };

/** Nothing that axe finds, where scripts run. */
async function accessible(page: Page, scripts: boolean): Promise<void> {
  if (!scripts) return;
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(' ')}`)).toEqual([]);
}

test('an organiser delivers a letter, and everybody reads what became of it', async ({ page, browser, baseURL, javaScriptEnabled }) => {
  test.slow();
  const scripts = javaScriptEnabled ?? true;
  await signIn(page);
  await openLetter(page, scripts, 'handed-over', 'Handed over', 'en', 'public');
  const theirs = await browser.newContext({ baseURL, javaScriptEnabled, viewport: page.viewportSize() });
  const visitor = await theirs.newPage();
  await toForm(visitor, 'person', scripts, LETTER);
  await fillPerson(visitor, early);
  await send(visitor, [early.name]);
  await confirmFromMail(visitor, early.email);
  const before = await counts(visitor, LETTER);

  // Nothing is handed over while it is open; closed, it is looked at as it will be printed.
  await page.goto(AFTERWARDS);
  await expect(page.locator('main')).toContainText('Close it first');
  await page.goto(`${DESK_LETTER}/close`);
  await press(page, '/close');
  await done(page);
  await page.goto(`${DESK_LETTER}/print`);
  await expect(page.locator('.print-check')).toContainText('How to check this letter');
  await expect(page.locator('[data-print]')).toBeVisible({ visible: scripts });
  await accessible(page, scripts);

  // What is no picture is refused, and what was typed stays.
  await page.goto(`${AFTERWARDS}/delivery`);
  await accessible(page, scripts);
  await page.locator('#by_whom').fill('Threshold Rights Project');
  await page.locator('[name=way][value=mission]').check();
  await page.locator('#alt').fill('The stamped copy');
  await page.locator('#public').check();
  await page.locator('#file').setInputFiles({ name: 'receipt.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') });
  await page.locator('main form:not(#passkey-form) button[type=submit]').click();
  await expect(page.locator('#error-summary a[href="#file"]')).toBeVisible();
  await expect(page.locator('#by_whom')).toHaveValue('Threshold Rights Project');
  await page.locator('#file').setInputFiles({ name: 'receipt.png', mimeType: 'image/png', buffer: PIXEL });
  await page.locator('main form:not(#passkey-form) button[type=submit]').click();
  await done(page);
  await accessible(page, scripts);

  // Late signatures are allowed, and one comes: it stands apart, and is not counted.
  await page.goto(`${AFTERWARDS}/late`);
  await page.locator('#deadline_local').fill(inMinutes(60 * 24));
  await page.locator('#deadline_zone').fill('UTC');
  await page.locator('button[name=step][value=allow]').click();
  await done(page);
  await toForm(visitor, 'person', scripts, LETTER);
  await expect(visitor.locator('main')).toContainText('your name will be in the addendum');
  await fillPerson(visitor, late);
  await send(visitor, [late.name]);
  await confirmFromMail(visitor, late.email);
  await visitor.goto(LETTER);
  await expect(visitor.locator('.addendum')).toContainText(late.name);
  expect(await counts(visitor, LETTER)).toEqual(before);

  // An answer comes, is taken back, and comes again; then the letter is put away.
  const answer = async (): Promise<void> => {
    await page.goto(`${AFTERWARDS}/answer`);
    await page.locator('#by_whom').fill('The President’s office');
    await page.locator('#summary').fill('They have taken note.');
    await page.locator('main form:not(#passkey-form) button[type=submit]').click();
    await done(page);
  };
  await answer();
  await page.goto(`${AFTERWARDS}/take-back`);
  await press(page, '/take-back');
  await done(page);
  await expect(page.locator('.story')).not.toContainText('They have taken note.');
  await answer();
  await page.goto(`${AFTERWARDS}/archive`);
  await page.locator('#words').fill('Three people were let go.');
  await press(page, '/archive');
  await done(page);

  // Everybody reads it, and signs no more.
  await visitor.goto(LETTER);
  const became = visitor.locator('#became');
  for (const words of ['Delivered', 'Threshold Rights Project', 'Through an embassy', 'They have taken note.', 'Three people were let go.']) {
    await expect(became).toContainText(words);
  }
  await expect(became.locator('img[alt="The stamped copy"]')).toBeVisible();
  expect((await visitor.request.get((await became.locator('img').getAttribute('src')) ?? '')).headers()['content-type']).toBe('image/png');
  await expect(visitor.locator('a[href$="/sign/person"]')).toHaveCount(0);
  await accessible(visitor, scripts);
  await visitor.goto('/en');
  await expect(visitor.locator('section:has(#archive)')).toContainText('Handed over');
  expect(await (await visitor.request.get('/en/letters.atom')).text()).toContain('Delivered: ');
  await theirs.close();
});
