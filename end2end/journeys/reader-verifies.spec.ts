// A reader verifies the list beside the letter, sees steps tick off, and is told what is wrong.
import { writeFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { away, flipped, golden, goldenKeys, GOLDEN_ID, made, manifestHash, serve, type Log } from '../log';
import { LETTER } from './steps';

const FINGERPRINT = '1a18b9a8 0ec7edb8 5b4014f1 f6bc8d43 509e49cd 916e4966 cb268876 e4be75d4';

/** Clicks the button and waits for the end. */
async function verify(page: Page): Promise<string> {
  await page.locator('.verify button.quiet').click();
  const panel = page.locator('.verify-panel');
  await expect(panel).toHaveAttribute('data-state', /verified|failed|alarm/, { timeout: 60_000 });
  return (await panel.getAttribute('data-state')) ?? '';
}

const step = (page: Page, id: string) => page.locator(`.verify-steps > [data-step=${id}]`);

test.describe('where scripts run', () => {
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, 'the verification is a script');

  test('a reader verifies the list, and its steps tick off with figures', async ({ page }) => {
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const { asked: files } = await serve(page, golden());
    await page.goto(LETTER);
    await expect(page.locator('.verify button.quiet')).toBeVisible();
    expect(asked.filter((path) => path.startsWith('/pkg/') || path.startsWith('/log/')), 'fetched before anybody asked').toEqual([]);

    expect(await verify(page)).toBe('verified');
    await expect(page.locator('.verify-headline')).toContainText(/^The 1 organisation on this page matches the public log, checked today .*2 independent witnesses have signed it/);
    await expect(step(page, 'files')).toContainText('16 of 16');
    await expect(step(page, 'text')).toContainText('versions: 3, texts compared: 6');
    await expect(step(page, 'entries')).toContainText('25 of 25 verified');
    await expect(step(page, 'records')).toContainText('6 of 6 opened · records deleted, with a reason in the log: 4');
    await expect(step(page, 'signatures')).toContainText('witnesses: 2');
    await expect(step(page, 'earlier')).toContainText('first visit');
    for (const id of ['files', 'text', 'entries', 'records', 'signatures']) await expect(step(page, id)).toHaveAttribute('data-state', 'done');
    await expect(page.locator('.verify-compare')).toContainText(FINGERPRINT);
    await expect(page.locator('.verify-compare')).toContainText('letters.example/log/00112233445566778899aabbccddeeff+eb93f894+');
    await expect(page.locator('.verify-limits')).toContainText('cannot vouch for that server');
    await expect(page.locator('.verify-tools')).toContainText('undersigned verify http://');
    await expect(page.locator('.verify-tools a[href="/verify.html"]')).toBeVisible();
    await page.locator('.verify-names summary').click();
    await expect(page.locator('.verify-names')).toContainText('Zoë de Vries');
    expect(files.length, 'the next checkpoint is asked for too').toBe(17);
    expect(faults).toEqual([]);

    await page.goto(`${LETTER}/signatories`);
    expect(await verify(page), 'the full list').toBe('verified');
    await expect(step(page, 'earlier')).toContainText('25 entries then, 25 now');
  });

  test('the demonstration letter verifies from the server itself', async ({ page }) => {
    await expect.poll(async () => (await page.request.get(`/log/`)).text(), { message: 'logs that are published' }).toContain('no-one-returned');
    await page.goto(LETTER);
    await expect(async () => {
      await page.reload();
      expect(await verify(page), await page.locator('.verify-panel').innerText()).toBe('verified');
      await page.locator('.verify-says summary').click();
      const [organisations, people] = await page.locator('.verify-says dd').allInnerTexts();
      await expect(page.locator('#signatories-title')).toContainText(new RegExp(`\\b${organisations} organisations .* ${people} people`));
    }).toPass();
  });

  test('a changed byte is named, in every kind of file', async ({ page }) => {
    const good = golden();
    const served = await serve(page, good);
    await page.goto(LETTER);
    const named: [path: string, step: string, words: string | RegExp][] = [
      ['checkpoint', 'signatures', /checkpoint/],
      ['tile/0/000.p/25', 'entries', 'a hash in the tile is not the one that the entries give'],
      ['tile/entries/000.p/25', 'entries', /entry \d+: /],
      ['records/000.p/25', 'records', 'record and salt do not open the commitment'],
      ['manifest/2', 'text', 'the manifest is not the one that the entry names'],
      ['text/1/ko', 'text', 'the text is not the one that the manifest names'],
    ];
    for (const [path, id, words] of named) {
      // The middle of the checkpoint is its root; of a bundle some record or entry.
      served.log = flipped(good, path, path === 'checkpoint' ? 60 : undefined);
      expect(await verify(page), path).not.toBe('verified');
      await expect(step(page, id), path).toHaveAttribute('data-state', 'failed');
      if (path !== 'checkpoint' && path !== 'tile/entries/000.p/25') await expect(step(page, id).locator('.findings'), path).toContainText(`${path}`);
      await expect(step(page, id).locator('.findings'), path).toContainText(words);
    }
    served.log = new Map(good).set('policy', Buffer.from('log nobody\n'));
    expect(await verify(page), 'policy').toBe('failed');
    await expect(page.locator('.verify-panel')).toContainText('policy\u2069: ');
    served.log = new Map(good);
    served.log.delete('tile/0/000.p/25');
    expect(await verify(page), 'a missing tile').toBe('failed');
    await expect(step(page, 'entries').locator('.findings')).toContainText('the file is not there (the server answered 404)');
    served.log = new Map();
    expect(await verify(page), 'no log at all').toBe('failed');
    await expect(step(page, 'files')).toHaveAttribute('data-state', 'failed');
    expect(await page.evaluate(() => localStorage.length), 'nothing that failed is remembered').toBe(0);
    served.log = good;
    expect(await verify(page)).toBe('verified');
  });

  test('the numbers of the page are compared with those of the log', async ({ page }) => {
    const served = await serve(page, golden());
    served.numbers = { organisations: 2, people: 0, outdated: 2 };
    await page.goto(LETTER);
    expect(await verify(page)).toBe('failed');
    await expect(step(page, 'records').locator('.findings')).toContainText('this page shows other numbers than the log has');
    // The page was loaded before somebody left.
    await page.reload();
    served.numbers = { organisations: 1, people: 0, outdated: 2 };
    await page.evaluate(() => document.querySelector('[data-log]')?.setAttribute('data-organisations', '2'));
    expect(await verify(page)).toBe('verified');
    await expect(page.locator('.verify-panel')).toHaveAttribute('data-tone', 'amber');
    await expect(page.locator('.verify-verdict')).toContainText('The list has changed since you loaded this page.');
    await page.reload();
    expect(await verify(page)).toBe('verified');
    await expect(page.locator('.verify-panel')).toHaveAttribute('data-tone', 'good');
  });

  test('while witnesses are away, who has left is gone and nobody is accused', async ({ page }) => {
    const now = Math.floor(Date.now() / 1000);
    const served = await serve(page, away(now));
    await page.goto(LETTER);
    expect(await verify(page)).toBe('verified');
    const panel = page.locator('.verify-panel');
    await expect(panel).toHaveAttribute('data-tone', 'amber');
    await expect(page.locator('.verify-headline')).toContainText(/^The 1 organisation on this page .* 4 records deleted since a witness last signed, /);
    served.log = away(now - 25 * 3600);
    expect(await verify(page)).toBe('verified');
    await expect(page.locator('.verify-headline')).toContainText(/^4 records deleted since a witness last signed, .* The 1 organisation on this page/);
    // What was seen as next binds the host; without it the records are missed.
    const remembered = await page.evaluate(() => JSON.stringify({ ...localStorage }));
    served.log = flipped(away(now), 'checkpoint.next', 60);
    expect(await verify(page)).not.toBe('verified');
    served.log = away(now);
    served.log.delete('checkpoint.next');
    expect(await verify(page)).toBe('alarm');
    await expect(page.locator('.verify-alarm')).toContainText('Entries have disappeared');
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).toBe(remembered);
  });

  test('a name that mixes alphabets is pointed out, and no other', async ({ page }) => {
    const served = await serve(page, made(5, 'L\u0430ntern Trust'));
    await page.goto(LETTER);
    expect(await verify(page)).toBe('verified');
    await expect(page.locator('.verify-doubtful li')).toHaveText([/L\u0430ntern Trust #3 · mixes letters of different alphabets/]);
    served.log = made(5);
    await page.evaluate(() => localStorage.clear());
    expect(await verify(page)).toBe('verified');
    await expect(page.locator('.verify-doubtful')).toHaveCount(0);
  });

  test('the second visit checks that the log goes on, and alarms on a fork and on a shorter log', async ({ page }) => {
    const served = await serve(page, made(300));
    await page.goto(LETTER);
    expect(await verify(page)).toBe('verified');
    await expect(page.locator('.verify-headline')).toContainText(/^The 300 \w+ on this page match the public log/);
    const remembered = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
    const first = await remembered();

    served.log = made(320, 'Another Organisation');
    await page.reload();
    expect(await verify(page)).toBe('alarm');
    await expect(page.locator('.verify-alarm')).toContainText('This is not the list that you saw before');
    await expect(step(page, 'earlier').locator('.findings')).toContainText('entries have been changed');
    expect(await remembered(), 'the first list stays remembered').toBe(first);

    served.log = made(290);
    expect(await verify(page)).toBe('alarm');
    await expect(page.locator('.verify-alarm')).toContainText('Entries have disappeared');
    expect(await remembered()).toBe(first);

    served.log = made(320);
    expect(await verify(page)).toBe('verified');
    await expect(step(page, 'earlier')).toContainText('301 entries then, 321 now');
    expect(await remembered()).not.toBe(first);
  });

  test('a changed policy alarms, unless the log explains it', async ({ page }) => {
    const good = golden();
    const served = await serve(page, good);
    await page.goto(LETTER);
    expect(await verify(page)).toBe('verified');
    const policy = good.get('policy')?.toString() ?? '';

    served.log = new Map(good).set('policy', Buffer.from(policy.replace('quorum both', 'quorum none')));
    expect(await verify(page)).toBe('alarm');
    await expect(page.locator('.verify-alarm')).toContainText('The keys have changed, and nothing explains it');
    await expect(page.locator('.verify-compare dt')).toHaveText(['Fingerprint of the policy', 'Fingerprint that the server gives now', 'Key of the log']);
    await expect(page.locator('.verify-compare')).toContainText(FINGERPRINT);

    const [old, renewed] = goldenKeys();
    served.log = new Map(good).set('policy', Buffer.from(policy.replace(old, renewed)));
    expect(await verify(page)).toBe('verified');
    await expect(page.locator('.verify-compare')).toContainText('the log itself leads to it');
    expect(await verify(page)).toBe('verified');
    await expect(page.locator('.verify-compare')).toContainText('The same as this browser kept');

    await page.locator('.verify-compare').getByRole('button').click();
    await expect(page.locator('.verify-compare')).toContainText('Forgotten.');
    served.log = good;
    expect(await verify(page)).toBe('verified');
    await expect(step(page, 'earlier')).toContainText('first visit');
  });

  for (const language of ['en', 'ar']) {
    test(`what a verification shows has no faults in ${language}`, async ({ page }, info) => {
      await page.emulateMedia({ colorScheme: info.project.name.startsWith('phone') ? 'dark' : 'light' });
      const served = await serve(page, golden());
      await page.goto(LETTER.replace('/en/', `/${language}/`));
      const faults: string[] = [];
      const look = async (state: string) => {
        const { violations } = await new AxeBuilder({ page }).include('.verify').analyze();
        for (const { id, nodes } of violations) faults.push(`${state}: ${id}: ${nodes.map((node) => node.html).join(' | ')}`);
      };
      await look('before');
      expect(await verify(page)).toBe('verified');
      for (const summary of await page.locator('.verify summary').all()) await summary.click();
      await look('verified');
      served.log = flipped(golden(), 'text/1/en').set('policy', Buffer.from('quorum none\n'));
      expect(await verify(page)).toBe('alarm');
      await look('alarm');
      expect(faults).toEqual([]);
    });
  }

  test('a log that grows while it is fetched is verified as it is then', async ({ page }) => {
    const [before, after] = [made(20), made(25)];
    const served = await serve(page, before);
    await page.route(`**/log/${GOLDEN_ID}/records/**`, async (route) => {
      served.log = after;
      await route.fallback();
    });
    await page.goto(LETTER);
    expect(await verify(page)).toBe('verified');
    await expect(page.locator('.verify-headline')).toContainText(/^The 25 \w+ on this page match the public log/);
  });

  test('a page that shows another version than the log is told so', async ({ page }) => {
    const log: Log = golden();
    const hash = await manifestHash(log);
    const served = await serve(page, log);
    served.manifest = hash.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
    await page.goto(LETTER);
    expect(await verify(page)).toBe('failed');
    await expect(step(page, 'text').locator('.findings')).toContainText('this page shows another version than the newest of the log');
  });

  test('10,000 signatures verify while a progress bar moves', async ({ page }, info) => {
    test.setTimeout(180_000);
    await serve(page, made(10_000));
    await page.goto(LETTER);
    await page.evaluate(() => {
      const seen = new Set<number>();
      Object.assign(window, { seen });
      new MutationObserver(() => {
        const bar = document.querySelector<HTMLProgressElement>('.verify-bar');
        if (bar && bar.position > 0) seen.add(bar.value);
      }).observe(document.querySelector('.verify')!, { subtree: true, childList: true, attributes: true });
      // From the last file at hand to the end: what the verification itself takes.
      new MutationObserver(() => {
        const state = document.querySelector('[data-step=records]')?.getAttribute('data-state');
        if (state === 'running') performance.mark('begun');
        if (document.querySelector('.verify-panel')?.getAttribute('data-state') === 'verified') performance.mark('ended');
      }).observe(document.querySelector('.verify')!, { subtree: true, attributes: true });
    });
    const started = Date.now();
    expect(await verify(page)).toBe('verified');
    const all = Date.now() - started;
    await expect(page.locator('.verify-headline')).toContainText(/^The 10,000 \w+ on this page match the public log/);
    const { moved, took } = await page.evaluate(() => ({
      moved: (window as unknown as { seen: Set<number> }).seen.size,
      took: performance.getEntriesByName('ended')[0].startTime - performance.getEntriesByName('begun')[0].startTime,
    }));
    console.log(`${info.project.name}: 10,000 signatures verified in ${Math.round(took)} ms, with fetching ${all} ms; the bar stood at ${moved} places`);
    if (process.env.BENCH_MEASURES) {
      const [value, limit] = [took / 1000, 2];
      const measure = { measure: '10000 signatures verified in Chromium', engine: null, value, unit: 's', limit, ratio: value / limit };
      writeFileSync(process.env.BENCH_MEASURES, JSON.stringify([measure]));
    }
    expect(moved, 'places at which the bar stood').toBeGreaterThan(5);
  });

  test('a module that cannot be loaded is told so', async ({ page }) => {
    await serve(page, golden());
    await page.route('**/pkg/verify.wasm', (route) => route.abort());
    await page.goto(LETTER);
    await page.locator('.verify button.quiet').click();
    await expect(page.locator('.verify-note')).toBeVisible();
    await page.unroute('**/pkg/verify.wasm');
    expect(await verify(page)).toBe('verified');
    await expect(page.locator('.verify-note')).toBeHidden();
  });
});

test('without scripts the page says where to go', async ({ browser, server }) => {
  const page = await browser.newPage({ javaScriptEnabled: false, baseURL: server.url });
  await page.goto(LETTER);
  const box = page.locator('.verify');
  await expect(box.locator('button')).toBeHidden();
  await expect(box.locator('a[href$="/bundle.zip"]')).toBeVisible();
  await box.locator('a[href="/en/verification"]').click();
  await expect(page).toHaveURL(/\/en\/verification$/);
  await expect(page.locator('main')).toContainText('What is not proven');
  await expect(page.locator('main a[href="/verify.html"]')).toBeVisible();
  await page.close();
});
