import { type Page, expect, test as base } from '@playwright/test';
import { Explorer } from './pages/Explorer.ts';

export { expect };

/** Complaints that say nothing about the page: fiber's clock with this three, and the driver's note after pixels are read back. */
const harmless = [/THREE\.Clock: This module has been deprecated/, /GPU stall due to ReadPixels/];

interface Options {
  /** Complaints that a journey provokes on purpose; nothing by default. */
  readonly provoked: RegExp;
}

interface Fixtures {
  readonly explorer: Explorer;
}

/**
 * Every journey also holds that the page complains of nothing in the console, throws nothing, violates no content security policy and asks no
 * other origin for anything.
 */
export const test = base.extend<Fixtures & Options>({
  provoked: [/(?!)/, { option: true }],
  explorer: async ({ page, provoked }, provide) => {
    const complaints = await watch(page, [...harmless, provoked]);
    await provide(new Explorer(page));
    expect(complaints, 'complaints of the page').toEqual([]);
  },
});

/** Collects what should not happen on a page; call before it is opened. */
export async function watch(page: Page, allowed: readonly RegExp[] = harmless): Promise<readonly string[]> {
  const complaints: string[] = [];
  const complain = (text: string): void => {
    if (!allowed.some((pattern) => pattern.test(text))) complaints.push(text);
  };
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complain(`console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complain(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    const own = protocol === 'data:' || protocol === 'blob:' || protocol === 'file:' || origin === new URL(page.url() === 'about:blank' ? request.url() : page.url()).origin;
    if (!own) complain(`request to another origin: ${request.url()}`);
  });
  await page.exposeFunction('reportViolation', (text: string) => complain(`content security policy: ${text}`));
  await page.addInitScript(() => {
    const report = (globalThis as unknown as { reportViolation: (text: string) => Promise<void> }).reportViolation;
    document.addEventListener('securitypolicyviolation', (event) => void report(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
  });
  return complaints;
}
