import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { done, mailedLink, ready, signIn } from './steps';

const password = 'a second pair of eyes';

/** Nothing that axe finds, where scripts run. */
async function clean(page: Page, scripts: boolean): Promise<void> {
  if (!scripts) return;
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
}

/** Invites a second organiser, who chooses a password and signs in, in a browser of their own. */
async function secondOrganiser(page: Page, browser: Browser, baseURL: string | undefined, scripts: boolean, email: string): Promise<Page> {
  await page.goto('/en/desk/safe-passage/settings');
  const invitation = page.locator('form:is([action$="/settings/organisers"], [action*="/settings/organisers?once="])');
  await invitation.locator('[name=name]').fill('Ruth Okonjo');
  await invitation.locator('[name=email]').fill(email);
  await invitation.locator('[name=role][value=editor]').check();
  await invitation.locator('button[type=submit]').click();
  await done(page);
  const context = await browser.newContext({ baseURL, javaScriptEnabled: scripts, viewport: page.viewportSize() });
  const other = await context.newPage();
  await other.goto(await mailedLink(other, email, 1));
  await other.locator('#password').fill(password);
  await other.locator('main form:not(#passkey-form) button[type=submit]').click();
  await expect(other).toHaveURL(/\/sign-in$/);
  await other.locator('#email').fill(email);
  await other.locator('#password').fill(password);
  await other.locator('main form:not(#passkey-form) button[type=submit]').click();
  await expect(other).toHaveURL(/\/en\/desk$/);
  return other;
}

/** Opens the editor and waits until it lives. */
async function open(page: Page, letter: string, scripts: boolean): Promise<void> {
  await page.goto(`${letter}/edit`);
  await ready(page, scripts);
}

const save = (page: Page) => page.locator('.editor-buttons button[value=save]').click();

test('two organisers edit one draft at once, merge, compare and go back', async ({ page, browser, baseURL, javaScriptEnabled }, info) => {
  test.slow();
  const scripts = javaScriptEnabled ?? true;
  const slug = `two-hands-${info.project.name}`;
  const letter = `/en/desk/safe-passage/letters/${slug}`;
  await signIn(page);
  await page.goto('/en/desk/safe-passage/letters/new');
  await ready(page, scripts);
  await page.locator('#subject').fill('Two hands');
  await page.locator('#slug').fill(slug);
  await page.locator('#body').fill('We ask you to act now.\n\nThe law is clear.\n\nWe thank you.');
  await save(page);
  await done(page);
  const other = await secondOrganiser(page, browser, baseURL, scripts, `ruth-${info.project.name}@safe-passage.example`);

  // Both have the editor open; they change different places.
  await open(page, letter, scripts);
  await open(other, letter, scripts);
  await other.locator('#body').fill('We urge you to act now.\n\nThe law is clear.\n\nWe thank you.');
  await other.locator('#place_and_date').fill('Geneva, 1 May 2027');
  await save(other);
  await done(other);
  await page.locator('#body').fill('We ask you to act now.\n\nThe law is clear.\n\nWe thank you for reading.');
  await page.locator('#deadline_zone').fill('Asia/Seoul');
  await save(page);
  const merged = page.locator('.import-notes');
  await expect(merged).toContainText('Ruth Okonjo');
  await expect(page.locator('#body')).toHaveValue('We urge you to act now.\n\nThe law is clear.\n\nWe thank you for reading.');
  await expect(page.locator('#place_and_date')).toHaveValue('Geneva, 1 May 2027');
  await ready(page, scripts);
  await clean(page, scripts);
  await save(page);
  await done(page);

  // Both change the same passage, and one of them the address: it is chosen what stands.
  await open(page, letter, scripts);
  await open(other, letter, scripts);
  await other.locator('#body').fill('We beg you to act now.\n\nThe law is clear.\n\nWe thank you for reading.');
  await other.locator('#slug').fill(`${slug}-moved`);
  await save(other);
  await done(other);
  await page.locator('#body').fill('We order you to act now.\n\nThe law is old and clear.\n\nWe thank you for reading.');
  await save(page);
  await expect(page.locator('.passage')).toHaveCount(1);
  await expect(page.locator('.passage')).toContainText('beg');
  await expect(page.locator('.passage')).toContainText('order');
  await clean(page, scripts);
  await page.locator('button[value=merge]').click();
  await expect(page.locator('#error-summary a[href="#choice-0"]')).toBeVisible();
  await page.locator('[name=choice-0][value=both]').check();
  await page.locator('button[value=merge]').click();
  await expect(page.locator('#body')).toHaveValue(
    'We beg you to act now.\n\nWe order you to act now.\n\nThe law is old and clear.\n\nWe thank you for reading.',
  );
  await ready(page, scripts);
  await page.locator('#body').fill('We ask you, firmly, to act now.\n\nThe law is old and clear.\n\nWe thank you for reading.');
  await save(page);
  await done(page);
  const moved = `${letter}-moved`;
  await expect(page).toHaveURL(new RegExp(`${moved}$`));

  // The history has every state; one gets a name.
  await page.locator('main a[href$="/history"]').click();
  await expect(page.locator('.history > li')).toHaveCount(5);
  await clean(page, scripts);
  await page.locator('.history a[href$="/history/1"]').click();
  await clean(page, scripts);
  await page.locator('#name').fill('Before Ruth came');
  await page.locator('form[action$="/name"] button').click();
  await done(page);
  await expect(page.locator('.history > li').last()).toContainText('Before Ruth came');

  // Any two are compared, in one text or side by side.
  await page.locator('#from').selectOption('1');
  await page.locator('#to').selectOption('3');
  await page.locator('.choose-two button').click();
  await expect(page.locator('.difference del')).toContainText(['ask']);
  await expect(page.locator('.difference ins').filter({ hasText: 'for reading' })).toContainText('added:');
  await clean(page, scripts);
  await page.locator('.desk-filter a[href$="view=side"]').click();
  await expect(page.locator('table.difference tr.changed')).not.toHaveCount(0);
  await clean(page, scripts);

  // Going back asks first, and makes a new state.
  await page.goto(`${moved}/history/1`);
  await page.locator('a[href$="/history/1/restore"]').click();
  await expect(page.locator('.difference')).toBeVisible();
  await clean(page, scripts);
  await page.locator('form[action$="/restore"] button').click();
  await done(page);
  await expect(page.locator('.history > li')).toHaveCount(6);
  await page.goto(`${moved}/edit`);
  await expect(page.locator('#body')).toHaveValue('We ask you to act now.\n\nThe law is clear.\n\nWe thank you.');
  await other.context().close();
});
