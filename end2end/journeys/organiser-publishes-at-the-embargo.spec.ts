// A letter is written and opened in confidence; its moment is planned, moved, and comes.
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { done, inMinutes, minuteAfter, openInConfidence, press, signIn } from './steps';

const slug = 'the-quiet-river';
const atDesk = `/en/desk/safe-passage/letters/${slug}`;
const inPublic = `/en/c/safe-passage/${slug}`;

/** Writes the moment and looks at it once more. */
async function choose(page: Page, local: string): Promise<void> {
  await page.locator('#embargo_local').fill(local);
  await page.locator('#embargo_zone').fill('UTC');
  await page.locator('button[name=step][value=look]').click();
}

test('an organiser opens a letter in confidence, and it becomes public at its moment', async ({ page, javaScriptEnabled }, info) => {
  test.skip(['phone-js', 'wide-plain'].includes(info.project.name), 'it waits for a minute: once with scripts and once without is enough');
  test.setTimeout(240_000);
  const scripts = javaScriptEnabled ?? true;
  await signIn(page);
  await openInConfidence(page, scripts, slug, 'Hands off the quiet river');

  // Nobody finds it, and nothing is planned.
  expect((await page.request.get(inPublic)).status()).toBe(404);
  await page.locator('a[href$="/publication"]').click();
  await expect(page.locator('main')).toContainText('Nothing is planned');

  // A moment that is past is refused, and what was typed stays.
  await choose(page, '2020-01-01T00:00');
  await expect(page.locator('#error-summary a[href="#embargo_local"]')).toBeVisible();
  await expect(page.locator('#embargo_local')).toHaveValue('2020-01-01T00:00');

  // Planned, after a second look; thought better of, and stopped.
  await choose(page, inMinutes(60 * 24));
  await expect(page.locator('main')).toContainText('Schedule publication?');
  await page.locator('button[name=step][value=plan]').click();
  await done(page);
  await page.locator('a[href$="/publication/stop"]').click();
  await press(page, '/publication/stop');
  await done(page);
  await expect(page.locator('main')).toContainText('Nothing is planned');

  // Moved close: the server publishes by itself.
  await choose(page, inMinutes(60 * 24));
  await page.locator('button[name=step][value=plan]').click();
  const moment = minuteAfter(30);
  await choose(page, moment);
  await page.locator('button[name=step][value=plan]').click();
  await done(page);
  expect((await page.request.get(inPublic)).status()).toBe(404);
  await expect.poll(async () => (await page.request.get(inPublic)).status(), { timeout: 120_000, intervals: [500] }).toBe(200);
  expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(`${moment}Z`));
  expect((await page.request.get('/en/letters.atom')).status()).toBe(200);
  expect(await (await page.request.get('/en/letters.atom')).text()).toContain(slug);
  await page.goto(`${atDesk}/publication`);
  await expect(page.locator('main')).toContainText('has been public since');
});

test('an organiser publishes at once', async ({ page, javaScriptEnabled }) => {
  await signIn(page);
  await openInConfidence(page, javaScriptEnabled ?? true, 'the-loud-river', 'The loud river');
  await page.goto('/en/desk/safe-passage/letters/the-loud-river/publication');
  await page.locator('a[href$="/publication/now"]').click();
  await expect(page.locator('main')).toContainText('cannot undo this');
  await press(page, '/publication/now');
  await done(page);
  await page.locator('a[href$="/c/safe-passage/the-loud-river"]').click();
  await expect(page.locator('h1, h2').filter({ hasText: 'The loud river' }).first()).toBeVisible();
});
