// Two organisers, a partner, a translator and a representative: from the first draft to a late signature. Each sees what
// they may and nothing else.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { confirmFromMail, done, expectListed, fillPerson, inMinutes, mailedLink, mailsTo, minuteAfter, newestMail, openLink, press, ready, send, signIn } from './steps';

const slug = 'the-ferry-at-dawn';
const desk = '/en/desk/safe-passage';
const letter = `${desk}/letters/${slug}`;
const inPublic = `/en/c/safe-passage/${slug}`;
const password = 'a lantern for each of us';
const people = {
  second: 'bao@second-desk.example',
  partner: 'petra@partner-house.example',
  translator: 'tala@two-tongues.example',
  representative: 'rosa@harbour-watch.example',
  late: 'lina@late-boat.example',
};
const house = 'Harbour Watch International';

/** A browser of one person's own. */
type Own = (address?: string) => Promise<Page>;

function browsers(browser: Browser, baseURL: string | undefined, scripts: boolean, viewport: Page): Own {
  return async (address) => {
    const context = await browser.newContext({ baseURL, javaScriptEnabled: scripts, viewport: viewport.viewportSize() });
    const page = await context.newPage();
    if (!address) return page;
    // Invited by a mail: they choose a password, and sign in with it.
    await page.goto(await mailedLink(page, address, 1));
    await page.locator('#password').fill(password);
    await page.locator('main form:not(#passkey-form) button[type=submit]').click();
    await expect(page).toHaveURL(/\/sign-in$/);
    await page.locator('#email').fill(address);
    await page.locator('#password').fill(password);
    await page.locator('main form:not(#passkey-form) button[type=submit]').click();
    await expect(page).not.toHaveURL(/\/sign-in/);
    return page;
  };
}

/** What somebody is answered at addresses that are not theirs. */
async function closed(page: Page, addresses: string[]): Promise<void> {
  for (const address of addresses) expect((await page.request.get(address)).status(), address).toBe(404);
}

/** The part of the original with these words, beside its translation. */
function pair(page: Page, words: string): Locator {
  return page.locator('section.pair').filter({ hasText: words });
}

test('five people write, translate, sign and change a letter, and it is published at its moment', async ({ page, browser, baseURL, javaScriptEnabled }, info) => {
  test.skip(['phone-js', 'wide-plain'].includes(info.project.name), 'it waits for a minute: once with scripts and once without is enough');
  test.setTimeout(420_000);
  const scripts = javaScriptEnabled ?? true;
  const own = browsers(browser, baseURL, scripts, page);
  const look = async (at: Page) => {
    if (scripts) expect((await new AxeBuilder({ page: at }).analyze()).violations).toEqual([]);
  };

  // The first organiser brings the second in, and writes a confidential letter.
  await signIn(page);
  await page.goto(`${desk}/settings`);
  await page.locator('#organiser-name').fill('Bao Second');
  await page.locator('#organiser-email').fill(people.second);
  await page.locator('form:is([action$="/organisers"], [action*="/organisers?once="]) [value=editor]').check();
  await page.locator('form:is([action$="/organisers"], [action*="/organisers?once="]) button[type=submit]').click();
  await done(page);
  await page.goto(`${desk}/letters/new`);
  await ready(page, scripts);
  await page.locator('#subject').fill('The ferry at dawn');
  await page.locator('#slug').fill(slug);
  await page.locator('#recipients-0-name').fill('The President');
  await page.locator('#salutation').fill('Dear President,');
  await page.locator('#body').fill('We ask you to let the ferry sail.\n\nThe sea is calm.');
  await page.locator('#deadline_local').fill(inMinutes(60 * 24 * 30));
  await page.locator('#deadline_zone').fill('UTC');
  await page.locator('[name=visibility][value=confidential]').check();
  await page.locator('.editor-buttons button[value=save]').click();
  await done(page);
  const second = await own(people.second);
  expect((await second.request.get(letter)).status(), 'the second organiser sees the desk').toBe(200);
  expect((await second.request.get(inPublic)).status()).toBe(404);

  // A partner suggests other words, and the second organiser takes them.
  await page.locator('main a[href$="/reviewers"]').click();
  await page.locator('#name').fill('Petra Partner');
  await page.locator('#email').fill(people.partner);
  await page.locator('#organisation').selectOption({ index: 1 });
  await page.locator('[name=role][value=contributor]').check();
  await page.locator('form:is([action$="/reviewers"], [action*="/reviewers?once="]) button').click();
  await done(page);
  await page.goto(letter);
  await press(page, '/review');
  await done(page);
  const partner = await own(people.partner);
  await closed(partner, [letter, `${letter}/edit`, `${letter}/translations`, `${desk}/settings`, inPublic]);
  await partner.goto('/en/drafts');
  await partner.locator('main li a').click();
  await partner.locator('.discussed').filter({ hasText: 'We ask you' }).locator('> p a').click();
  await partner.locator('#quote').fill('ask you');
  await partner.locator('#suggest').check();
  await partner.locator('#replacement').fill('urge you');
  await partner.locator('form:is([action$="/new"], [action*="/new?once="]) button').click();
  await done(partner);
  await second.goto(`${letter}/discussion`);
  await second.locator('.remark').filter({ hasText: 'urge' }).locator('form[action$="/accept"] button').click();
  await done(second);

  // A translator into Arabic translates it, and can write nothing else.
  await page.goto(`${desk}/settings`);
  await page.locator('main a[href$="/translators"]').click();
  await page.locator('#name').fill('Tala Translator');
  await page.locator('#email').fill(people.translator);
  await page.locator('#languages').fill('ar');
  await page.locator('form:is([action$="/translators"], [action*="/translators?once="]) button').click();
  await done(page);
  await page.goto(`${letter}/translations`);
  await page.locator('#language').fill('ar');
  await page.locator('form:is([action$="/translations"], [action*="/translations?once="]) button').click();
  await done(page);
  const translator = await own(people.translator);
  await closed(translator, [letter, `${letter}/edit`, `${letter}/signatures`, `${letter}/invitations`, `${desk}/settings`, inPublic]);
  await translator.goto(`${letter}/translations/ar`);
  const words: [string, string][] = [
    ['The President', 'الرئيس'],
    ['The ferry at dawn', 'العبّارة عند الفجر'],
    ['Dear President,', 'سيادة الرئيس،'],
    ['We urge you to let the ferry sail.', 'نحثّكم على السماح للعبّارة بالإبحار.'],
    ['The sea is calm.', 'البحر هادئ.'],
  ];
  for (const [original, arabic] of words) await pair(translator, original).locator('textarea').fill(arabic);
  await translator.locator('.editor-buttons button').click();
  await done(translator);
  await look(translator);

  // It opens in confidence, in both languages.
  await page.goto(`${letter}/open`);
  await expect(page.locator('.open-languages input[value=ar]')).toBeChecked();
  await press(page, '/open');
  await done(page);
  expect((await page.request.get(inPublic)).status(), 'nobody finds it').toBe(404);

  // A representative is invited: "if" first, then one press.
  await page.goto(`${letter}/invitations/new`);
  await page.locator('#organisation').fill(house);
  await page.locator('#country').selectOption('NL');
  await page.locator('#email').fill(people.representative);
  await page.locator('#representative').fill('Rosa Representative');
  await page.locator('#office').fill('Director');
  await page.locator('main form:not(#passkey-form) button[type=submit]').click();
  await done(page);
  const representative = await own();
  await openLink(representative, await mailedLink(representative, people.representative, 1));
  await closed(representative, [inPublic, `${inPublic}/letter.md`, `${inPublic}/signatories`]);
  await representative.locator('#answer-conditional summary').click();
  await representative.locator('#condition').fill('If the harbour is named too.');
  await representative.locator('button[value=conditional]').click();
  await done(representative);
  await page.goto(`${letter}/invitations`);
  await expect(page.locator('main')).toContainText('If the harbour is named too.');
  await press(representative, '/sign');
  await done(representative);

  // The condition would be met by a material change. The other organiser was invited by the one who proposes it, so it waits
  // a day. The translator keeps up with it.
  await page.goto(`${letter}/edit`);
  await ready(page, scripts);
  await page.locator('#body').fill('We urge you to let the ferry sail from the old harbour.\n\nThe sea is calm.');
  await page.locator('.editor-buttons button[value=save]').click();
  await done(page);
  await translator.goto(`${letter}/translations/ar?only=open`);
  await expect(translator.locator('section.pair')).toHaveCount(1);
  await pair(translator, 'old harbour').locator('textarea').fill('نحثّكم على السماح للعبّارة بالإبحار من الميناء القديم.');
  await translator.locator('.editor-buttons button').click();
  await done(translator);
  await page.goto(`${letter}/amendment`);
  await page.locator('[name=kind][value=material]').check();
  await page.locator('#words').fill('The old harbour is named, as a signatory asked.');
  await look(page);
  await page.locator('form:is([action$="/amendment"], [action*="/amendment?once="]) button').first().click();
  await done(page);
  await expect(page.locator('form[action$="/amendment/confirm"]'), 'nobody confirms their own').toHaveCount(0);
  await second.goto(`${letter}/amendment`);
  await expect(second.locator('form[action$="/amendment/confirm"]'), 'nor what their inviter proposes').toHaveCount(0);
  await look(second);

  // The representative is told a day before, and reads what would change.
  await expect.poll(async () => (await mailsTo(representative, people.representative)).length).toBe(3);
  await newestMail(representative, people.representative, 3);
  const mail = representative.locator('.mail-text');
  await expect(mail).not.toContainText('harbour');
  const link = await mail.locator('a[href*="/l/"]').first().getAttribute('href');
  await openLink(representative, new URL(link ?? '').pathname);
  await representative.locator('main a[href$="/text"]').first().click();
  await expect(representative.locator('main ins').first()).toContainText('old harbour');
  await look(representative);

  // The second organiser refuses it: what was signed stays as it is.
  await second.locator('#reason').fill('The old harbour is closed.');
  await press(second, '/amendment/refuse');
  await done(second);
  await page.goto(`${letter}/amendment`);
  await expect(page.locator('main')).toContainText('The old harbour is closed.');

  // The embargo's moment: until then nobody finds the letter, then everybody does, in both languages.
  await page.goto(`${letter}/publication`);
  await page.locator('#embargo_local').fill(minuteAfter(30));
  await page.locator('#embargo_zone').fill('UTC');
  await page.locator('button[name=step][value=look]').click();
  await page.locator('button[name=step][value=plan]').click();
  await done(page);
  const reader = await own();
  await closed(reader, [inPublic, `${inPublic}/in/ar`, `${inPublic}/versions`, `${inPublic}/print`]);
  await expect.poll(async () => (await reader.request.get(inPublic)).status(), { timeout: 120_000, intervals: [500] }).toBe(200);
  await reader.goto(inPublic);
  await expect(reader.locator('#letter')).toContainText('We urge you to let the ferry sail.');
  await expect(reader.locator('main')).toContainText(house);
  await look(reader);
  await reader.goto(`${inPublic}/in/ar`);
  await expect(reader.locator('#letter')).toHaveAttribute('dir', 'rtl');
  await expect(reader.locator('#letter')).toContainText('للعبّارة بالإبحار.');
  await reader.goto(`${inPublic}/versions`);
  await expect(reader.locator('main')).toContainText('as it was opened for signature');
  await look(reader);

  // It closes; somebody signs late, and is in the addendum.
  await page.goto(`${letter}/close`);
  await press(page, '/close');
  await done(page);
  await page.goto(`${letter}/afterwards/late`);
  await page.locator('#deadline_local').fill(inMinutes(60 * 24));
  await page.locator('#deadline_zone').fill('UTC');
  await page.locator('button[name=step][value=allow]').click();
  await done(page);
  const late = await own();
  await late.goto(`${inPublic}/sign/person`);
  await ready(late, scripts);
  await fillPerson(late, { name: 'Lina Late', country: 'SE', email: people.late });
  await send(late, ['Lina Late']);
  await confirmFromMail(late, people.late);
  await expectListed(reader, 'Lina Late', 'lina', 1, inPublic);
  await reader.goto(`${inPublic}/signatories`);
  await expect(reader.locator('.addendum')).toContainText('Lina Late');
  await expect(reader.locator('.addendum')).not.toContainText(house);
  await look(reader);
  for (const one of [second, partner, translator, representative, reader, late]) await one.context().close();
});
