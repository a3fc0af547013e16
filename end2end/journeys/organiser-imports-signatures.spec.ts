import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { confirmFromMail, counts, DESK_LETTER, expectListed, LETTER, listed, mailsTo, openList, signIn } from './steps';

/** Says that the page has no faults that axe finds; without scripts it cannot look. */
async function clean(page: Page, scripts: boolean): Promise<void> {
  if (!scripts) return;
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
}

/** Goes to the form as an organiser does. */
async function toForm(page: Page): Promise<void> {
  await page.goto(`${DESK_LETTER}/signatures`);
  await page.locator('main a[href$="/imports"]').click();
  await page.locator('main a[href$="/imports/new"]').click();
}

/** Waits until the import's page says what came of it; without scripts too it looks again by itself. */
async function broughtIn(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}$/);
  await expect(page.locator('#done')).toBeVisible({ timeout: 20_000 });
}

test('an organiser brings in a spreadsheet, and those who confirm from their email are listed', async ({ page, browser, baseURL, javaScriptEnabled }) => {
  test.slow();
  const scripts = javaScriptEnabled ?? true;
  const before = await counts(page);
  await signIn(page);
  await toForm(page);
  await clean(page, scripts);
  // Nothing was chosen: the page says so, and keeps what was typed.
  await page.locator('#detail').fill('Assembly in the harbour');
  await page.locator('main form input[name=kind][value=person]').check();
  await page.locator('button[value=read]').click();
  await expect(page.locator('#error-summary')).toBeVisible();
  await expect(page.locator('#detail')).toHaveValue('Assembly in the harbour');

  const rows = ['Nom complet;Pays;Courriel', '"Ilse ""Lantern"" Vroom";Pays-Bas;ilse@lantern-row.example', 'Nobody;Atlantis;nobody@lantern-row.example', '"Two', 'Lines";GB;two@lantern-row.example'];
  await page.locator('#file').setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) });
  await page.locator('button[value=read]').click();
  const faults = page.locator('.gathered-faults');
  await expect(faults).toContainText('Line 3');
  await expect(faults).toContainText('Atlantis');
  await expect(page.locator('.gathered-notes')).toContainText('Line 4');
  await clean(page, scripts);
  expect(await mailsTo(page, 'ilse@lantern-row.example'), 'nothing is sent before it is confirmed').toEqual([]);

  // The columns are shown, and can be changed and changed back.
  await expect(page.locator('#column-0')).toHaveValue('name');
  await page.locator('#column-0').selectOption('');
  await page.locator('button[value=again]').click();
  await expect(page.locator('#column-0')).toHaveValue('');
  await page.locator('#column-0').selectOption('name');
  await page.locator('button[value=again]').click();
  await page.locator('button[value=confirm]').click();
  await broughtIn(page);
  await clean(page, scripts);
  expect(await counts(page)).toEqual(before);
  await expectListed(page, 'Ilse "Lantern" Vroom', 'vroom', 0);

  // She has a browser of her own.
  const hers = await browser.newContext({ baseURL, javaScriptEnabled });
  await confirmFromMail(await hers.newPage(), 'ilse@lantern-row.example');
  await hers.close();
  await expectListed(page, 'Ilse "Lantern" Vroom', 'vroom', 1);
  expect(await counts(page)).toEqual({ ...before, people: before.people + 1 });
});

test('those on paper are listed as vouched for, with the hash of the scan, and stand in the export', async ({ page, javaScriptEnabled }) => {
  test.slow();
  const scripts = javaScriptEnabled ?? true;
  await signIn(page);
  await toForm(page);
  await page.locator('#file').setInputFiles({ name: 'sheets.csv', mimeType: 'text/csv', buffer: Buffer.from('name,country\n"=1+1 🕯 Quay",IE\n') });
  await page.locator('main form input[name=kind][value=person]').check();
  await page.locator('main form input[name=source][value=paper]').check();
  await page.locator('#scan').setInputFiles({ name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('the scan') });
  await page.locator('button[value=read]').click();
  // sha256sum of "the scan".
  const hash = await page.locator('#scan_sha256').inputValue();
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  await page.locator('button[value=confirm]').click();
  await expect(page.locator('#error-summary'), 'not without their word').toBeVisible();
  await clean(page, scripts);
  await page.locator('#vouch').check();
  await page.locator('button[value=confirm]').click();
  await broughtIn(page);

  await openList(page, 'quay');
  await expect(listed(page, '=1+1 🕯 Quay')).toHaveCount(1);
  const paper = page.locator('ul.orgs li').filter({ hasText: 'Quay' }).locator('details.paper');
  await expect(paper).toContainText('on paper, vouched for by');
  await paper.locator('summary').click();
  await expect(paper.locator('code')).toHaveText(hash);
  await clean(page, scripts);
  await page.goto(`${LETTER}/signatories`);
  const json = await page.locator('a[href$="/signatories.json"]').getAttribute('href');
  const answer = await page.request.get(json ?? '');
  const export_ = await answer.json();
  const one = export_.signatories.find((one: { name: string }) => one.name === '=1+1 🕯 Quay');
  expect(one.proofs.map((proof: { level: string }) => proof.level)).toEqual(['vouched', 'paper']);
  expect(one.proofs[1].scan).toBe(hash);
  const again = await page.request.get(json ?? '', { headers: { 'if-none-match': answer.headers().etag } });
  expect(again.status()).toBe(304);
  const table = await (await page.request.get((json ?? '').replace('.json', '.csv'))).text();
  expect(table).toContain('"\'=1+1 🕯 Quay"');
});
