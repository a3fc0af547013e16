import { test } from '../fixtures';
import { representativeSigns } from './representative';

test.use({ database: 'postgres' });

test('a representative signs on PostgreSQL', async ({ page, javaScriptEnabled }, info) => {
  test.skip(info.project.name !== 'wide-plain', 'the engine makes no difference to a browser');
  test.slow();
  await representativeSigns(page, javaScriptEnabled ?? true);
});
