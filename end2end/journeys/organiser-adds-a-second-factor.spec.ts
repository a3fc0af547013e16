import { AxeBuilder } from '@axe-core/playwright';
import { expect, OWNER, test } from '../fixtures';
import { appCode, begin, giveCode, giveFirstCode, takeAway } from './second-factor';

test.use({ demo: false });

test('an organiser adds a second factor, signs in with it, and takes it away', async ({ page, server, javaScriptEnabled }) => {
  test.slow();
  const look = async () => {
    if (javaScriptEnabled ?? true) expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  };
  const password = async () => {
    await page.goto('/en/sign-in');
    await page.locator('#email').fill(OWNER.email);
    await page.locator('#password').fill(OWNER.password);
    await page.locator('main form:not(#passkey-form) button[type=submit]').click();
  };
  const desk = `/en/desk/${OWNER.coalition}`;
  await password();
  await expect(page).toHaveURL(/\/en\/desk$/);

  // A role is changed by nobody who has none; the page leads to where one is set up.
  await page.goto(`${desk}/settings`);
  await page.locator('form[action$="/role"] button').first().click();
  await expect(page).toHaveURL(/\/account\/second-factor$/);
  await look();

  const secret = await begin(page, server.mail, OWNER.email);
  await expect(page.locator('svg.qr')).toBeVisible();
  await look();
  await giveFirstCode(page, 'a guess', appCode(secret));
  await expect(page.locator('.error-summary')).toContainText('password');
  await giveFirstCode(page, OWNER.password, '000000');
  await expect(page.locator('.error-summary')).toBeVisible();
  await expect(page.locator('#secret')).toContainText(secret.slice(0, 4));
  await look();
  await giveFirstCode(page, OWNER.password, appCode(secret));
  await expect(page.locator('.recovery-codes li')).toHaveCount(10);
  await look();
  const recovery = await page.locator('.recovery-codes code').allInnerTexts();

  // A code was just given: the role is changed at once.
  await page.goto(`${desk}/settings`);
  await page.locator('form[action$="/role"] button').first().click();
  await expect(page).toHaveURL(/\/settings$/);

  await page.goto('/en/account');
  await page.locator('main form[action$="/sign-out"] button').click();
  await password();
  await expect(page).toHaveURL(/\/sign-in\/code/);
  await look();
  await page.goto('/en/desk');
  await expect(page, 'the password alone opens nothing').toHaveURL(/\/sign-in/);
  await password();
  await giveCode(page, '000000');
  await expect(page.locator('.error-summary')).toBeVisible();
  await giveCode(page, appCode(secret, 1));
  await expect(page).toHaveURL(/\/en\/desk$/);

  await page.goto(`${desk}/activity?kind=sign-ins`);
  await expect(page.locator('.activity li').first()).toContainText('Signed in');
  await expect(page.locator('.activity')).toContainText('Codes of an app set up');
  await look();

  // New recovery codes take the place of the old ones.
  await page.goto('/en/account/second-factor');
  await page.locator('details:has(form[action$="/recovery-codes"]) summary').click();
  await look();
  await page.locator('form[action$="/recovery-codes"] button').click();
  await expect(page.locator('.recovery-codes li')).toHaveCount(10);
  const renewed = await page.locator('.recovery-codes code').allInnerTexts();
  expect(renewed).not.toContain(recovery[0]);
  await takeAway(page, OWNER.password, renewed[0]);
  await page.goto(`${desk}/activity`);
  await expect(page.locator('.activity li').first()).toContainText('Codes of an app taken away');
});
