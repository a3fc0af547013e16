import { expect, test } from '../fixtures';
import { COALITION, confirmFromMail, consent, counts, expectListed, fillPerson, follow, listed, mailedLink, press, send, toForm } from './steps';

const beekeeper = { name: 'Marguerite Fallowfield', country: 'FR', affiliation: 'Beekeeper', email: 'marguerite@post-office.example' };

test('a person signs, is listed in every language, and their link is spent', async ({ page, javaScriptEnabled }) => {
  const before = await counts(page);
  await toForm(page, 'person', javaScriptEnabled ?? true);
  await fillPerson(page, beekeeper);
  await send(page, [beekeeper.name, 'France', beekeeper.affiliation]);
  expect(await counts(page)).toEqual(before);
  await expectListed(page, beekeeper.name, 'fallowfield', 0);

  const link = await mailedLink(page, beekeeper.email, 1);
  await confirmFromMail(page, beekeeper.email);
  await expect(page.locator('main')).toContainText(beekeeper.name);
  expect(await counts(page)).toEqual({ ...before, people: before.people + 1 });
  await expectListed(page, beekeeper.name, 'fallowfield', 1);
  await expect(page.locator('ul.people li', { hasText: beekeeper.name })).toContainText(beekeeper.affiliation);
  for (const language of ['fr', 'ar']) {
    await page.goto(`/${language}/${COALITION}/no-one-returned-to-danger/signatories?q=fallowfield`);
    await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
    await expect(listed(page, beekeeper.name)).toHaveCount(1);
  }

  // The link was spent by the press: it offers nothing any more.
  await page.goto(link);
  await expect(page.locator('form[action$="/confirm"]')).toHaveCount(0);
});

test('a person who filled in too little is told each fault and keeps what was typed', async ({ page, javaScriptEnabled }) => {
  await toForm(page, 'person', javaScriptEnabled ?? true);
  await page.locator('#name').fill('Ambrose Quillfeather');
  await page.locator('#email').fill('ambrose at home');
  await page.locator('button[name=step][value=check]').click();
  const summary = page.locator('#error-summary');
  await expect(summary).toBeVisible();
  for (const field of ['country', 'email']) {
    await expect(summary.locator(`a[href="#${field}"]`)).toBeVisible();
    await expect(page.locator(`#${field}`)).toHaveAttribute('aria-invalid', 'true');
    await expect(page.locator(`#${field}-error`)).not.toBeEmpty();
  }
  await expect(page.locator('#name')).toHaveValue('Ambrose Quillfeather');
  await expect(page.locator('#email')).toHaveValue('ambrose at home');

  await page.locator('#country').selectOption('IN');
  await page.locator('#email').fill('ambrose@post-office.example');
  await consent(page);
  await page.locator('button[name=step][value=check]').click();

  // Back from "check your answers" everything is still there.
  await page.locator('button[name=step][value=change]').first().click();
  await expect(page.locator('#country')).toHaveValue('IN');
  await expect(page.locator('#name')).toHaveValue('Ambrose Quillfeather');
});

test('somebody whose address was misused says that it was not them', async ({ page, javaScriptEnabled }) => {
  const misused = { name: 'Cosima Underhay', country: 'GB', email: 'cosima@post-office.example' };
  const before = await counts(page);
  await toForm(page, 'person', javaScriptEnabled ?? true);
  await fillPerson(page, misused);
  await send(page, [misused.name]);
  await follow(page, await mailedLink(page, misused.email, 1));
  await press(page, '/deny');
  await expect(page.locator('form[action$="/confirm"]')).toHaveCount(0);
  await expectListed(page, misused.name, 'underhay', 0);
  expect(await counts(page)).toEqual(before);
});
