// The way of a signature for an organisation, from the letter to its withdrawal.
import type { Page } from '@playwright/test';
import { expect } from '../fixtures';
import { counts, done, expectListed, fillOrganisation, follow, mailedLink, mailsTo, openList, press, send, toForm } from './steps';

const fund = {
  name: 'Stone Bridge Refugee Fund',
  country: 'CA',
  site: 'https://stone-bridge.example',
  representative: 'Rosalind Okonjo-Tremblay',
  office: 'Director',
  email: 'fund@stone-bridge.example',
  listed: true,
};
const corrected = 'Stone Bridge Fund for Refugees';

/** Signs, confirms, corrects and withdraws; the public page shows exactly what it should at each step. */
export async function representativeSigns(page: Page, javaScriptEnabled: boolean): Promise<void> {
  const before = await counts(page);

  await toForm(page, 'organisation', javaScriptEnabled);
  await expect(page.locator('#letter').first(), 'the letter stays in view').toBeAttached();
  await fillOrganisation(page, fund);
  await send(page, [fund.name, 'Canada', fund.representative, fund.office, fund.email]);

  // Posted: nothing is listed, and no figure moves.
  expect(await counts(page)).toEqual(before);
  await expectListed(page, fund.name, 'stone bridge', 0);

  // Looking at the link changes nothing, however often.
  const link = await mailedLink(page, fund.email, 1);
  await follow(page, link);
  await expect(page.locator('main')).toContainText(fund.name);
  await page.reload();
  await follow(page, link);
  await expect(page.locator('form[action$="/confirm"]')).toBeVisible();
  const own = page.url();
  await expectListed(page, fund.name, 'stone bridge', 0);

  // One press: listed under its country, with its representative; the receipt is on the page and in the mailbox.
  await page.goto(own);
  await press(page, '/confirm');
  await expect(page.locator('main')).toContainText(fund.name);
  await expect(page.locator('form[action$="/confirm"]')).toHaveCount(0);
  await expectListed(page, fund.name, 'stone bridge', 1);
  await expect(page.locator('main').getByRole('heading', { name: 'Canada' })).toBeVisible();
  await expect(page.locator('ul.orgs li', { hasText: fund.name })).toContainText(fund.representative);
  expect(await counts(page)).toEqual({ ...before, organisations: before.organisations + 1 });

  // The receipt's link only shows; a fresh link goes to the same mailbox.
  const receipt = await mailedLink(page, fund.email, 2);
  await follow(page, receipt);
  await expect(page.locator('a[href$="/correct"], a[href$="/withdraw"]')).toHaveCount(0);
  await press(page, '/link');
  await follow(page, await mailedLink(page, fund.email, 3));
  await page.locator('a[href$="/correct"]').first().click();
  await page.locator('#name').fill(corrected);
  await page.locator('main form:has(#name) button[type=submit]').last().click();
  await expect(page).toHaveURL(/\/signatures\/[0-9a-f]{32}$/);
  // A new name waits for an organiser: its own page shows it, and what is listed stays.
  await expect(page.locator('main')).toContainText(corrected);
  await openList(page, 'stone bridge');
  await expect(page.locator('ul.orgs li', { hasText: corrected })).toHaveCount(0);
  await expect(page.locator('ul.orgs li', { hasText: fund.name })).toHaveCount(1);
  expect(await counts(page)).toEqual({ ...before, organisations: before.organisations + 1 });

  // Withdrawn: gone from the list and from the count.
  const sent = (await mailsTo(page, fund.email)).length;
  await follow(page, receipt);
  await press(page, '/link');
  await follow(page, await mailedLink(page, fund.email, sent + 1));
  await page.locator('a[href$="/withdraw"]').first().click();
  await expectListedStill(page);
  await press(page, '/withdraw');
  await done(page);
  await expectListed(page, fund.name, 'stone bridge', 0);
  expect(await counts(page)).toEqual(before);
}

/** Opening "are you sure" withdraws nothing. */
async function expectListedStill(page: Page): Promise<void> {
  const question = page.url();
  await expectListed(page, fund.name, 'stone bridge', 1);
  await page.goto(question);
}
