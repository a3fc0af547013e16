import { expect, OWNER, test, type Server } from '../fixtures';
import { setUp, takeAway } from './second-factor';
import { done, expectListed, fillPerson, follow, press, ready, send, toForm } from './steps';

test.use({ demo: false });

const LETTER = `/en/c/${OWNER.coalition}/the-bridge`;
const signatory = { name: 'Thaddeus Wick', country: 'IE', affiliation: 'Ferryman', email: 'thaddeus@post-office.example' };

/** Waits for the so-many-th mail to an address; answers its subject, its text and the path of its link. */
async function mailed(server: Server, address: string, many: number): Promise<{ subject: string; text: string; link: string }> {
  const mails = () => server.mail?.mailsTo(address) ?? [];
  await expect.poll(() => mails().length, { message: `mails to ${address}`, timeout: 15_000 }).toBe(many);
  const mail = mails()[many - 1];
  expect(mail.from?.value[0].address).toBe('letters@river-crossing.example');
  expect(mail.html, 'both parts').toContain('<html');
  const link = /https?:\/\/\S+?(\/l\/[\w-]+)/.exec(mail.text ?? '')?.[1] ?? '';
  return { subject: mail.subject ?? '', text: mail.text ?? '', link };
}

test('an owner proves that mail works, opens a letter, and a person signs from their mailbox', async ({ page, server, javaScriptEnabled }, info) => {
  test.skip(!['wide-js', 'phone-plain'].includes(info.project.name), 'a width with scripts and one without are enough');
  test.slow();
  const scripts = javaScriptEnabled ?? true;

  // A stranger asks for a password of nobody, and nothing goes out; the owner asks for theirs.
  for (const email of ['nobody@river-crossing.example', OWNER.email]) {
    await page.goto('/en/forgotten');
    await page.locator('#email').fill(email);
    await page.locator('main form:not(#passkey-form) button[type=submit]').click();
  }
  expect((await mailed(server, OWNER.email, 1)).link).not.toBe('');

  await page.goto('/en/sign-in');
  await page.locator('#email').fill(OWNER.email);
  await page.locator('#password').fill(OWNER.password);
  await page.locator('main form:not(#passkey-form) button[type=submit]').click();
  await expect(page).toHaveURL(/\/en\/desk$/);

  const desk = `/en/desk/${OWNER.coalition}`;
  await page.goto(`${desk}/letters/new`);
  await ready(page, scripts);
  await page.locator('#subject').fill('The bridge that was promised');
  await page.locator('#slug').fill('the-bridge');
  await page.locator('#language').fill('en');
  await page.locator('#recipients-0-name').fill('The Minister of Bridges');
  await page.locator('#salutation').fill('Dear Minister,');
  await page.locator('#body').fill('You promised a bridge. We still take the ferry.');
  await page.locator('#closing').fill('Respectfully,');
  await page.locator('[name=who_may_sign][value=both]').check();
  await page.locator('[name=visibility][value=public]').check();
  await page.locator('#deadline_local').fill(`${new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)}T18:00`);
  await page.locator('#deadline_zone').fill('Europe/Dublin');
  await page.locator('.editor-buttons button[value=save]').click();
  await done(page);

  // Not before mail is known to work.
  const open = `${desk}/letters/the-bridge/open`;
  await page.goto(open);
  await expect(page.locator('#error-summary')).toContainText('test email');
  expect((await page.request.get(LETTER)).status()).toBe(404);
  await page.goto(`${desk}/settings`);
  const testMail = page.locator('form[action$="/test-mail"]');
  await testMail.locator('[name=email]').fill(OWNER.email);
  await testMail.locator('button').click();
  await done(page);
  await mailed(server, OWNER.email, 2);

  // Nor before every owner has a second factor.
  await page.goto(open);
  await expect(page.locator('#error-summary')).toContainText('second factor');
  const { recovery } = await setUp(page, server.mail, OWNER);
  await expect(async () => {
    await page.goto(open);
    await expect(page.locator('form[action$="/open"] button')).toBeVisible({ timeout: 200 });
    await expect(page.locator('#error-summary')).toHaveCount(0, { timeout: 200 });
  }).toPass();
  // Its coalition has no privacy notice yet, and the box says so.
  await press(page, '/open');
  await done(page);

  await toForm(page, 'person', scripts, LETTER);
  await fillPerson(page, signatory);
  await send(page, [signatory.name, 'Ireland']);
  const confirm = await mailed(server, signatory.email, 1);
  expect(confirm.subject).toContain('The bridge that was promised');
  await follow(page, confirm.link);
  await press(page, '/confirm');
  await expect(page.locator('form[action$="/confirm"]')).toHaveCount(0);
  await expectListed(page, signatory.name, 'wick', 1, LETTER);
  const receipt = await mailed(server, signatory.email, 2);
  expect(receipt.text).toContain(signatory.name);
  await follow(page, receipt.link);

  await takeAway(page, OWNER.password, recovery[0]);

  // There is no mailbox page outside a demonstration.
  expect((await page.request.get('/mailbox')).status()).toBe(404);
  await expect(page.locator('a[href="/mailbox"]')).toHaveCount(0);
});
