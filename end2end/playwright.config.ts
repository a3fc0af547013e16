// How the journeys run: one Chromium, two widths, each with and without JavaScript.
import { defineConfig } from '@playwright/test';
import type { Options } from './fixtures';

const wide = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 360, height: 740 } };

export default defineConfig<Options>({
  testDir: 'journeys',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 2,
  forbidOnly: !!process.env.CI,
  timeout: 30_000,
  expect: { timeout: 5_000 },
  reporter: [['line']],
  use: {
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'Europe/Zurich',
    screenshot: 'only-on-failure',
    // A trace of every action costs a seventh of the time: where a failure is looked into, not in CI.
    trace: process.env.CI ? 'off' : 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      // Nothing but our own server is to be talked to; the sandbox cannot be had as root.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'wide-js', use: { ...wide } },
    { name: 'phone-js', use: { ...phone } },
    { name: 'wide-plain', use: { ...wide, javaScriptEnabled: false } },
    { name: 'phone-plain', use: { ...phone, javaScriptEnabled: false } },
  ],
});
