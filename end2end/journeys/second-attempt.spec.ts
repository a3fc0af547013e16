import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { confirmFromMail, counts, expectListed, fillOrganisation, fillPerson, follow, mailedLink, mailsTo, newestMail, press, send, toForm } from './steps';

const baker = { name: 'Leopold Zabriskie', country: 'US', affiliation: 'Baker', email: 'leopold@post-office.example' };

/** Signs with the baker's address and gives what the last page says. */
async function attempt(page: Page, javaScriptEnabled: boolean, name: string): Promise<string> {
  await toForm(page, 'person', javaScriptEnabled);
  await fillPerson(page, { ...baker, name });
  await send(page, [name]);
  return page.locator('main').innerText();
}

test('a second attempt gets the same page, and a mail that says so', async ({ page, javaScriptEnabled }) => {
  test.slow();
  const scripts = javaScriptEnabled ?? true;
  const first = await attempt(page, scripts, baker.name);
  await confirmFromMail(page, baker.email);
  const after = await counts(page);
  const mails = (await mailsTo(page, baker.email)).length;

  // The same name in another spelling: another name would be another person of this mailbox.
  const second = await attempt(page, scripts, 'LEOPOLD ZABRISKIE');
  expect(second).toBe(first);
  await newestMail(page, baker.email, mails + 1);
  await expect(page.locator('main')).toContainText(baker.name);
  expect(await page.content(), 'the mail says what stands, not what was tried').not.toContain('LEOPOLD ZABRISKIE');

  expect(await counts(page)).toEqual(after);
  await expectListed(page, baker.name, 'zabriskie', 1);
});

test('one officer signs for the organisation and for themself', async ({ page, javaScriptEnabled }) => {
  test.slow();
  const scripts = javaScriptEnabled ?? true;
  const officer = 'verein@ostlaterne.example';
  const before = await counts(page);
  await toForm(page, 'organisation', scripts);
  await fillOrganisation(page, {
    name: 'Ostlaterne Flüchtlingshilfe e. V.',
    country: 'DE',
    site: 'https://ostlaterne.example',
    representative: 'Hinnerk Buschmann-Yıldız',
    office: 'Vorsitzender',
    email: officer,
  });
  await send(page, ['Ostlaterne Flüchtlingshilfe e. V.']);
  await confirmFromMail(page, officer);
  const mails = (await mailsTo(page, officer)).length;

  await toForm(page, 'person', scripts);
  await fillPerson(page, { name: 'Hinnerk Buschmann-Yıldız', country: 'DE', affiliation: 'Schreiner', email: officer });
  await send(page, ['Schreiner']);
  await follow(page, await mailedLink(page, officer, mails + 1));
  await press(page, '/confirm');
  await expect(page.locator('form[action$="/confirm"]')).toHaveCount(0);

  await expectListed(page, 'Hinnerk Buschmann-Yıldız', 'hinnerk', 1);
  expect(await counts(page)).toEqual({ ...before, organisations: before.organisations + 1, people: before.people + 1 });
});
