import { test } from '../fixtures';
import { representativeSigns } from './representative';

test('a representative signs for their organisation, corrects its name and withdraws', async ({ page, javaScriptEnabled }) => {
  test.slow();
  await representativeSigns(page, javaScriptEnabled ?? true);
});
