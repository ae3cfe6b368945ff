import { describe, expect, test } from '@jest/globals';
import { HUGE_BODY, LARGE_BODY, SMALL_BODY } from '../plan.ts';
import { VALUE_OPEN } from '../wire/values.ts';
import { RequestTemplate } from './body.ts';

const target = { port: 1, path: '/v1/messages', headers: {} };

const bodyOf = (template: RequestTemplate): Buffer =>
  template.bytes.subarray(template.bytes.indexOf('\r\n\r\n') + 4);

describe('a request of the benchmark', () => {
  test.each([SMALL_BODY, LARGE_BODY, HUGE_BODY])('of %d bytes is JSON of just that length', (bytes) => {
    const template = new RequestTemplate(target, { bytes, stream: false });
    template.renew();
    const body = bodyOf(template);
    expect(body).toHaveLength(bytes);
    const { messages, inference_geo } = JSON.parse(body.toString());
    expect(inference_geo).toBe('us');
    expect(messages.at(-1).role).toBe('user');
  });

  test('has new values in every part each time', () => {
    const template = new RequestTemplate(target, { bytes: LARGE_BODY, stream: false });
    const seen = new Set<string>();
    let sent = 0;
    for (let i = 0; i < 20; i += 1) {
      template.renew();
      for (const piece of bodyOf(template).toString().split(VALUE_OPEN).slice(1)) {
        seen.add(piece.slice(0, piece.indexOf('>>')));
        sent += 1;
      }
    }
    expect(sent).toBe(20 * 25 * 4);
    expect(seen.size).toBe(sent);
  });

  test('begins with as many messages as fit into a share of it', () => {
    const template = new RequestTemplate(target, { bytes: LARGE_BODY, stream: false });
    template.renew();
    const head = template.beginning(0.95);
    const start = head.indexOf('\r\n\r\n') + 4;
    expect(head.toString()).toContain(`content-length: ${head.length - start}\r\n`);
    expect((head.length - start) / LARGE_BODY).toBeCloseTo(0.94, 1);
    const { messages: few, ...others } = JSON.parse(head.subarray(start).toString());
    const { messages: all, ...same } = JSON.parse(bodyOf(template).toString());
    expect(others).toEqual(same);
    expect(few.length).toBeGreaterThan(20);
    expect(all.slice(0, few.length)).toEqual(few);
  });

  test('is answered rightly only with its own values', () => {
    const template = new RequestTemplate(target, { bytes: SMALL_BODY, stream: false });
    template.renew();
    const first = template.expectedText();
    template.renew();
    expect(template.expectedText()).not.toBe(first);
  });
});
