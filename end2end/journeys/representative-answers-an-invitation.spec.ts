// From the organiser's file to the representative's one click, and back with "this was not me".
import type { Page } from '@playwright/test';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '../fixtures';
import { counts, DESK_LETTER, deskRow, done, expectListed, mailedLink, newestMail, press, signIn } from './steps';

const INVITATIONS = `${DESK_LETTER}/invitations`;
const tern = { name: 'Arctic Tern Legal Aid', email: 'astrid@arctic-tern.example', director: 'director@arctic-tern.example' };

/** Says that axe finds nothing on the page as it is. */
async function clean(page: Page, scripts: boolean): Promise<void> {
  if (!scripts) return;
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
}

test('a representative answers an invitation, asks the director, who signs with one press and takes it off again', async ({
  page,
  browser,
  baseURL,
  javaScriptEnabled,
}) => {
  test.slow();
  const scripts = javaScriptEnabled ?? true;
  const before = await counts(page);

  // The organiser brings a file: its fault is named by row, and nobody is invited before the press.
  await signIn(page);
  await page.goto(DESK_LETTER);
  await page.locator('a[href$="/invitations"]').click();
  await clean(page, scripts);
  await page.locator('a[href$="/invitations/file"]').click();
  const rows = [
    'Organisation;Country;Web site;E-mail;Representative;Position',
    `${tern.name};Norway;arctic-tern.example;${tern.email};Astrid Nygård;Counsel`,
    'Broken Row;Atlantis;;nobody;;',
  ];
  await page.locator('#file').setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${rows.join('\r\n')}`, 'utf16le') });
  await page.locator('form[enctype] button').click();
  await expect(page.locator('.problems')).toContainText('Broken Row');
  await expect(page.locator('.problems')).toContainText('3');
  await clean(page, scripts);
  await press(page, '/confirm');
  await done(page);
  await expect(deskRow(page, tern.name)).toContainText('No answer');

  // The representative reads the exact text; looking changes nothing. First they set a condition.
  const theirs = await browser.newContext({ baseURL, javaScriptEnabled });
  const invited = await theirs.newPage();
  await invited.goto(await mailedLink(invited, tern.email, 1));
  await expect(invited).toHaveURL(/\/en\/invitations\/[0-9a-f]{32}$/);
  await expect(invited.locator('#letter')).toBeVisible();
  await expect(invited.locator('.answers').first()).toContainText('Astrid Nygård');
  await clean(invited, scripts);
  await invited.locator('#answer-conditional summary').click();
  await invited.locator('#condition').fill('If the second demand is kept.');
  await invited.locator('button[value=conditional]').click();
  await done(invited);
  await page.goto(INVITATIONS);
  await expect(deskRow(page, tern.name)).toContainText('If the second demand is kept.');

  // Then they ask the director: outside the organisation it does not go.
  await invited.locator('#answer-forwarded summary').click();
  await invited.locator('#forward_email').fill('somebody@elsewhere.example');
  await press(invited, '/forward');
  await expect(invited.locator('#forward_email-error')).not.toBeEmpty();
  await clean(invited, scripts);
  await invited.locator('#forward_email').fill(tern.director);
  await press(invited, '/forward');
  await done(invited);
  await newestMail(invited, tern.email, 2);
  await expect(invited.locator('main')).toContainText(tern.director);

  // The director's name is not known: they say it, and click once.
  const directors = await browser.newContext({ baseURL, javaScriptEnabled });
  const director = await directors.newPage();
  await director.goto(await mailedLink(director, tern.director, 1));
  await director.locator('#representative').fill('Dagny Director');
  await director.locator('#office').fill('Director');
  await press(director, '/sign');
  await done(director);
  await clean(director, scripts);
  await expectListed(director, tern.name, 'arctic tern', 1);
  expect(await counts(director)).toEqual({ ...before, organisations: before.organisations + 1, countries: expect.any(Number) });
  await page.goto(`${INVITATIONS}?standing=signed`);
  await expect(deskRow(page, tern.name)).toContainText('Signed');

  // "This was not me": the mail's link asks the mailbox, whose private link takes the signature off.
  await newestMail(director, tern.director, 2);
  const link = await director.locator('.mail-text a[href*="/l/"]').last().getAttribute('href');
  await director.goto(new URL(link ?? '').pathname);
  await clean(director, scripts);
  await expectStill(director);
  await press(director, director.url().split('/en')[1]);
  await done(director);
  await expectListed(director, tern.name, 'arctic tern', 1);
  await director.goto(`${await mailedLink(director, tern.director, 3)}`);
  await director.locator('a[href$="/withdraw"]').click();
  await director.locator('#not_me').check();
  await press(director, '/withdraw');
  await done(director);
  await expectListed(director, tern.name, 'arctic tern', 0);
  await directors.close();
  await theirs.close();
});

/** Opening the question takes nothing off. */
async function expectStill(page: Page): Promise<void> {
  const question = page.url();
  await expectListed(page, tern.name, 'arctic tern', 1);
  await page.goto(question);
}

test('an organiser sets a soft deadline, words a reminder and stops another', async ({ page, javaScriptEnabled }) => {
  await signIn(page);
  await page.goto(INVITATIONS);
  await page.locator('a[href$="/invitations/reminders"]').click();
  await clean(page, javaScriptEnabled ?? true);
  await page.locator('a[href$="/reminders/week"]').click();
  await page.locator('#words').fill('A week is left. Please tell us.');
  await page.locator('button[name=preview]').click();
  await expect(page.locator('.mail-preview')).toContainText('A week is left. Please tell us.');
  await clean(page, javaScriptEnabled ?? true);
  await page.locator('main form:not(#passkey-form) button[type=submit]').first().click();
  await done(page);
  await page.locator('a[href$="/reminders/day"]').click();
  await page.locator('#stopped').check();
  await page.locator('main form:not(#passkey-form) button[type=submit]').first().click();
  await expect(page.locator('tr', { hasText: 'Last reminder' })).toContainText('Stopped');
});
