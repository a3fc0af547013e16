import { AxeBuilder } from '@axe-core/playwright';
import { expect, OWNER, test } from '../fixtures';
import { appCode, begin, giveCode, proveMailbox, takeAway } from './second-factor';

test.use({ demo: false });

test('an organiser makes a passkey, signs in with it, and takes it away', async ({ page, server, javaScriptEnabled }, info) => {
  test.skip(!(javaScriptEnabled ?? true), 'a passkey needs scripts; the page says so');
  test.slow();
  // A passkey is bound to a name, and a number is none.
  const local = new URL(server.url);
  local.hostname = 'localhost';
  const { viewport } = info.project.use;
  const context = await page.context().browser()!.newContext({ baseURL: local.origin, locale: 'en-GB', viewport });
  const own = await context.newPage();
  const look = async () => expect((await new AxeBuilder({ page: own }).analyze()).violations).toEqual([]);
  const devtools = await context.newCDPSession(own);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  const password = async () => {
    await own.goto('/en/sign-in');
    await own.locator('#email').fill(OWNER.email);
    await own.locator('#password').fill(OWNER.password);
    await own.locator('#sign-in button[type=submit]').click();
  };
  await password();
  await own.goto('/en/account');
  await own.locator('main a[href$="/account/second-factor"]').click();
  await look();
  await own.locator('a[href$="/second-factor/passkey"]').click();
  await look();
  if (server.mail) await proveMailbox(own, server.mail, OWNER.email);
  await own.goto('/en/account/second-factor/passkey');
  await look();
  // A name is asked for; the page comes again with a new challenge.
  await own.locator('#passkey-form button').click();
  await expect(own.locator('.error-summary')).toBeVisible();
  await own.locator('#name').fill('The blue key');
  await own.locator('#password').fill(OWNER.password);
  await own.locator('#passkey-form button').click();
  await expect(own.locator('.recovery-codes li')).toHaveCount(10);
  const recovery = await own.locator('.recovery-codes code').allInnerTexts();

  await own.goto('/en/account');
  await own.locator('main form[action$="/sign-out"] button').click();
  await password();
  await expect(own).toHaveURL(/\/sign-in\/code/);
  await look();
  await own.locator('#passkey-form button').click();
  await expect(own).toHaveURL(/\/en\/desk$/);

  // Another device, and codes of an app beside: asked for by what there is.
  await own.goto('/en/account/second-factor');
  await expect(own.locator('.activity li')).toContainText('The blue key');
  await expect(own.locator('.activity li')).toContainText('last used');
  const secret = await begin(own, server.mail, OWNER.email);
  await giveCode(own, appCode(secret));
  await expect(own.locator('.done, [role=status]').first()).toContainText('recovery codes stay');

  await own.locator('.activity a[href$="/remove"]').click();
  await expect(own.locator('h1')).toContainText('Take this passkey away?');
  await look();
  await own.locator('main form[action$="/remove"] button').click();
  await expect(own.locator('.activity')).toHaveCount(0);
  await own.goto('/en/account');
  await own.locator('main form[action$="/sign-out"] button').click();
  await password();
  await expect(own.locator('#passkey-form')).toHaveCount(0);
  await giveCode(own, appCode(secret, 1));
  await expect(own).toHaveURL(/\/en\/desk$/);
  // Other journeys sign in as the same owner, with the password alone.
  await takeAway(own, OWNER.password, recovery[0]);
  await context.close();
});

test('without scripts the page says what a passkey needs, and codes of an app work', async ({ page, server, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled ?? true, 'with scripts there is a passkey');
  await page.goto('/en/sign-in');
  await page.locator('#email').fill(OWNER.email);
  await page.locator('#password').fill(OWNER.password);
  await page.locator('main form:not(#passkey-form) button[type=submit]').click();
  await page.goto('/en/account/second-factor/passkey');
  if (server.mail) await proveMailbox(page, server.mail, OWNER.email);
  await page.goto('/en/account/second-factor/passkey');
  await expect(page.locator('#passkey')).toContainText('needs JavaScript');
  await expect(page.locator('#passkey-form')).toBeHidden();
  await page.goto('/en/account/second-factor');
  await expect(page.locator('form[action$="/account/second-factor"] button')).toBeVisible();
});
