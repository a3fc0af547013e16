// What several journeys do: sign in, fill in a form, open a mail, look at the list.
//
// Fields are found by their names and pages by their addresses, so that a journey reads the same in every language.
import type { Locator, Page } from '@playwright/test';
import { expect } from '../fixtures';

/** The demonstration's organiser; what `server/src/demo/mod.rs` says. */
export const ORGANISER = { email: 'organiser@safe-passage.example', password: 'a lantern at the crossing' };
/** The demonstration's coalition, under a language. */
export const COALITION = 'c/safe-passage';
/** The demonstration's open letter, in English. */
export const LETTER = `/en/${COALITION}/no-one-returned-to-danger`;
/** The same letter at the desk. */
export const DESK_LETTER = '/en/desk/safe-passage/letters/no-one-returned-to-danger';

/** What is filled in to sign for an organisation. */
export type Organisation = {
  name: string;
  country: string;
  site: string;
  representative: string;
  office: string;
  email: string;
  listed?: boolean;
};

/** What is filled in to sign for oneself. */
export type Person = { name: string; country: string; affiliation?: string; email: string };

/** Signs in at the desk. */
export async function signIn(page: Page): Promise<void> {
  await page.goto('/en/sign-in');
  await page.locator('#email').fill(ORGANISER.email);
  await page.locator('#password').fill(ORGANISER.password);
  await page.locator('main form:not(#passkey-form) button[type=submit]').click();
  await expect(page).toHaveURL(/\/en\/desk$/);
}

/** Waits until the page's islands live, where scripts run. */
export async function ready(page: Page, javaScriptEnabled: boolean): Promise<void> {
  if (javaScriptEnabled) await expect(page.locator('html')).toHaveAttribute('data-hydrated', 'yes');
}

/** Goes from the letter to the form that signs it, as visitors do: on a phone by the bar at the foot. */
export async function toForm(page: Page, kind: 'organisation' | 'person', javaScriptEnabled: boolean, letter = LETTER): Promise<void> {
  await page.goto(letter);
  const bar = page.locator('.phonebar a');
  if (await bar.isVisible()) {
    await bar.click();
    await expect(page).toHaveURL(/\/sign$/);
    await page.locator(`main a[href$="/sign/${kind}"]`).first().click();
  } else {
    await page.locator(`#sign a[href$="/sign/${kind}"]`).click();
  }
  await expect(page).toHaveURL(new RegExp(`/sign/${kind}$`));
  await ready(page, javaScriptEnabled);
}

/** Ticks what everybody who signs agrees to; it is never ticked before. */
export async function consent(page: Page): Promise<void> {
  for (const box of ['#consent', '#of_age']) {
    if ((await page.locator(box).count()) > 0) await page.locator(box).check();
  }
}

/** Fills in what is asked of an organisation. */
export async function fillOrganisation(page: Page, organisation: Organisation): Promise<void> {
  await page.locator('#name').fill(organisation.name);
  await page.locator('#country').selectOption(organisation.country);
  await page.locator('#site').fill(organisation.site);
  await page.locator('#representative').fill(organisation.representative);
  await page.locator('#office').fill(organisation.office);
  await page.locator('#email').fill(organisation.email);
  await page.locator('#list_representative').setChecked(organisation.listed ?? false);
  await consent(page);
  await expect(page.locator('#name')).toHaveValue(organisation.name);
}

/** Fills in what is asked of a person. */
export async function fillPerson(page: Page, person: Person): Promise<void> {
  await page.locator('#name').fill(person.name);
  await page.locator('#country').selectOption(person.country);
  await page.locator('#affiliation').fill(person.affiliation ?? '');
  await page.locator('#email').fill(person.email);
  await consent(page);
  await expect(page.locator('#name')).toHaveValue(person.name);
}

/** Sends the form: "check your answers", then "send"; ends on the page that speaks of the mailbox. */
export async function send(page: Page, shown: string[]): Promise<void> {
  await page.locator('button[name=step][value=check]').click();
  const answers = page.locator('main');
  for (const text of shown) await expect(answers).toContainText(text);
  await page.locator('button[name=step][value=send]').click();
  await expect(page).toHaveURL(/\/sign\/sent$/);
}

/** Whether a name, and nothing but it, is on the public list; found by one of its words. */
export function listed(page: Page, name: string): Locator {
  const exactly = new RegExp(`^\\s*${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`, 'u');
  return page.locator('ul.orgs li .name').filter({ hasText: exactly });
}

/** Opens the public list, searched for a word. */
export async function openList(page: Page, query: string, letter = LETTER): Promise<void> {
  await page.goto(`${letter}/signatories?q=${encodeURIComponent(query)}`);
}

/** Says that a name is on the public list so many times. */
export async function expectListed(page: Page, name: string, query: string, times: number, letter = LETTER): Promise<void> {
  await openList(page, query, letter);
  await expect(listed(page, name)).toHaveCount(times);
}

/** What the letter's page counts: never one number. */
export type Counts = { organisations: number; countries: number; people: number };

/** Reads the counts off the letter's page. */
export async function counts(page: Page, letter = LETTER): Promise<Counts> {
  await page.goto(letter);
  const text = await page.locator('#signatories').innerText();
  const figure = (pattern: RegExp) => Number((pattern.exec(text)?.[1] ?? '0').replaceAll(',', ''));
  return {
    organisations: figure(/([\d,]+) organisations?\b/),
    countries: figure(/ from ([\d,]+) countr(?:y|ies)/),
    people: figure(/ by ([\d,]+) (?:people|person)\b/),
  };
}

/** The addresses of the mails kept for somebody, newest first. */
export async function mailsTo(page: Page, email: string): Promise<string[]> {
  const answer = await page.request.get('/mailbox');
  expect(answer.status()).toBe(200);
  const rows = (await answer.text()).split('<li').filter((row) => row.includes(email));
  return rows.map((row) => /href="(\/mailbox\/[^"]+)"/.exec(row)?.[1]).filter((href) => href !== undefined);
}

/** Waits until so many mails were written to somebody, and opens the newest. */
export async function newestMail(page: Page, email: string, many: number): Promise<void> {
  await expect.poll(async () => (await mailsTo(page, email)).length, { message: `mails to ${email}` }).toBe(many);
  const [newest] = await mailsTo(page, email);
  await page.goto(newest);
}

/** The link of the newest of so many mails, as a path of this server. */
export async function mailedLink(page: Page, email: string, many: number): Promise<string> {
  await newestMail(page, email, many);
  const href = await page.locator('.mail-text a[href*="/l/"]').first().getAttribute('href');
  return new URL(href ?? '').pathname;
}

/** Opens a link of a mail; one about a sensitive letter shows nothing before a click. */
export async function openLink(page: Page, link: string): Promise<void> {
  await page.goto(link);
  const hidden = page.locator('form[action^="/l/"] button');
  if (await hidden.count()) await hidden.click();
}

/** Follows a link of a mail to the signature's own page, whose address holds no token. */
export async function follow(page: Page, link: string): Promise<void> {
  await openLink(page, link);
  await expect(page).toHaveURL(/\/signatures\/[0-9a-f]{32}$/);
}

/** Clicks the button of a form that posts to an address with this ending. */
export async function press(page: Page, action: string): Promise<void> {
  // What has to be ticked is never ticked before.
  const form = page.locator(`form:is([action$="${action}"], [action*="${action}?once="])`).first();
  for (const box of await form.locator('input[type=checkbox][aria-required=true]').all()) await box.check();
  await page.locator(`form:is([action$="${action}"], [action*="${action}?once="]) button, button[formaction$="${action}"]`).first().click();
}

/** Signs, follows the first mail's link and confirms. */
export async function confirmFromMail(page: Page, email: string): Promise<void> {
  await follow(page, await mailedLink(page, email, 1));
  await press(page, '/confirm');
  await expect(page.locator('form[action$="/confirm"]')).toHaveCount(0);
}

/** Waits for the words that say what was just done. */
export async function done(page: Page): Promise<void> {
  await expect(page.locator('.flash')).toBeVisible();
}

/** The row of the desk's list of signatures that holds a name. */
export function deskRow(page: Page, name: string): Locator {
  return page.locator('main tr, main li, main article').filter({ hasText: name }).last();
}

/** A local date and time in UTC, so many minutes from now, as a field takes it. */
export function inMinutes(minutes: number): string {
  return new Date(Date.now() + minutes * 60_000).toISOString().slice(0, 16);
}

/** The first full minute that is at least so many seconds away, in UTC: for a moment that a journey waits for. */
export function minuteAfter(seconds: number): string {
  return new Date(Math.ceil((Date.now() + seconds * 1000) / 60_000) * 60_000).toISOString().slice(0, 16);
}

/** Writes a confidential letter and opens it for signature; ends on its page at the desk. */
export async function openInConfidence(page: Page, javaScriptEnabled: boolean, slug: string, subject: string, language = 'en'): Promise<void> {
  await openLetter(page, javaScriptEnabled, slug, subject, language, 'confidential');
}

/** The same for a letter of either visibility. */
export async function openLetter(
  page: Page,
  javaScriptEnabled: boolean,
  slug: string,
  subject: string,
  language: string,
  visibility: 'public' | 'confidential',
): Promise<void> {
  await page.goto(`/${language}/desk/safe-passage/letters/new`);
  await ready(page, javaScriptEnabled);
  await page.locator('#subject').fill(subject);
  await page.locator('#slug').fill(slug);
  await page.locator('#recipients-0-name').fill('President Example Person');
  await page.locator('#salutation').fill('Dear President,');
  await page.locator('#body').fill('We write about the river.');
  await page.locator('#deadline_local').fill(inMinutes(60 * 24 * 30));
  await page.locator('#deadline_zone').fill('UTC');
  await page.locator(`[name=visibility][value=${visibility}]`).check();
  await page.locator('.editor-buttons button[value=save]').click();
  await done(page);
  await page.goto(`/${language}/desk/safe-passage/letters/${slug}/open`);
  await press(page, '/open');
  await done(page);
}
