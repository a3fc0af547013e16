import { expect, test } from '../fixtures';
import { LETTER, consent, fillOrganisation, fillPerson, ready, send, signIn, toForm } from './steps';

test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, 'islands live where scripts run');

test('the signing form explains a bad address as it is typed', async ({ page }) => {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await page.goto(`${LETTER}/sign/organisation`);
  await ready(page, true);

  await page.locator('#email').pressSequentially('not-an-address');
  await page.locator('#email').press('Tab');
  await expect(page.locator('#email')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('#email-error')).not.toBeEmpty();
  await expect(page).toHaveURL(`${LETTER}/sign/organisation`);

  await page.locator('#email').fill('somebody@baobab-legal.example');
  await page.locator('#email').press('Tab');
  await expect(page.locator('#email')).not.toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('#email-error')).toBeEmpty();
  expect(faults).toEqual([]);
});

test('an organisation on the public list is suggested from its domain, and one that only the address book knows is not', async ({ page }) => {
  await page.goto(`${LETTER}/sign/organisation`);
  await ready(page, true);
  await page.locator('#email').fill('director@baobab-legal.example');
  await page.locator('#email').press('Tab');
  await page.locator('#email').fill('office@amnok-archive.example');
  await page.locator('#email').press('Tab');
  await expect(page.locator('main')).toContainText('압록강 저편 기록관');
  await expect(page.locator('main')).not.toContainText('Baobab Legal Circle');
});

test('answers are kept in this browser until they are sent, and only where somebody asks for that', async ({ page }) => {
  await toForm(page, 'person', true);
  const keeper = { name: 'Isolde Marchbanks', country: 'AU', affiliation: 'Lighthouse keeper', email: 'isolde@post-office.example' };
  await fillPerson(page, keeper);
  await page.goto(`${LETTER}/sign/person`);
  await ready(page, true);
  await expect(page.locator('#name')).toHaveValue('');
  expect(await page.evaluate(() => localStorage.length), 'nothing is kept unasked').toBe(0);

  await fillPerson(page, keeper);
  await page.locator('.kept.keep button').click();
  await page.goto(LETTER);
  await page.goto(`${LETTER}/sign/person`);
  await ready(page, true);
  await expect(page.locator('#name')).toHaveValue(keeper.name);
  await expect(page.locator('#country')).toHaveValue('AU');

  await expect(page.locator('#consent'), 'a consent is given each time').not.toBeChecked();
  await consent(page);
  await send(page, [keeper.name]);
  await ready(page, true);
  await page.goto(`${LETTER}/sign/person`);
  await ready(page, true);
  await expect(page.locator('#name')).toHaveValue('');
});

test('with its module blocked the form still posts', async ({ page }) => {
  await page.route('**/pkg/*.wasm', (route) => route.abort());
  await toForm(page, 'organisation', false);
  await fillOrganisation(page, {
    name: 'Baobab Legal Circle',
    country: 'ZA',
    site: 'https://baobab-legal.example',
    representative: 'Thandeka Mokoenyane',
    office: 'Director',
    email: 'circle@baobab-legal.example',
  });
  await send(page, ['Baobab Legal Circle', 'South Africa']);
});

test('the preview follows as an organiser writes', async ({ page }) => {
  await signIn(page);
  await page.goto('/en/desk/safe-passage/letters/new');
  await ready(page, true);
  await page.locator('#subject').fill('A subject that is being written');
  await expect(page.locator('#preview-sheet')).toContainText('A subject that is being written');
});
