import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { done, mailedLink, ready, signIn } from './steps';

const password = 'a word in many tongues';

/** Nothing that axe finds, where scripts run. */
async function clean(page: Page, scripts: boolean): Promise<void> {
  if (!scripts) return;
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
}

/** The part of the original with these words, beside its translation. */
function part(page: Page, words: string): Locator {
  return page.locator('section.pair').filter({ hasText: words });
}

test('a translator translates into Arabic, and a reader chooses the text', async ({ page, browser, baseURL, javaScriptEnabled }, info) => {
  test.slow();
  const scripts = javaScriptEnabled ?? true;
  const slug = `in-arabic-${info.project.name}`;
  const letter = `/en/desk/safe-passage/letters/${slug}`;
  const email = `mai-${info.project.name}@words.example`;
  await signIn(page);
  await page.goto('/en/desk/safe-passage/letters/new');
  await ready(page, scripts);
  await page.locator('#subject').fill('Water for all');
  await page.locator('#slug').fill(slug);
  await page.locator('#salutation').fill('Mr President,');
  await page.locator('#body').fill('We ask you to act.\n\nThe law is clear.');
  await page.locator('#recipients-0-name').fill('The President');
  await page.locator('#deadline_local').fill('2090-12-01T12:00');
  await page.locator('#deadline_zone').fill('Asia/Seoul');
  await page.locator('.editor-buttons button[value=save]').click();
  await done(page);

  // The owner invites a translator, and asks for the letter in Arabic.
  await page.goto('/en/desk/safe-passage/settings');
  await page.locator('main a[href$="/translators"]').click();
  await clean(page, scripts);
  await page.locator('#name').fill('Mai Haddad');
  await page.locator('#email').fill(email);
  await page.locator('#languages').fill('arabic!');
  await page.locator('form:is([action$="/translators"], [action*="/translators?once="]) button').click();
  await expect(page.locator('#error-summary a[href="#languages"]')).toBeVisible();
  await clean(page, scripts);
  await page.locator('#languages').fill('ar, fr');
  await page.locator('form:is([action$="/translators"], [action*="/translators?once="]) button').click();
  await done(page);
  await page.goto(letter);
  await page.locator('main a[href$="/translations"]').click();
  await clean(page, scripts);
  await page.locator('#language').fill('ar');
  await page.locator('form:is([action$="/translations"], [action*="/translations?once="]) button').click();
  await done(page);
  await clean(page, scripts);

  // The translator comes in by the mail, in a browser of their own, and sees that letter's translation alone.
  const context = await browser.newContext({ baseURL, javaScriptEnabled: scripts, viewport: page.viewportSize() });
  const mai = await context.newPage();
  await mai.goto(await mailedLink(mai, email, 1));
  await mai.locator('#password').fill(password);
  await mai.locator('main form:not(#passkey-form) button[type=submit]').click();
  await expect(mai).toHaveURL(/\/sign-in$/);
  await mai.locator('#email').fill(email);
  await mai.locator('#password').fill(password);
  await mai.locator('main form:not(#passkey-form) button[type=submit]').click();
  await expect(mai).toHaveURL(/\/en\/translations$/);
  await clean(mai, scripts);
  for (const hidden of [letter, `${letter}/edit`, `${letter}/translations/fr`, '/en/desk/safe-passage/settings', '/en/desk/safe-passage/organisations']) {
    expect((await mai.request.get(hidden)).status(), hidden).toBe(404);
  }

  // Side by side, part by part, saved twice.
  await mai.locator(`main a[href$="/${slug}/translations/ar"]`).click();
  await clean(mai, scripts);
  const words: [string, string][] = [
    ['The President', 'الرئيس'],
    ['Water for all', 'الماء للجميع'],
    ['Mr President,', 'سيادة الرئيس،'],
    ['We ask you to act.', 'نطلب منكم أن تتحرّكوا.'],
  ];
  for (const [original, arabic] of words) await part(mai, original).locator('textarea').fill(arabic);
  await mai.locator('.editor-buttons button').click();
  await done(mai);
  await expect(part(mai, 'We ask you to act.').locator('textarea')).toHaveAttribute('dir', 'rtl');
  await part(mai, 'The law is clear.').locator('textarea').fill('القانون واضح.');
  await mai.locator('.editor-buttons button').click();
  await done(mai);
  await expect(mai.locator('.desk-head .state')).toHaveText('complete');
  await mai.locator('main a[href$="/preview"]').click();
  await expect(mai.locator('#letter')).toHaveAttribute('dir', 'rtl');
  await clean(mai, scripts);

  // The original changes: one part is to be looked at again, and one is new.
  await page.goto(`${letter}/edit`);
  await ready(page, scripts);
  await page.locator('#body').fill('We ask you to act at once.\n\nPeople wait.\n\nThe law is clear.');
  await page.locator('.editor-buttons button[value=save]').click();
  await done(page);
  await page.goto(`${letter}/open`);
  await expect(page.locator('.open-languages')).toContainText('1 to look at again');
  await expect(page.locator('.open-languages input[name=translation]')).toHaveCount(0);
  await clean(page, scripts);
  await mai.goto(`${letter}/translations/ar?only=open`);
  await expect(mai.locator('section.pair')).toHaveCount(2);
  await expect(part(mai, 'at once').locator('ins')).toContainText('at once');
  await clean(mai, scripts);
  await part(mai, 'People wait.').locator('textarea').fill('الناس ينتظرون.');
  await part(mai, 'at once').locator('button[name=keep]').click();
  await done(mai);
  await expect(mai.locator('section.pair')).toHaveCount(0);
  await clean(mai, scripts);

  // The organiser opens the letter in both languages.
  await page.goto(`${letter}/open`);
  await expect(page.locator('.open-languages input[value=ar]')).toBeChecked();
  await clean(page, scripts);
  await page.locator('form[action$="/open"] button').click();
  await done(page);

  // A reader switches to Arabic, under an interface that stays English, and finds what prevails.
  const reader = await context.newPage();
  await reader.goto(`/en/c/safe-passage/${slug}`);
  await expect(reader.locator('#letter')).toContainText('We ask you to act at once.');
  await expect(reader.locator('.prevails')).toHaveCount(0);
  await reader.locator('.texts a[hreflang=ar]').click();
  await expect(reader).toHaveURL(new RegExp(`/en/c/safe-passage/${slug}/in/ar$`));
  await expect(reader.locator('#letter')).toHaveAttribute('dir', 'rtl');
  await expect(reader.locator('#letter')).toContainText('الناس ينتظرون.');
  await expect(reader.locator('link[rel=canonical]')).toHaveAttribute('href', new RegExp(`/ar/c/safe-passage/${slug}$`));
  await clean(reader, scripts);
  await reader.goto(`/ar/c/safe-passage/${slug}`);
  await expect(reader.locator('#letter')).toContainText('القانون واضح.');
  await clean(reader, scripts);
  await reader.goto(`/ar/c/safe-passage/${slug}/sign/person`);
  await expect(reader.locator('#letter')).toHaveAttribute('lang', 'ar');
  await clean(reader, scripts);
  await reader.locator('.in-view .texts a[hreflang=en]').click();
  await expect(reader.locator('#letter')).toHaveAttribute('lang', 'en');
  await reader.goto(`/ar/c/safe-passage/${slug}/in/ar`);
  await reader.locator('.prevails a').click();
  await expect(reader.locator('#letter')).toContainText('We ask you to act at once.');
  await context.close();
});
