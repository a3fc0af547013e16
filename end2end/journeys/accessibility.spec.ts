// Every page in every state: axe where scripts run, html-validate on what the server wrote.
//
// axe reads English on a wide screen in light colours and Arabic on a phone in dark ones; with the long tests also
// the other two pairs. The HTML is the same at every width: it is validated once in each language.
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page, Response } from '@playwright/test';
import { HtmlValidate } from 'html-validate';
import { expect, test } from '../fixtures';
import { COALITION, done, fillOrganisation, fillPerson, follow, inMinutes, mailedLink, openInConfidence, ORGANISER, press, ready, signIn } from './steps';

const rules = JSON.parse(readFileSync(new URL('../htmlvalidate.json', import.meta.url), 'utf8'));
const validator = new HtmlValidate(rules);

/** With the long tests, which `cargo xtask test --all` runs. */
const everything = process.env.UNDERSIGNED_LONG === '1';

/** The projects that look at pages of this language. */
function looksAt(language: string, project: string): boolean {
  if (project === 'phone-plain') return false;
  return everything || project === 'wide-plain' || project === (language === 'en' ? 'wide-js' : 'phone-js');
}

/** Looks at the page as it is now, and says what is wrong with it. */
type Look = (state: string) => Promise<void>;

/** The last whole page that the server answered. */
function lastPage(page: Page): () => Response | undefined {
  let last: Response | undefined;
  page.on('response', (response) => {
    const request = response.request();
    if (request.isNavigationRequest() && request.frame() === page.mainFrame() && (response.status() < 300 || response.status() >= 400)) last = response;
  });
  return () => last;
}

function looker(page: Page, scripts: boolean, faults: string[]): Look {
  const answered = lastPage(page);
  const axe: Look = async (state) => {
    const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
    for (const { id, nodes } of violations) faults.push(`${state}: ${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  };
  const html: Look = async (state) => {
    const written = await answered()?.text();
    if (written === undefined) throw new Error(`${state}: no page was answered`);
    // Leptos writes <!> between texts; the HTML standard reads it as an empty comment.
    const report = await validator.validateString(written.replaceAll('<!>', '<!-- -->'));
    for (const { messages } of report.results) faults.push(...messages.map(({ ruleId, message, selector }) => `${state}: ${ruleId}: ${message} (${selector})`));
  };
  return async (state) => {
    await page.waitForLoadState('load');
    await expect(page.locator('main h1, main h2').first(), state).toBeVisible();
    if (await page.locator('script[src="/assets/boot.js"]').count()) await ready(page, scripts);
    await (scripts ? axe : html)(state);
  };
}

for (const language of ['en', 'ar']) {
  const letter = `/${language}/${COALITION}/no-one-returned-to-danger`;
  const desk = `/${language}/desk/safe-passage`;

  test.describe(`pages in ${language}`, () => {
    test.beforeEach(async ({ page }, info) => {
      test.skip(!looksAt(language, info.project.name), 'another project, or the long tests, look at these');
      test.setTimeout(240_000);
      await page.emulateMedia({ colorScheme: info.project.name.startsWith('phone') ? 'dark' : 'light' });
    });

    test(`public pages have no faults in ${language}`, async ({ page, javaScriptEnabled }) => {
      const faults: string[] = [];
      const look = looker(page, javaScriptEnabled ?? true, faults);
      const pages = {
        home: `/${language}`,
        coalition: `/${language}/${COALITION}`,
        letter,
        signatories: `${letter}/signatories`,
        'signatories by name': `${letter}/signatories?order=name`,
        'signatories, last page': `${letter}/signatories?page=2`,
        'nobody found': `${letter}/signatories?q=zzzz`,
        'choice of two ways to sign': `${letter}/sign`,
        verification: `/${language}/verification`,
        'sign-in': `/${language}/sign-in`,
        forgotten: `/${language}/forgotten`,
        'privacy notice': `/${language}/privacy/safe-passage`,
        'what is held about an address': `/${language}/data`,
        mailbox: '/mailbox',
        'not found': `/${language}/c/nowhere/nothing`,
        'a forged link': '/l/forged',
      };
      for (const [state, path] of Object.entries(pages)) {
        await page.goto(path);
        await look(state);
      }
      expect(faults).toEqual([]);
    });

    test(`the pages of signing have no faults in ${language}`, async ({ page, javaScriptEnabled }) => {
      const faults: string[] = [];
      const scripts = javaScriptEnabled ?? true;
      const look = looker(page, scripts, faults);
      for (const kind of ['organisation', 'person']) {
        await page.goto(`${letter}/sign/${kind}`);
        await look(`${kind}: form`);
        await page.locator('#email').fill('nobody at home');
        await page.locator('button[name=step][value=check]').click();
        await expect(page.locator('#error-summary')).toBeVisible();
        await look(`${kind}: form with faults`);
      }
      const email = `axe-guild-${language}@post-office.example`;
      await page.goto(`${letter}/sign/organisation`);
      await ready(page, scripts);
      await fillOrganisation(page, {
        name: `Paper Crane Guild ${language}`,
        country: 'JP',
        site: `https://paper-crane-${language}.example`,
        representative: '折原 つぐみ',
        office: '代表',
        email,
      });
      await page.locator('button[name=step][value=check]').click();
      await expect(page.locator('button[name=step][value=send]')).toBeVisible();
      await look('organisation: check your answers');
      await page.locator('button[name=step][value=send]').click();
      await expect(page).toHaveURL(/\/sign\/sent$/);
      await look('sent');

      const person = `axe-person-${language}@post-office.example`;
      await page.goto(`${letter}/sign/person`);
      await ready(page, scripts);
      await fillPerson(page, { name: `Perpetua Halloran ${language}`, country: 'TN', affiliation: 'رسّامة', email: person });
      await page.locator('button[name=step][value=check]').click();
      await expect(page.locator('button[name=step][value=send]')).toBeVisible();
      await look('person: check your answers');
      await page.locator('button[name=step][value=send]').click();
      await expect(page).toHaveURL(/\/sign\/sent$/);

      const link = await mailedLink(page, person, 1);
      await look('a mail');
      await follow(page, link);
      await look('confirm');
      await press(page, '/confirm');
      await expect(page.locator('form[action$="/confirm"]')).toHaveCount(0);
      await look('receipt');
      const receipt = await mailedLink(page, person, 2);
      await page.goto(link);
      await look('a spent link');
      await follow(page, receipt);
      await press(page, '/link');
      await follow(page, await mailedLink(page, person, 3));
      await expect(async () => {
        await page.reload();
        await expect(page.locator('#recorded-title')).toBeVisible({ timeout: 500 });
      }).toPass();
      await look('manage');
      const own = page.url();
      await page.goto(`${own}/key`);
      await look('sign with a key');
      await page.locator('#ssh').fill('no signature');
      await page.locator('form.ssh button[type=submit]').click();
      await expect(page.locator('#error-summary')).toBeVisible();
      await look('sign with a key, with faults');
      await page.goto(`${own}/correct`);
      await look('correct');
      await page.locator('#name').fill('');
      await page.locator('main form:has(#name) button[type=submit]').last().click();
      await expect(page.locator('#error-summary')).toBeVisible();
      await look('correct, with faults');
      await page.goto(`${own}/withdraw`);
      await look('withdraw?');
      await press(page, '/withdraw');
      await done(page);
      await look('withdrawn');
      await page.goto(own);
      await look('the page of a withdrawn signature');

      // An organisation that nobody knows waits for an organiser.
      await follow(page, await mailedLink(page, email, 1));
      await look('organisation: confirm');
      await press(page, '/confirm');
      await expect(page.locator('form[action$="/confirm"]')).toHaveCount(0);
      await look('organisation: held');
      expect(faults).toEqual([]);
    });

    test(`the pages of accounts have no faults in ${language}`, async ({ page, javaScriptEnabled }, info) => {
      const faults: string[] = [];
      const look = looker(page, javaScriptEnabled ?? true, faults);
      const submit = page.locator('main form:not(#passkey-form) button[type=submit]');
      await page.goto(`/${language}/sign-in`);
      await submit.click();
      await expect(page.locator('#error-summary')).toBeVisible();
      await look('sign-in, with faults');
      await page.goto(`/${language}/forgotten`);
      await page.locator('#email').fill('nobody at home');
      await submit.click();
      await expect(page.locator('#error-summary')).toBeVisible();
      await look('forgotten, with faults');
      await page.locator('#email').fill(ORGANISER.email);
      await submit.click();
      await expect(page.locator('#email')).toHaveCount(0);
      await look('forgotten, sent');
      // Somebody who is invited chooses a password too; of a link that works still no other is sent.
      const invited = `nadia.${info.project.name}.${language}@coalition.example`;
      await signIn(page);
      await page.goto('/en/desk/safe-passage/settings');
      await page.locator('#organiser-name').fill('Nadia Osei');
      await page.locator('#organiser-email').fill(invited);
      await press(page, '/settings/organisers');
      await done(page);
      const link = await mailedLink(page, invited, 1);
      await page.context().clearCookies();
      await page.goto(link);
      await expect(page).toHaveURL(/\/reset$/);
      await page.goto(`/${language}/reset`);
      await look('reset');
      await page.locator('#password').fill('short');
      await submit.click();
      await expect(page.locator('#error-summary')).toBeVisible();
      await look('reset, with faults');
      expect(faults).toEqual([]);
    });

    test(`the desk has no faults in ${language}`, async ({ page, javaScriptEnabled }) => {
      const faults: string[] = [];
      const scripts = javaScriptEnabled ?? true;
      const look = looker(page, scripts, faults);
      await page.goto(`/${language}/sign-in`);
      await page.locator('#email').fill(ORGANISER.email);
      await page.locator('#password').fill(ORGANISER.password);
      await page.locator('main form:not(#passkey-form) button[type=submit]').click();
      await expect(page).toHaveURL(/\/desk$/);
      await look('desk');

      const open = `${desk}/letters/no-one-returned-to-danger`;
      const draft = `${desk}/letters/children-without-papers-in-the-border-provinces`;
      const pages = {
        account: `/${language}/account`,
        'an open letter': open,
        'a draft': draft,
        'close?': `${open}/close`,
        'open?': `${draft}/open`,
        editor: `${draft}/edit`,
        signatures: `${open}/signatures`,
        'held signatures': `${open}/signatures?state=held`,
        'no signatures found': `${open}/signatures?q=zzzz`,
        'add on behalf': `${open}/signatures/add`,
        'address book': `${desk}/organisations`,
        'nobody in the address book': `${desk}/organisations?q=zzzz`,
        'a new organisation': `${desk}/organisations/new`,
        settings: `${desk}/settings`,
      };
      for (const [state, path] of Object.entries(pages)) {
        await page.goto(path);
        await look(state);
      }

      await page.goto(`${open}/signatures?state=held`);
      await page.locator('main a[href$="/remove"]').first().click();
      await expect(page).toHaveURL(/\/remove$/);
      await look('remove?');

      await page.goto(`${desk}/organisations`);
      await page.locator(`main a[href*="/organisations/"]:not([href$="/new"])`).first().click();
      await expect(page.locator('#legal_name')).not.toHaveValue('');
      await look('an organisation');

      const hidden = `hidden-${language}-${scripts ? 'live' : 'plain'}`;
      await openInConfidence(page, scripts, hidden, 'Hands off the quiet river', language);
      await look('a confidential letter');
      await page.goto(`${desk}/letters/${hidden}/publication`);
      await look('publication, unplanned');
      await page.locator('button[name=step][value=look]').click();
      await look('publication, with faults');
      await page.locator('#embargo_local').fill(inMinutes(60 * 24 * 2));
      await page.locator('#embargo_zone').fill('UTC');
      await page.locator('button[name=step][value=look]').click();
      await look('Schedule publication?');
      await page.locator('button[name=step][value=plan]').click();
      await look('publication, planned');
      for (const step of ['now', 'stop']) {
        await page.goto(`${desk}/letters/${hidden}/publication/${step}`);
        await look(`publication, ${step}?`);
      }

      // Faults of the desk's forms: what they need is taken away, then they are sent.
      const faulty = {
        'a new letter, with faults': [`${desk}/letters/new`, '.editor-buttons button[value=save]'],
        'a new organisation, with faults': [`${desk}/organisations/new`, 'form:has(#legal_name) button[type=submit]'],
        'add on behalf, with faults': [`${open}/signatures/add`, 'form:has(#representative) button[type=submit]'],
        'settings, with faults': [`${desk}/settings`, 'form:has(#accent) button[type=submit]'],
      };
      for (const [state, [path, button]] of Object.entries(faulty)) {
        await page.goto(path);
        if (path.endsWith('/new') && path.includes('/letters/')) await ready(page, scripts);
        if (path.endsWith('/letters/new')) await page.locator('#slug').fill('Not an address!');
        if (path.endsWith('/settings')) await page.locator('#contact').fill('nobody');
        await page.locator(button).first().click();
        await expect(page.locator('#error-summary'), state).toBeVisible();
        await look(state);
      }

      await page.goto(`${draft}/edit`);
      await ready(page, scripts);
      await page.locator('.editor-buttons button[value=preview]').click();
      await expect(page.locator('#preview-sheet .letter')).toBeVisible();
      await look('editor, with preview');
      expect(faults).toEqual([]);
    });
  });
}
