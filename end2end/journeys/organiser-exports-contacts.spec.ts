import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '../fixtures';
import { DESK_LETTER, done, mailedLink, mailsTo, ORGANISER, signIn } from './steps';

test('an organiser asks for all contacts, whom they invited approves nothing, and the email stops it', async ({ page, browser, baseURL, javaScriptEnabled }, info) => {
  test.slow();
  const scripts = javaScriptEnabled ?? true;
  const second = { name: 'Berit Second', email: `berit-${info.project.name}@second.example`, password: 'a lantern on the quay' };
  await signIn(page);
  // A colleague is invited as an editor, and chooses a password.
  await page.goto('/en/desk');
  await page.locator('a[href$="/settings"]').first().click();
  await page.locator('#organiser-name').fill(second.name);
  await page.locator('#organiser-email').fill(second.email);
  await page.locator('form:is([action$="/organisers"], [action*="/organisers?once="]) [value=editor]').check();
  await page.locator('form:is([action$="/organisers"], [action*="/organisers?once="]) button[type=submit]').click();
  await done(page);
  const theirs = await browser.newContext({ baseURL, javaScriptEnabled: scripts, viewport: info.project.use.viewport });
  const colleague = await theirs.newPage();
  await colleague.goto(await mailedLink(colleague, second.email, 1));
  await colleague.locator('#password').fill(second.password);
  await colleague.locator('main form:not(#passkey-form) button[type=submit]').click();
  await colleague.goto('/en/sign-in');
  if (await colleague.locator('#email').count()) {
    await colleague.locator('#email').fill(second.email);
    await colleague.locator('#password').fill(second.password);
    await colleague.locator('main form:not(#passkey-form) button[type=submit]').click();
  }

  await page.goto(`${DESK_LETTER}/signatures`);
  await page.locator('main a[href*="/exports"]').first().click();
  await page.locator('form:is([action$="/exports"], [action*="/exports?once="]) button').click();
  await done(page);
  const asked = page.locator('.activity > li').first();
  await expect(asked).toContainText('Needs a second organiser’s approval');
  await expect(asked.locator('form[action$="/file"]')).toHaveCount(0);
  if (scripts) expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  // Whom the asker invited is no second person.
  await colleague.goto(page.url());
  const seen = colleague.locator('.activity > li').first();
  await expect(seen).toContainText('You cannot approve this one');
  await expect(seen.locator('form[action$="/approve"]')).toHaveCount(0);
  await theirs.close();

  // The email stops it, for the mailbox's owner, without signing in.
  const link = await mailedLink(page, ORGANISER.email, (await mailsTo(page, ORGANISER.email)).length);
  const anybody = await browser.newContext({ baseURL, javaScriptEnabled: scripts, viewport: info.project.use.viewport });
  const reader = await anybody.newPage();
  await reader.goto(link);
  await reader.locator('form[action$="/stop-export"] button').click();
  await expect(reader.locator('h1')).toContainText('The export is stopped');
  await anybody.close();
  await page.goto(`${DESK_LETTER.split('/letters/')[0]}/exports`);
  await expect(asked).toContainText('Stopped');
  await expect(asked.locator('form')).toHaveCount(0);
});
