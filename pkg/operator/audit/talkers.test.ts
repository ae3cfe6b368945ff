import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rememberedImages, rememberedWorkloads, rememberTalkers } from './talkers.ts';

describe('who was heard to talk', () => {
  test('is told by images: only where others were heard', () => {
    const talkers = rememberTalkers();
    expect(talkers.wereOthers('a/Deployment/one', 'old')).toBe(false);
    talkers.heard('a/Deployment/one', 'old');
    expect(talkers.wereOthers('a/Deployment/one', 'old')).toBe(false);
    expect(talkers.wereOthers('a/Deployment/one', 'new')).toBe(true);
    expect(talkers.wereOthers('b/Deployment/one', 'new')).toBe(false);
  });

  test('at its bounds is whoever was heard last', () => {
    const talkers = rememberTalkers();
    for (let image = 0; image <= rememberedImages; image += 1) talkers.heard('w', `image ${image}`);
    expect(talkers.wereOthers('w', 'image 0')).toBe(true);
    expect(talkers.wereOthers('w', 'image 1')).toBe(false);
    for (let at = 1; at < rememberedWorkloads; at += 1) talkers.heard(`w${at}`, 'old');
    talkers.heard('w', 'image 1');
    talkers.heard('one more', 'old');
    expect([talkers.wereOthers('w', 'new'), talkers.wereOthers('w1', 'new')]).toEqual([true, false]);
  });

  test('fits into one object of the API, however much is heard', () => {
    const talkers = rememberTalkers();
    for (let at = 0; at < rememberedWorkloads; at += 1)
      for (let image = 0; image < rememberedImages; image += 1)
        talkers.heard(`${'n'.repeat(300)}${at}`, `${image}`.padStart(12, '0'));
    expect(talkers.text().length).toBeLessThan(512 * 1024);
  });

  test('is the same after it was kept', () => {
    const images = fc.constantFrom('a', 'b', 'c');
    const workload = fc.constantFrom('v', 'w', 'x');
    fc.assert(
      fc.property(fc.array(fc.tuple(workload, images)), workload, images, (said, asked, image) => {
        const [one, two] = [rememberTalkers(), rememberTalkers()];
        for (const [of, by] of said) one.heard(of, by);
        two.take(one.text());
        expect(two.wereOthers(asked, image)).toBe(one.wereOthers(asked, image));
        expect(two.text()).toBe(one.text());
      }),
    );
  });

  test('changes its version with what is to be kept alone', () => {
    const talkers = rememberTalkers();
    talkers.heard('w', 'a');
    const before = talkers.version();
    talkers.heard('w', 'a');
    expect(talkers.version()).toBe(before);
    talkers.heard('w', 'b');
    expect(talkers.version()).toBeGreaterThan(before);
  });

  test.each(['', 'null', '[]', '{"a":1,"b":[2]}', '{'])('is nobody where %s was kept', (text) => {
    const talkers = rememberTalkers();
    talkers.take(text);
    expect(talkers.text()).toBe('{}');
  });
});
