import { expect, test } from '../fixtures';
import { confirmFromMail, counts, DESK_LETTER, done, expectListed, fillOrganisation, signIn } from './steps';

const house = {
  name: 'Casa del Sendero Abierto',
  country: 'AR',
  site: 'https://sendero-abierto.example',
  representative: 'Hna. Pilar Ansorena',
  office: 'Superiora',
  email: 'casa@sendero-abierto.example',
};

test('an organiser enters a signature, and it counts once the representative pressed', async ({ page, browser, baseURL, javaScriptEnabled }) => {
  const before = await counts(page);
  await signIn(page);
  await page.goto(`${DESK_LETTER}/signatures`);
  await page.locator('a[href$="/signatures/add"]').first().click();
  await fillOrganisation(page, house);
  await page.locator('main form:has(#representative) button[type=submit]').last().click();
  await done(page);

  expect(await counts(page)).toEqual(before);
  await expectListed(page, house.name, 'sendero', 0);

  // The representative has a browser of their own.
  const theirs = await browser.newContext({ baseURL, javaScriptEnabled });
  const mailbox = await theirs.newPage();
  await confirmFromMail(mailbox, house.email);
  await expect(mailbox.locator('main')).toContainText(house.name);
  await theirs.close();

  await expectListed(page, house.name, 'sendero', 1);
  expect(await counts(page)).toEqual({ ...before, organisations: before.organisations + 1 });
});
