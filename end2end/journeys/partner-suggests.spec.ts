import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { done, mailedLink, mailsTo, newestMail, ready, signIn } from './steps';

const password = 'a lantern in the window';

/** Nothing that axe finds, where scripts run. */
async function clean(page: Page, scripts: boolean): Promise<void> {
  if (!scripts) return;
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
}

test('a partner comments and suggests, an organiser accepts and declines', async ({ page, browser, baseURL, javaScriptEnabled }, info) => {
  test.slow();
  const scripts = javaScriptEnabled ?? true;
  const slug = `talked-over-${info.project.name}`;
  const letter = `/en/desk/safe-passage/letters/${slug}`;
  const email = `ana-${info.project.name}@lantern.example`;
  await signIn(page);
  await page.goto('/en/desk/safe-passage/letters/new');
  await ready(page, scripts);
  await page.locator('#subject').fill('Talked over');
  await page.locator('#slug').fill(slug);
  await page.locator('#body').fill('We ask you to act now.\n\nThe law is clear.\n\nWe thank you.');
  await page.locator('.editor-buttons button[value=save]').click();
  await done(page);

  // The owner invites a partner, and asks for comments.
  await page.locator('main a[href$="/reviewers"]').click();
  await clean(page, scripts);
  await page.locator('#name').fill('Ana Silva');
  await page.locator('#email').fill('nobody at home');
  await page.locator('form:is([action$="/reviewers"], [action*="/reviewers?once="]) button').click();
  await expect(page.locator('#error-summary a[href="#email"]')).toBeVisible();
  await clean(page, scripts);
  await page.locator('#email').fill(email);
  await page.locator('#organisation').selectOption({ index: 1 });
  await page.locator('[name=role][value=contributor]').check();
  await page.locator('form:is([action$="/reviewers"], [action*="/reviewers?once="]) button').click();
  await done(page);
  // Addresses are masked at the desk.
  await expect(page.locator('main')).toContainText(`${email[0]}…@${email.split('@')[1]}`);
  await expect(page.locator('main')).not.toContainText(email);
  await page.goto(letter);
  await page.locator('form[action$="/review"] button').click();
  await done(page);

  // The partner comes in by the mail, in a browser of their own, and sees that draft alone.
  const context = await browser.newContext({ baseURL, javaScriptEnabled: scripts, viewport: page.viewportSize() });
  const ana = await context.newPage();
  await ana.goto(await mailedLink(ana, email, 1));
  await ana.locator('#password').fill(password);
  await ana.locator('main form:not(#passkey-form) button[type=submit]').click();
  await expect(ana).toHaveURL(/\/sign-in$/);
  await ana.locator('#email').fill(email);
  await ana.locator('#password').fill(password);
  await ana.locator('main form:not(#passkey-form) button[type=submit]').click();
  await expect(ana).toHaveURL(/\/en\/drafts$/);
  await expect(ana.locator('main li')).toHaveCount(1);
  await clean(ana, scripts);
  for (const hidden of [letter, `${letter}/edit`, `${letter}/history`, '/en/desk/safe-passage/settings', '/en/desk/safe-passage/organisations']) {
    expect((await ana.request.get(hidden)).status(), hidden).toBe(404);
  }

  // A comment on a whole paragraph, a suggestion for some words of another.
  await ana.goto('/en/drafts');
  await ana.locator('main li a').click();
  await clean(ana, scripts);
  await ana.locator('.discussed').filter({ hasText: 'The law is clear.' }).locator('a').click();
  await clean(ana, scripts);
  await ana.locator('#words').fill('Which law?');
  await ana.locator('form:is([action$="/new"], [action*="/new?once="]) button').click();
  await done(ana);
  await ana.locator('.discussed').filter({ hasText: 'We ask you' }).locator('> p a').click();
  await ana.locator('#quote').fill('ask them');
  await ana.locator('#suggest').check();
  await ana.locator('#replacement').fill('urge you');
  await ana.locator('form:is([action$="/new"], [action*="/new?once="]) button').click();
  await expect(ana.locator('#error-summary a[href="#quote"]')).toBeVisible();
  await clean(ana, scripts);
  await ana.locator('#quote').fill('ask you');
  await ana.locator('form:is([action$="/new"], [action*="/new?once="]) button').click();
  await done(ana);
  await expect(ana.locator('.discussed mark')).toContainText(['ask you', 'The law is clear.']);

  // The organiser edits nearby; the remarks stay with their words.
  await page.goto(`${letter}/edit`);
  await ready(page, scripts);
  await page.locator('#body').fill('Today we ask you to act now.\n\nOnce more:\n\nThe law is clear.\n\nWe thank you.');
  await page.locator('.editor-buttons button[value=save]').click();
  await done(page);
  await page.locator('main a[href$="/discussion"]').click();
  await expect(page.locator('.discussed mark')).toContainText(['ask you', 'The law is clear.']);
  await clean(page, scripts);
  const suggestion = page.locator('.remark').filter({ hasText: 'urge' });
  await suggestion.locator('form[action$="/accept"] button').click();
  await done(page);
  await expect(page.locator('.discussed').filter({ hasText: 'Today we urge you to act now.' })).toBeVisible();

  const comment = page.locator('.remark').filter({ hasText: 'Which law?' });
  await comment.locator('summary').click();
  await comment.locator('textarea').fill('The convention of 1951.');
  await comment.locator('form:is([action$="/reply"], [action*="/reply?once="]) button').click();
  await done(page);
  await comment.locator('a[href$="/decline"]').click();
  await clean(page, scripts);
  await page.locator('#words').fill('The footnote names it.');
  await page.locator('form[action$="/decline"] button').click();
  await done(page);

  // The history says where the wording came from.
  await page.goto(`${letter}/history`);
  await expect(page.locator('.history > li').first()).toContainText('suggestion');

  // One mail tells the partner of all of it, and names nothing; its link leads to the discussion.
  await expect.poll(async () => (await mailsTo(ana, email)).length, { timeout: 20_000 }).toBe(2);
  await newestMail(ana, email, 2);
  const mail = ana.locator('.mail-text');
  await expect(mail).not.toContainText('Talked over');
  const link = await mail.locator('a[href*="/drafts/"]').first().getAttribute('href');
  await ana.goto(new URL(link ?? '').pathname);
  await expect(ana).toHaveURL(new RegExp(`${slug}/discussion$`));
  await ana.locator('details.desk-part > summary').last().click();
  await expect(ana.locator('main')).toContainText('The footnote names it.');
  await context.close();
});
