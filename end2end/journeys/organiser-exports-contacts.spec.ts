import { AxeBuilder } from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import { expect, test } from '../fixtures';
import { DESK_LETTER, done, mailedLink, newestMail, signIn } from './steps';

test('an organiser asks for all contacts, a second one approves, and the file is fetched once', async ({ page, browser, baseURL, javaScriptEnabled }, info) => {
  test.slow();
  const scripts = javaScriptEnabled ?? true;
  const second = { name: 'Berit Second', email: `berit-${info.project.name}@second.example`, password: 'a lantern on the quay' };
  await signIn(page);
  // A colleague is invited as an editor, and chooses a password.
  await page.goto('/en/desk');
  await page.locator('a[href$="/settings"]').first().click();
  await page.locator('#organiser-name').fill(second.name);
  await page.locator('#organiser-email').fill(second.email);
  await page.locator('form[action$="/organisers"] [value=editor]').check();
  await page.locator('form[action$="/organisers"] button[type=submit]').click();
  await done(page);
  const theirs = await browser.newContext({ baseURL, javaScriptEnabled: scripts, viewport: info.project.use.viewport });
  const colleague = await theirs.newPage();
  await colleague.goto(await mailedLink(colleague, second.email, 1));
  await colleague.locator('#password').fill(second.password);
  await colleague.locator('main form button[type=submit]').click();
  await colleague.goto('/en/sign-in');
  if (await colleague.locator('#email').count()) {
    await colleague.locator('#email').fill(second.email);
    await colleague.locator('#password').fill(second.password);
    await colleague.locator('main form button[type=submit]').click();
  }

  await page.goto(`${DESK_LETTER}/signatures`);
  await page.locator('main a[href*="/exports"]').first().click();
  await page.locator('form[action$="/exports"] button').click();
  await done(page);
  const asked = page.locator('.activity > li').first();
  await expect(asked).toContainText('Waits for a second organiser');
  await expect(asked.locator('form[action$="/file"]')).toHaveCount(0);
  if (scripts) expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  // The mail leads the colleague there.
  await colleague.goto('/en/desk');
  await newestMail(colleague, second.email, 2);
  const href = await colleague.locator('.mail-text a[href*="/exports"]').first().getAttribute('href');
  await colleague.goto(new URL(href ?? '').pathname);
  await colleague.locator('.activity > li').first().locator('form[action$="/approve"] button').click();
  await done(colleague);
  await theirs.close();

  await page.reload();
  const download = page.waitForEvent('download');
  await asked.locator('form[action$="/file"] button').click();
  const file = await (await download).path();
  expect((await readFile(file, 'utf8')).trim().split('\n').length).toBeGreaterThan(60);
  await page.goto(page.url());
  await expect(asked).toContainText('Fetched');
  await expect(asked.locator('form')).toHaveCount(0);
});
