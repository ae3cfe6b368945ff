import { afterAll, beforeAll, describe } from '@jest/globals';
import { asked } from './story/asked.ts';
import { edited } from './story/edited.ts';
import { finished, scheduleJob } from './story/finished.ts';
import { dismiss, hire } from './story/hostile.ts';
import { killed } from './story/killed.ts';
import { placed } from './story/placed.ts';
import { restarted } from './story/restarted.ts';
import { rights } from './story/rights.ts';
import { scraped } from './story/scraped.ts';
import { silent } from './story/silent.ts';
import { steered } from './story/steered.ts';
import { begin, type Story } from './story/story.ts';
import { told } from './story/told.ts';
import './patience.ts';

/** The whole of the product on a real node, as people use it: one cluster, chapter after chapter. */
let story: Story;
const current = (): Story => story;

/** Long enough for what is done while the operator is away, short enough to wait for its end. */
const staleAfterSeconds = 45;

beforeAll(async () => {
  story = await begin({ staleAfterSeconds, secondNode: true });
  await scheduleJob(story);
});
afterAll(async () => story?.cluster.down());

describe('agents in a cluster', () => {
  asked(current);
  steered(current);
  finished(current);
  told(current);
  placed(current);
  edited(current);
  scraped(current);
  describe('beside a hostile one', () => {
    beforeAll(() => hire(current()));
    afterAll(() => dismiss(current()));
    killed(current);
    restarted(current);
  });
  silent(current);
  rights(current);
});
