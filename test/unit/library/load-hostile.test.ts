// Whatever a library's files hold, loading gives a library and problems inside the files.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadWith, soundFiles } from './library-files.ts';

const pieces = fc.constantFrom(
  '',
  ' ',
  '\n',
  '  ',
  '\t',
  '- ',
  ': ',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '|',
  '>',
  '<',
  '<x>',
  '<#x>',
  '{{',
  '}}',
  '{{x}}',
  '---\n',
  '#',
  '&a ',
  '*a',
  '!',
  'null',
  '1e999',
  '[]',
  '{}',
  'true',
  '\0',
  '\uFEFF',
  '\uD800',
  '__proto__: 1\n',
  'id: x\n',
  '## variant: x\n',
);

it('damaged files never stop the loader', () => {
  const paths = Object.keys(soundFiles);
  const damage = fc.record({
    path: fc.constantFrom(...paths),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    take: fc.nat({ max: 40 }),
    put: fc.array(pieces, { maxLength: 3 }).map((parts) => parts.join('')),
  });
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (damages) => {
      const changed: Record<string, string> = {};
      for (const { path, at, take, put } of damages) {
        const text = changed[path] ?? soundFiles[path] ?? '';
        const start = Math.floor(at * text.length);
        changed[path] = text.slice(0, start) + put + text.slice(start + take);
      }
      const { library, problems } = loadWith(changed);
      expect(JSON.parse(JSON.stringify(library))).toEqual(library);
      for (const { path, range, message } of problems) {
        const { length } = changed[path] ?? soundFiles[path] ?? '';
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.end).toBeGreaterThanOrEqual(range.start);
        expect(range.end).toBeLessThanOrEqual(Math.max(length, 1));
        expect(message).toMatch(/[.?]$/);
      }
    }),
    { numRuns: 150 },
  );
});
