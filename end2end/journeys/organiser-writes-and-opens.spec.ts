import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '../fixtures';
import { done, ready, signIn } from './steps';

/** What a letter is read as. */
const letters = [
  {
    file: new URL('../../../shared/data/xi-2023/letter.en.md', import.meta.url),
    recipient: 'President Xi Jinping',
    copies: ['Wang Xiaohong', 'Wang Yi'],
    subject: 'China\'s Forcible Repatriation of North Korean Refugees',
    salutation: 'Dear President Xi Jinping,',
    begins: 'We are writing to express our concern about the resumption of forcible returns',
    notes: ['Source on the Games.', 'Source on the number detained.', 'Report of the commission of inquiry, 2014.', 'The same, on treatment upon return.'],
  },
  {
    file: new URL('letter.en.md', import.meta.url),
    recipient: 'President Example Person',
    copies: ['First Minister', 'Second Minister'],
    subject: 'The Return of People Who Fled',
    salutation: 'Dear President Person,',
    begins: 'We write about the people who fled the Republic of Samples',
    notes: ['Source on the border.', 'Source on the number of people held.', 'Report of the inquiry.', 'The same, on treatment upon return.'],
  },
];
const letter = letters.find(({ file }) => existsSync(file)) ?? letters[1];
const slug = 'forced-returns';
const atDesk = `/en/desk/safe-passage/letters/${slug}`;
const inPublic = `/en/c/safe-passage/${slug}`;

/** A local date and time some days from now, as the field takes it. */
function inDays(days: number): string {
  return `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T18:00`;
}

test('an organiser brings a letter, mends it, opens it and closes it', async ({ page, javaScriptEnabled }) => {
  test.slow();
  const scripts = javaScriptEnabled ?? true;
  await signIn(page);
  await page.locator('main a[href$="/letters/new"]').first().click();
  await ready(page, scripts);

  // Pasted: every part goes to its field, and the page says what was understood.
  await page.locator('#import').fill(readFileSync(letter.file, 'utf8'));
  await page.locator('button[name=action][value=import]').click();
  await expect(page.locator('.import-notes')).toBeVisible();
  await ready(page, scripts);
  await expect(page.locator('#recipients-0-name')).toHaveValue(letter.recipient);
  await expect(page.locator('#copies-0-name')).toHaveValue(letter.copies[0]);
  await expect(page.locator('#copies-1-name')).toHaveValue(letter.copies[1]);
  await expect(page.locator('#subject')).toHaveValue(letter.subject);
  await expect(page.locator('#salutation')).toHaveValue(letter.salutation);
  await expect(page.locator('#body')).toHaveValue(new RegExp(`^${letter.begins}`));
  await expect(page.locator('#body')).toHaveValue(/\[\^4\]: /);

  // A row more, and away with it: what was typed stays.
  await page.locator('button[name=action][value=add-recipient]').click();
  await expect(page.locator('#recipients-1-name')).toBeVisible();
  await page.locator('button[name=action][value="remove-recipients-1"]').click();
  await expect(page.locator('#recipients-1-name')).toHaveCount(0);
  await expect(page.locator('#copies-1-name')).toHaveValue(letter.copies[1]);

  // A fault is named, and keeps what was typed.
  await ready(page, scripts);
  await page.locator('#slug').fill('Not An Address');
  await page.locator('.editor-buttons button[value=save]').click();
  await expect(page.locator('#error-summary a[href="#slug"]')).toBeVisible();
  await expect(page.locator('#slug')).toHaveValue('Not An Address');
  await expect(page.locator('#subject')).toHaveValue(letter.subject);

  await ready(page, scripts);
  await page.locator('#slug').fill(slug);
  await page.locator('#language').fill('en');
  await page.locator('#place_and_date').fill('Seoul, 21 September 2023');
  await page.locator('#closing').fill('Respectfully,');
  await page.locator('[name=who_may_sign][value=both]').check();
  await page.locator('[name=visibility][value=public]').check();
  await page.locator('#deadline_local').fill(inDays(60));
  await page.locator('#deadline_zone').fill('Asia/Seoul');
  await page.getByLabel('Threshold Rights Project', { exact: true }).check();

  await page.locator('.editor-buttons button[value=preview]').click();
  const preview = page.locator('#preview-sheet');
  await expect(preview).toContainText(letter.subject);
  await expect(preview.locator('.copies li')).toHaveCount(2);
  await expect(preview.locator('.notes li')).toHaveCount(4);
  await ready(page, scripts);
  await page.locator('.editor-buttons button[value=save]').click();
  await done(page);

  // A draft is nobody's business.
  expect((await page.request.get(inPublic)).status()).toBe(404);

  // Opening asks first.
  await page.goto(atDesk);
  await page.locator('main a[href$="/open"]').first().click();
  await expect(page.locator('main .letter')).toContainText(letter.begins);
  expect((await page.request.get(inPublic)).status()).toBe(404);
  await page.locator('form[action$="/open"] button').click();
  await done(page);
  await page.goto(atDesk);
  await expect(page.locator('main a[href$="/edit"]'), 'what is signed is frozen').toHaveText('Work on the text');

  // Anyone reads it.
  await page.goto(inPublic);
  const sheet = page.locator('article.letter');
  await expect(sheet.locator('h1')).toContainText(letter.subject);
  await expect(sheet.locator('.recipient strong')).toHaveText(letter.recipient);
  await expect(sheet.locator('.place')).toContainText('Seoul, 21 September 2023');
  await expect(sheet.locator('.copies li')).toHaveCount(2);
  for (const [index, copy] of letter.copies.entries()) await expect(sheet.locator('.copies li').nth(index)).toContainText(copy);
  await expect(sheet.locator('.salutation')).toHaveText(letter.salutation);
  await expect(sheet.locator('.body')).toContainText(letter.begins);
  await expect(sheet.locator('.closing')).toContainText('Respectfully,');
  await expect(sheet.locator('sup.fn')).toHaveCount(4);
  for (const [index, note] of letter.notes.entries()) await expect(sheet.locator('.notes li').nth(index)).toContainText(note);
  await sheet.locator('sup.fn a').first().click();
  await expect(page).toHaveURL(`${inPublic}#fn-1`);

  const text = await page.request.get(`${inPublic}/letter.md`);
  expect(await text.text()).toContain(`Re: ${letter.subject}`);
  expect((await page.request.get(`${inPublic}/manifest.txt`)).status()).toBe(200);
  await page.goto('/en');
  await expect(page.locator(`main a[href="${inPublic}"]`).first()).toBeVisible();

  // Closed, it is still there and takes no signatures.
  await page.goto(`${atDesk}/close`);
  await page.locator('form[action$="/close"] button').click();
  await done(page);
  await page.goto(inPublic);
  await expect(page.locator('article.letter h1')).toContainText(letter.subject);
  await expect(page.locator('main a[href*="/sign"][href$="/organisation"], .phonebar')).toHaveCount(0);
});

test('an unfinished letter is refused, with the way to what is missing', async ({ page, javaScriptEnabled }) => {
  await signIn(page);
  await page.goto('/en/desk/safe-passage/letters/new');
  await ready(page, javaScriptEnabled ?? true);
  await page.locator('#subject').fill('A letter to nobody yet');
  await page.locator('#slug').fill('to-nobody-yet');
  await page.locator('#language').fill('en');
  await page.locator('.editor-buttons button[value=save]').click();
  await done(page);
  await page.goto('/en/desk/safe-passage/letters/to-nobody-yet/open');
  const button = page.locator('form[action$="/open"] button');
  if (await button.count()) await button.click();
  await expect(page.locator('#error-summary a[href*="/edit#"]').first()).toBeVisible();
  expect((await page.request.get('/en/c/safe-passage/to-nobody-yet')).status()).toBe(404);
});

test('a stranger at the desk is asked to sign in, and a wrong password says no more than that', async ({ page }) => {
  await page.goto('/en/desk');
  await expect(page).toHaveURL(/\/en\/sign-in/);
  const answers: string[] = [];
  for (const email of ['organiser@safe-passage.example', 'nobody@safe-passage.example']) {
    await page.goto('/en/sign-in');
    await page.locator('#email').fill(email);
    await page.locator('#password').fill('not the password at all');
    await page.locator('main form:not(#passkey-form) button[type=submit]').click();
    await expect(page.locator('#error-summary')).toBeVisible();
    answers.push(await page.locator('#error-summary').innerText());
  }
  expect(answers[0]).toBe(answers[1]);
});
