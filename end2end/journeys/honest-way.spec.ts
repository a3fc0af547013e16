// The way of an honest signatory is as short as it ever was: pages read, from the letter to the receipt.
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { confirmFromMail, DESK_LETTER, done, fillPerson, mailedLink, press, send, signIn, toForm } from './steps';

/** Counted before issue 10: letter, form, check, "check your email", confirm, receipt; on a phone the choice, too. */
const BY_FORM = 6;
/** Counted before issue 10: the invitation, and the same page with the thanks. */
const BY_INVITATION = 2;

/** Counts the pages that somebody reads from now on, but for the mailbox of the demonstration. */
function pagesRead(page: Page): () => number {
  let pages = 0;
  page.on('response', (response) => {
    const request = response.request();
    const navigation = request.isNavigationRequest() && request.frame() === page.mainFrame();
    if (navigation && response.ok() && !new URL(response.url()).pathname.startsWith('/mailbox')) pages += 1;
  });
  return () => pages;
}

test('by the form', async ({ page, javaScriptEnabled }) => {
  const read = pagesRead(page);
  const person = { name: 'Wilhelmina Shortcut', country: 'NL', email: 'wilhelmina@post-office.example' };
  await toForm(page, 'person', javaScriptEnabled ?? true);
  const choice = read() - 2;
  await fillPerson(page, person);
  await send(page, [person.name]);
  await confirmFromMail(page, person.email);
  await expect(page.locator('main')).toContainText(person.name);
  expect(choice, 'a phone asks for whom first').toBeLessThanOrEqual(1);
  expect(read() - choice).toBe(BY_FORM);
});

test('by an invitation', async ({ page, browser, baseURL, javaScriptEnabled }) => {
  const email = 'petra@short-way.example';
  await signIn(page);
  await page.goto(`${DESK_LETTER}/invitations/new`);
  await page.locator('#organisation').fill('Short Way House');
  await page.locator('#country').selectOption('NL');
  await page.locator('#email').fill(email);
  await page.locator('#representative').fill('Petra Short');
  await page.locator('#office').fill('Director');
  await page.locator('main form:not(#passkey-form) button[type=submit]').click();
  await done(page);
  const theirs = await browser.newContext({ baseURL, javaScriptEnabled });
  const invited = await theirs.newPage();
  const read = pagesRead(invited);
  await invited.goto(await mailedLink(invited, email, 1));
  await press(invited, '/sign');
  await done(invited);
  expect(read()).toBe(BY_INVITATION);
  await theirs.close();
});
