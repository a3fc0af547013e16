import { test } from '../fixtures';
import { representativeSigns } from './representative';

test('a representative signs for their organisation, asks to be listed by another name, and withdraws', async ({ page, javaScriptEnabled }) => {
  test.slow();
  await representativeSigns(page, javaScriptEnabled ?? true);
});
