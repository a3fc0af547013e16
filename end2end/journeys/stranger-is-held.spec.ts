import { expect, test } from '../fixtures';
import { confirmFromMail, counts, DESK_LETTER, deskRow, done, expectListed, fillOrganisation, mailsTo, press, send, signIn, toForm } from './steps';

const circle = {
  name: 'Windrose Ferry Circle',
  country: 'LT',
  site: 'https://windrose-ferry.example',
  representative: 'Jonas Vėtrungis',
  office: 'Chair',
  email: 'jonas@windrose-ferry.example',
};

test('an organisation that nobody knows waits until an organiser approves it', async ({ page, javaScriptEnabled }) => {
  test.slow();
  const before = await counts(page);
  await toForm(page, 'organisation', javaScriptEnabled ?? true);
  await fillOrganisation(page, circle);
  await send(page, [circle.name]);
  await confirmFromMail(page, circle.email);
  await expect(page.locator('main')).toContainText(circle.name);

  // Confirmed by its mailbox, and yet neither listed nor counted.
  await expectListed(page, circle.name, 'windrose', 0);
  expect(await counts(page)).toEqual(before);
  const mails = (await mailsTo(page, circle.email)).length;

  await signIn(page);
  await page.goto(`${DESK_LETTER}/signatures?state=held`);
  const row = deskRow(page, circle.name);
  await expect(row).toContainText(`${circle.email[0]}…@${circle.email.split('@')[1]}`);
  await expect(row, 'who represents it is shown with the contact alone').not.toContainText(circle.representative);
  await row.locator('form[action$="/approve"] button, button[formaction$="/approve"]').click();
  await done(page);

  await expectListed(page, circle.name, 'windrose', 1);
  expect((await counts(page)).organisations).toBe(before.organisations + 1);
  await expect.poll(async () => (await mailsTo(page, circle.email)).length, { message: 'it is told' }).toBe(mails + 1);
});

test('an organiser takes a signature off, with a reason', async ({ page, javaScriptEnabled }) => {
  test.slow();
  const invented = { ...circle, name: 'Gossamer Kite Bureau', site: 'https://gossamer-kite.example', email: 'office@gossamer-kite.example' };
  await toForm(page, 'organisation', javaScriptEnabled ?? true);
  await fillOrganisation(page, invented);
  await send(page, [invented.name]);
  await confirmFromMail(page, invented.email);

  await signIn(page);
  await page.goto(`${DESK_LETTER}/signatures?q=gossamer`);
  await deskRow(page, invented.name).locator('a[href$="/remove"]').click();
  await page.locator('[name=reason][value=not_identified]').check();
  await press(page, '/remove');
  await done(page);
  await expectListed(page, invented.name, 'gossamer', 0);
  await page.goto(`${DESK_LETTER}/signatures?state=removed`);
  await expect(deskRow(page, invented.name)).toBeVisible();
});
